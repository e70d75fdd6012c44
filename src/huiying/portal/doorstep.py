"""Has this visitor knocked too often, and how is an error told at a public door?"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from huiying.foundation.errors import Absent, Conflict, say
from huiying.foundation.limits import allow
from huiying.foundation.scope import Actor
from huiying.portal.sentences import SENTENCES
from huiying.portal.terms import Allowance

P = ParamSpec("P")
Doorway = Callable[Concatenate[HttpRequest, P], HttpResponse]
NOT_NOW = 409

# Whoever writes here does so as a citizen, also when she is signed in at the desk.
CITIZEN = Actor.citizen("portal")


def may_knock(request: HttpRequest, allowance: Allowance) -> bool:
    """Count one try of this visitor; false when there were too many in this window."""
    who = request.META.get("REMOTE_ADDR", "")
    return allow(allowance.purpose, who, most=allowance.most, seconds=allowance.seconds)


def in_words(doorway: Doorway[P]) -> Doorway[P]:
    """What is absent is the public page for that; what is not possible now says why."""

    @wraps(doorway)
    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return doorway(request, *args, **kwargs)
        except Absent as absent:
            raise Http404(absent.code) from absent
        except Conflict as trouble:
            told = say(trouble, SENTENCES, get_language() or "zh-hans")
            return render(request, "portal/not_now.html", {"told": told}, status=NOT_NOW)

    return door
