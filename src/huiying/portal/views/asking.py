"""How does a question find its answer, or become a case?"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from huiying.foundation.clock import now
from huiying.foundation.errors import Absent, HuiyingError, say
from huiying.inbox.acts import Opened, submit_case
from huiying.inbox.acts.clock import clock_for
from huiying.inbox.rules.codes import grouped
from huiying.inbox.rules.intake import likely_type, likely_urgency
from huiying.inbox.rules.personal import personal_in
from huiying.inbox.sentences import SENTENCES
from huiying.inbox.terms import CASE_TYPE_NAMES, CaseType, Urgency
from huiying.portal.doorstep import CITIZEN, may_knock
from huiying.portal.forms.asking import AskForm, fresh_token
from huiying.portal.reads import cases as held
from huiying.portal.reads.known import LONGEST_QUESTION, known_about, public_duty
from huiying.portal.shown.cases import rule_words
from huiying.portal.terms import ASKING, SUGGESTED

REFUSED, TOO_OFTEN = 422, 429


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """What is known about the question; the way to write is at the end of every answer."""
    asked = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    context = {"asked": asked, "known": known_about(asked), "write": _write_address(asked)}
    return render(request, "portal/ask.html", context)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """The same while it is typed: a fragment, short, whole in itself."""
    asked = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    context = {"known": known_about(asked, SUGGESTED), "write": _write_address(asked)}
    return render(request, "portal/suggest.html", context)


def _write_address(asked: str) -> str:
    return reverse("portal:write") + (f"?{urlencode({'q': asked})}" if asked else "")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Write, look at it once more beside what is known already, send. Nothing is ever lost."""
    if request.method != "POST":
        return _page(request, AskForm(initial=_beginning(request)))
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=REFUSED)
    step = request.POST.get("step", "")
    if step == "change":
        return _page(request, form)
    return _send(request, form) if step == "send" else _look(request, form)


def _beginning(request: HttpRequest) -> dict[str, Any]:
    asked = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    begun: dict[str, Any] = {"body": asked, "token": fresh_token()}
    if asked:
        begun["type"] = likely_type(asked).value
    chosen = _whole(request.GET.get("duty", ""))
    return begun | ({"duty": chosen} if chosen else {})


def _whole(text: str) -> int:
    """The number that stands there; 0, which no row has, for whatever else was sent."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _page(request: HttpRequest, form: AskForm, status: int = 200) -> HttpResponse:
    given = str(form["body"].value() or "")
    context = {"form": form, "duty": _duty(form), "known": known_about(given)}
    return render(request, "portal/write.html", context, status=status)


def _duty(form: AskForm) -> object:
    chosen = _whole(str(form["duty"].value() or ""))
    try:
        return public_duty(chosen) if chosen else None
    except Absent:
        return None


def _look(
    request: HttpRequest, form: AskForm, problem: str = "", status: int = 200
) -> HttpResponse:
    """What was written, what is known about it, who will get it, and until when it is answered."""
    good = form.cleaned_data
    kind, text = CaseType(good["type"]), f"{good['title']} {good['body']}"
    clock = clock_for(kind, now())
    context = {
        "form": form,
        "good": good,
        "kind": CASE_TYPE_NAMES[kind],
        "known": known_about(text),
        "duty": _duty(form),
        "due_at": clock.derivation.due if clock.derivation else None,
        "rule": rule_words(clock.row),
        "danger": likely_urgency(text) is Urgency.EMERGENCY,
        "personal": bool(personal_in(text)),
        "problem": problem,
    }
    return render(request, "portal/look.html", context, status=status)


def _send(request: HttpRequest, form: AskForm) -> HttpResponse:
    if not may_knock(request, ASKING):
        told = gettext("Too many were sent from here; wait ten minutes.")
        return _look(request, form, told, TOO_OFTEN)
    try:
        opened = submit_case(form.as_case(), by=CITIZEN)
    except HuiyingError as trouble:
        problem = say(trouble, SENTENCES, get_language() or "zh-hans")
        return _look(request, form, problem, REFUSED)
    _hand_over(request, opened)
    return redirect("portal:receipt", number=opened.number)


def _hand_over(request: HttpRequest, opened: Opened) -> None:
    request.session.cycle_key()
    held.hold(request.session, opened.number, opened.code)
    held.keep_receipt(request.session, opened.number)


@never_cache
@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """Number and query code, large, once: to be kept, copied or printed."""
    try:
        case = held.case_in_hand(request.session, number)
    except Absent:
        return redirect(f"{reverse('portal:track')}?{urlencode({'number': number})}")
    if not held.receipt_is_open(request.session, number):
        return redirect("portal:case", number=case.number)
    context = {"case": case, "code": grouped(case.code.open_by_machine())}
    return render(request, "portal/receipt.html", context)
