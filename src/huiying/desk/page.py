"""How does the desk answer with a page, or with the part of it that changes?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from huiying.desk.staff import StaffRequest
from huiying.foundation.scope import Actor
from huiying.registry.models import Organisation
from huiying.registry.terms import POST_NAMES


def show(
    request: StaffRequest,
    template: str,
    values: Mapping[str, Any] | None = None,
    *,
    part: str = "",
    status: int = 200,
) -> HttpResponse:
    """The whole page, or only `part` (a template of its own) when a live fragment asks."""
    given = dict(values or {})
    if part and request.htmx and not request.htmx.history_restore_request:
        return render(request, part, given, status=_for_htmx(status))
    return render(request, template, given | _acting(request.actor), status=status)


def fragment(
    request: StaffRequest, template: str, values: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """A piece of a page, asked for by the page itself."""
    return render(request, template, dict(values), status=_for_htmx(status))


def _for_htmx(status: int) -> int:
    """A refusal is swapped in as well: the layout swaps 2xx and 422."""
    return 422 if status >= 400 else status


def _acting(by: Actor) -> dict[str, Any]:
    places = Organisation.objects.in_bulk({claim.organisation for claim in by.claims})
    posts = [
        f"{places[claim.organisation].short_name} · {POST_NAMES[claim.post]}"
        for claim in by.claims
        if claim.organisation in places
    ]
    return {"acting_name": by.name, "acting_posts": posts}
