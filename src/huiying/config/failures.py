"""Which status and which words does an error get at the doorway?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from huiying.foundation.errors import Absent, Conflict, HuiyingError, Refused, Unusable, say
from huiying.foundation.telling import sentences_below

STATUS: tuple[tuple[type[HuiyingError], int], ...] = (
    (Refused, 403),
    (Absent, 404),
    (Conflict, 409),
    (Unusable, 422),
    (HuiyingError, 502),
)


def status_for(error: HuiyingError) -> int:
    """The HTTP status of an error."""
    return next(status for kind, status in STATUS if isinstance(error, kind))


def sentence_for(error: HuiyingError) -> str:
    """What happened, in the visitor's language."""
    return say(error, sentences_below("huiying"), get_language() or "zh-hans")


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long: nothing was lost, send it again."""
    return render(request, "403_csrf.html", {"reason": reason}, status=403)
