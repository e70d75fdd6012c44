"""How does somebody follow her case, add to it, and judge the answer?"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiying.answers import reads as answers
from huiying.answers.acts import rate_case
from huiying.answers.sentences import SENTENCES as ANSWERS
from huiying.answers.terms import BAD_LEVELS, LEVELS
from huiying.foundation.clock import now
from huiying.foundation.errors import Absent, HuiyingError, say
from huiying.inbox.acts import follow_up
from huiying.inbox.models import Case
from huiying.inbox.reads import case_by_code
from huiying.inbox.sentences import SENTENCES as INBOX
from huiying.inbox.terms import CASE_STATE_NAMES, CASE_TYPE_NAMES, ENDED, REFUSALS
from huiying.portal.doorstep import CITIZEN, may_knock
from huiying.portal.forms.asking import fresh_token
from huiying.portal.forms.tracking import AddForm, RatingForm, TrackForm
from huiying.portal.reads import cases as held
from huiying.portal.shown.cases import clock_of, course_of, next_of, standing
from huiying.portal.terms import ADDING, TRACKING

REFUSED, TOO_OFTEN = 422, 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Number and query code open a case; which of the two is wrong is never told."""
    if request.method != "POST":
        return _door(request, TrackForm(initial={"number": request.GET.get("number", "")[:40]}))
    form = TrackForm(request.POST)
    if not may_knock(request, TRACKING):
        told = gettext("Too many tries. Please wait a minute.")
        return _closed_door(request, form, told, TOO_OFTEN)
    if not form.is_valid():
        return _door(request, form, REFUSED)
    try:
        case = case_by_code(form.cleaned_data["number"], form.cleaned_data["code"])
    except Absent as absent:
        return _closed_door(request, form, _told(absent), REFUSED)
    request.session.cycle_key()
    held.hold(request.session, case.number, form.cleaned_data["code"])
    return redirect("portal:case", number=case.number)


def _door(request: HttpRequest, form: TrackForm, status: int = 200) -> HttpResponse:
    numbers = list(reversed(request.session.get(held.HELD, {})))
    context = {"form": form, "numbers": numbers}
    return render(request, "portal/track.html", context, status=status)


def _closed_door(request: HttpRequest, form: TrackForm, told: str, status: int) -> HttpResponse:
    form.is_valid()
    form.add_error(None, told)
    return _door(request, form, status)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forget every case on this device."""
    held.release(request.session)
    messages.success(request, gettext("This device no longer shows your cases."))
    return redirect("portal:track")


@never_cache
@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    """State, who does what next, the clock with its working, both sides' words, the course."""
    try:
        found = held.case_in_hand(request.session, number)
    except Absent:
        return _to_door(number)
    return _show(request, found)


@never_cache
@require_safe
def letter(request: HttpRequest, number: str) -> HttpResponse:
    """The address that a letter names leads to the case."""
    return redirect("portal:case", number=number[:40])


@never_cache
@require_POST
def add(request: HttpRequest, number: str) -> HttpResponse:
    """Something more from the citizen."""
    try:
        found = held.case_in_hand(request.session, number)
    except Absent:
        return _to_door(number)
    form = AddForm(request.POST)
    if not form.is_valid():
        return _show(request, found, adding=form, status=REFUSED)
    if not may_knock(request, ADDING):
        form.add_error(None, gettext("Too many were sent from here; wait ten minutes."))
        return _show(request, found, adding=form, status=TOO_OFTEN)
    text, token = form.cleaned_data["body"], form.cleaned_data["token"]
    try:
        follow_up(found.number, _code(found), text, token, by=CITIZEN)
    except HuiyingError as trouble:
        form.add_error(None, _told(trouble))
        return _show(request, found, adding=form, status=REFUSED)
    messages.success(request, gettext("Added. Whoever works on it sees it now."))
    return redirect("portal:case", number=found.number)


@never_cache
@require_POST
def rate(request: HttpRequest, number: str) -> HttpResponse:
    """The citizen's judgement of the answer."""
    try:
        found = held.case_in_hand(request.session, number)
    except Absent:
        return _to_door(number)
    form = RatingForm(request.POST)
    if not form.is_valid():
        return _show(request, found, rating=form, status=REFUSED)
    level, reason = form.cleaned_data["level"], form.cleaned_data["reason"]
    try:
        rate_case(found.number, _code(found), level, reason, by=CITIZEN)
    except HuiyingError as trouble:
        form.add_error(None, _told(trouble))
        return _show(request, found, rating=form, status=REFUSED)
    messages.success(request, gettext("Thank you. Your rating is kept as you gave it."))
    return redirect("portal:case", number=found.number)


def _show(
    request: HttpRequest,
    found: Case,
    *,
    adding: AddForm | None = None,
    rating: RatingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    wrong = adding or rating
    context = _told_whole(found) | {
        "form": wrong,
        "adding": adding or AddForm(initial={"token": fresh_token()}),
        "rating": rating or RatingForm(),
    }
    return render(request, "portal/case.html", context, status=status)


def _told_whole(found: Case) -> dict[str, Any]:
    at = now()
    state, word = standing(found, at)
    given = answers.rating_of(found)
    then = next_of(found, rated=given is not None)
    return {
        "case": found,
        "state_name": CASE_STATE_NAMES[found.state],
        "type_name": CASE_TYPE_NAMES[found.type],
        "next": then,
        "state": state,
        "word": word,
        "clock": clock_of(found.derivation, found.deadline_row, at),
        "turns": answers.conversation(found, for_staff=False),
        "course": course_of(found, answers.timeline(found, for_staff=False), then),
        "refusal": REFUSALS.get(found.refusal_ground),
        "given": given,
        "given_words": LEVELS[given.level] if given else "",
        "given_is_bad": given is not None and given.level in BAD_LEVELS,
        "may_rate": found.first_answered_at is not None and given is None,
        "may_add": found.state not in ENDED,
    }


def _to_door(number: str) -> HttpResponse:
    """The same for a number that exists and one that does not."""
    return redirect(f"{reverse('portal:track')}?{urlencode({'number': number})}")


def _code(found: Case) -> str:
    """The code was given in this session; the act asks for it once more."""
    code: str = found.code.open_by_machine()
    return code


def _told(trouble: HuiyingError) -> str:
    return say(trouble, INBOX | ANSWERS, get_language() or "zh-hans")
