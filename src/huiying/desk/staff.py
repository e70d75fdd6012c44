"""Who may enter the desk, and what does she read where a page is refused or absent?

A signed-in person who holds at least one post today.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from huiying.desk.saying import trouble_of
from huiying.foundation.errors import HuiyingError
from huiying.foundation.scope import Actor

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request as the middleware hands it to the desk."""

    actor: Actor
    htmx: HtmxDetails


def staff(
    view: Callable[Concatenate[StaffRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let nobody in who is not signed in or holds no post; keep no copy of the page anywhere."""

    @wraps(view)
    def enter(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        if not request.actor.claims:  # type: ignore[attr-defined]
            return render(request, "desk/no_post.html", status=403)
        try:
            return view(request, *args, **kwargs)  # type: ignore[arg-type]
        except HuiyingError as error:
            trouble = trouble_of(error)
            context = {"trouble": trouble}
            return render(request, "desk/refused.html", context, status=trouble.status)

    kept: Callable[Concatenate[HttpRequest, P], HttpResponse] = never_cache(enter)
    return kept


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back here; a live fragment takes the whole page along."""
    if not getattr(request, "htmx", None):
        return redirect_to_login(request.get_full_path())
    shown = request.htmx.current_url_abs_path or "/desk/"  # type: ignore[attr-defined]
    return HttpResponseClientRedirect(redirect_to_login(shown).url)
