"""How does a reader see all components, and how does a choice of appearance reach the server?"""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from huiying.foundation.ui import gallery as examples
from huiying.foundation.ui.context import TEXT_COOKIE, TEXTS, THEME_COOKIE, THEMES

YEAR_IN_SECONDS: Final = 31_536_000


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, with invented content."""
    return render(request, "ui/gallery.html", examples.content())


@require_safe
def gallery_desk(request: HttpRequest) -> HttpResponse:
    """The desk's three panes, filled with invented content."""
    return render(request, "ui/gallery_desk.html", examples.content())


# Exempt: it holds no right and no personal data, and a token would set a cookie on every public
# page only to guard the brightness of the screen.
@csrf_exempt
@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep theme, text size or language in a cookie and go back to the page."""
    response = HttpResponseRedirect(_way_back(request))
    choices = {
        THEME_COOKIE: ("theme", THEMES),
        TEXT_COOKIE: ("text", TEXTS),
        settings.LANGUAGE_COOKIE_NAME: ("language", [code for code, _ in settings.LANGUAGES]),
    }
    for cookie, (name, allowed) in choices.items():
        if request.POST.get(name) in allowed:
            _keep(response, cookie, request.POST[name], secure=request.is_secure())
    return response


def _way_back(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    return target if safe else "/"


def _keep(response: HttpResponse, cookie: str, value: str, *, secure: bool) -> None:
    # Readable by script: theme.js changes the same cookies without a round trip.
    response.set_cookie(cookie, value, max_age=YEAR_IN_SECONDS, secure=secure, samesite="Lax")
