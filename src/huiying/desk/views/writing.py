"""How is a piece begun and revised, so that nothing that was written is ever lost?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiying.delivery.carrying import link_of
from huiying.desk.drawing.channels import previews
from huiying.desk.drawing.differences import differences
from huiying.desk.forms.given import whole_number
from huiying.desk.forms.pieces import PieceWriting
from huiying.desk.page import fragment, show
from huiying.desk.reads.pieces import NOT_YET_SAVED, reason_of
from huiying.desk.reads.writing import accounts_for, accounts_named, offices, other_accounts
from huiying.desk.saying import Trouble, trouble_of
from huiying.desk.staff import StaffRequest, staff
from huiying.editorial import acts
from huiying.editorial import reads as editorial
from huiying.editorial.checks import look
from huiying.editorial.models import Version
from huiying.editorial.terms import SEVERITY_NAMES
from huiying.foundation.errors import Absent, HuiyingError
from huiying.registry import reads as registry
from huiying.registry.models import Account, Organisation

TARGET = re.compile(r"target_(\d{1,18})\Z")
CHOSEN_ONLY = "chosen"  # stands for the digest of a cover that is not uploaded yet


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new_piece(request: StaffRequest) -> HttpResponse:
    """Begin a piece in the name of an office where one holds a writing post."""
    held = offices(request.actor)
    asked = request.POST.get("organisation") or request.GET.get("organisation", "")
    office = next((o for o in held if str(o.pk) == asked), held[0] if len(held) == 1 else None)
    if office is None:
        return show(request, "desk/pieces/new.html", {"offices": held})
    accounts = _accounts(request, office, None)
    if request.method != "POST":
        return _form_page(request, PieceWriting(accounts=accounts), office)
    form = PieceWriting(request.POST, request.FILES, accounts=accounts)
    if not form.is_valid():
        return _form_page(request, form, office, status=422)
    try:
        piece = acts.write_piece(
            office.pk, form.as_act_form(_cover(request, form, office)), by=request.actor
        )
    except Absent:
        raise
    except HuiyingError as error:
        return _form_page(request, form, office, trouble=trouble_of(error))
    messages.success(request, _("Saved as version 1. Look at the findings, then submit it."))
    return HttpResponseRedirect(reverse("desk:piece", args=[piece.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def edit_piece(request: StaffRequest, pk: int) -> HttpResponse:
    """Write the next version; if somebody was faster, both texts are shown and none is lost."""
    piece = editorial.piece(request.actor, pk)
    version = editorial.versions(request.actor, pk)[0]
    accounts = _accounts(request, piece.organisation, version)
    if request.method != "POST":
        form = PieceWriting(accounts=accounts, version=version)
        return _form_page(request, form, piece.organisation, version=version)
    form = PieceWriting(request.POST, request.FILES, accounts=accounts)
    if not form.is_valid():
        return _form_page(request, form, piece.organisation, version=version, status=422)
    try:
        cover = _cover(request, form, piece.organisation)
        on = form.cleaned_data["on"] or 0
        saved = acts.revise_piece(pk, form.as_act_form(cover), on=on, by=request.actor)
    except Absent:
        raise
    except HuiyingError as error:
        return _refused(request, form, piece.organisation, version, trouble_of(error))
    messages.success(request, _("Saved as version %(number)s.") % {"number": saved.number})
    return HttpResponseRedirect(reverse("desk:piece", args=[pk]))


@require_POST
@staff
def measure(request: StaffRequest) -> HttpResponse:
    """While somebody writes: room left by each platform's own count, previews, findings."""
    office = _office(request)
    form = PieceWriting(request.POST, accounts=_accounts(request, office, None))
    form.is_valid()
    cover = editorial.assets(request.actor).filter(pk=form.cleaned_data.get("cover") or 0).first()
    chosen = CHOSEN_ONLY if request.POST.get("cover_chosen") else ""
    content = form.as_content(cover.digest if cover else chosen)
    shown: dict[str, str] = {}
    for account in form.chosen_accounts():
        shown.setdefault(account.kind, account.name)
    url = reverse("desk:asset", args=[cover.pk]) if cover else ""
    values = {
        "previews": previews(content, shown.items(), link=link_of(NOT_YET_SAVED), cover_url=url),
        "noticed": [
            {
                "weight": SEVERITY_NAMES[found.severity],
                "severity": found.severity,
                "reason": reason_of(found.code, found.values),
                "excerpt": found.excerpt,
                "suggestion": found.suggestion,
            }
            for _key, found in look(content)
        ],
    }
    return fragment(request, "desk/pieces/measured.html", values)


@require_safe
@staff
def accounts(request: StaffRequest) -> HttpResponse:
    """Further accounts in reach by name, to be ticked."""
    office = _office(request)
    asked = request.GET.get("account", "").strip()
    found = other_accounts(request.actor, office, asked) if asked else []
    form = PieceWriting(accounts=found)
    return fragment(request, "desk/pieces/targets.html", {"form": form, "asked": asked})


def _refused(
    request: StaffRequest,
    form: PieceWriting,
    office: Organisation,
    version: Version,
    trouble: Trouble,
) -> HttpResponse:
    """The form as it was sent; after a collision with the difference, and bound to the newer."""
    if trouble.code != "editorial.piece.newer_version":
        return _form_page(request, form, office, version=version, trouble=trouble)
    form.put("on", str(version.number))
    clash = {
        "clash": differences(version.writing, form.cleaned_data["writing"]),
        "clash_version": version,
    }
    return _form_page(request, form, office, version=version, trouble=trouble, more=clash)


def _form_page(
    request: StaffRequest,
    form: PieceWriting,
    office: Organisation,
    *,
    version: Version | None = None,
    trouble: Trouble | None = None,
    status: int = 200,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    draft = f"piece-{version.piece_id}-{version.number}" if version else f"piece-new-{office.pk}"
    values = {
        "form": form,
        "office": office,
        "version": version,
        "trouble": trouble,
        "draft": draft,
        "rows": list(form.target_rows()),
        "kinds": list(form.kind_rows()),
    }
    shown = values | dict(more or {})
    return show(
        request, "desk/pieces/edit.html", shown, status=trouble.status if trouble else status
    )


def _office(request: StaffRequest) -> Organisation:
    given = request.POST.get("organisation") or request.GET.get("organisation", "")
    return registry.organisation(request.actor, whole_number(given))


def _accounts(
    request: StaffRequest, office: Organisation, version: Version | None
) -> list[Account]:
    """The office's accounts, and whatever else in reach the form names."""
    own = accounts_for(request.actor, office, version)
    named = [int(found[1]) for name in request.POST if (found := TARGET.match(name))]
    known = {account.pk for account in own}
    missing = [pk for pk in named if pk not in known]
    return own + (accounts_named(request.actor, missing) if missing else [])


def _cover(request: StaffRequest, form: PieceWriting, office: Organisation) -> int | None:
    """The picture just uploaded, else the one that was there."""
    upload = form.cleaned_data["cover_upload"]
    if upload is None:
        kept: int | None = form.cleaned_data["cover"]
        return kept
    asset = acts.add_asset(
        office.pk,
        upload.read(),
        alternative=form.cleaned_data["cover_alternative"],
        source=form.cleaned_data["cover_source"],
        by=request.actor,
    )
    form.put("cover", str(asset.pk))  # kept, even if the piece itself is refused
    return asset.pk
