"""How does an answer get from its writer past a second person to the citizen?"""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huiying.answers import acts
from huiying.answers import reads as answers
from huiying.answers.checks import look
from huiying.answers.rules import text_fingerprint
from huiying.desk.forms import cases as forms
from huiying.desk.forms.given import given
from huiying.desk.page import fragment
from huiying.desk.saying import attempt
from huiying.desk.staff import StaffRequest, staff
from huiying.desk.views.inbox import case_page
from huiying.desk.views.settling import settle
from huiying.foundation.errors import Absent
from huiying.inbox import reads as inbox

CONFIRM = "confirm-"


@require_POST
@staff
def write(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep the draft."""
    form = forms.Answer(request.POST)
    act = partial(acts.write_reply, pk, given(form, "body"), by=request.actor)
    return settle(request, pk, "answer", act, _("Draft kept."), answer=form)


@require_POST
@staff
def submit(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep what is written, then give it to a second person; if that is refused the draft stays."""
    form = forms.Answer(request.POST)
    trouble = attempt(partial(acts.write_reply, pk, given(form, "body"), by=request.actor))
    if trouble:
        return case_page(request, pk, trouble=trouble, where="answer", answer=form)
    newest = answers.replies_to(inbox.case(request.actor, pk))[-1]
    act = partial(acts.submit_reply, newest.pk, by=request.actor)
    said = _("Handed in. A second person reviews it.")
    return settle(request, pk, "answer", act, said, answer=form)


def _demand_part_of(request: StaffRequest, pk: int, reply: int) -> None:
    """The reply belongs to the case in the address; otherwise it is not there."""
    if answers.reply(request.actor, reply).case_id != pk:
        raise Absent("answers.reply.absent", id=reply)


@require_POST
@staff
def approve(request: StaffRequest, pk: int, reply: int) -> HttpResponse:
    """Sign off exactly what the seal names; held findings need a reason each."""
    _demand_part_of(request, pk, reply)
    form = forms.Verdict(request.POST)
    reasons = {
        name.removeprefix(CONFIRM): str(value)
        for name, value in request.POST.items()
        if name.startswith(CONFIRM)
    }
    act = partial(
        acts.approve_reply, reply, given(form, "seal"), by=request.actor, confirmed=reasons
    )
    said = _("Approved. It is on its way to the citizen.")
    return settle(request, pk, "verdict", act, said, verdict=form, reasons=reasons)


@require_POST
@staff
def send_back(request: StaffRequest, pk: int, reply: int) -> HttpResponse:
    """Return it to its writer with a comment."""
    _demand_part_of(request, pk, reply)
    form = forms.Verdict(request.POST)
    act = partial(acts.return_reply, reply, given(form, "comment"), by=request.actor)
    said = _("Sent back with your comment.")
    return settle(request, pk, "verdict", act, said, verdict=form)


@require_POST
@staff
def leave(request: StaffRequest, pk: int, reply: int) -> HttpResponse:
    """Let an answer that could not be delivered stand on the tracker alone."""
    _demand_part_of(request, pk, reply)
    form = forms.Leaving(request.POST)
    act = partial(acts.leave_on_tracker, reply, given(form, "reason"), by=request.actor)
    said = _("It stands on the tracker now.")
    return settle(request, pk, "leave", act, said, leaving=form)


@require_POST
@staff
def check(request: StaffRequest, pk: int) -> HttpResponse:
    """While somebody writes: what the checks notice in the answer so far."""
    case = inbox.case(request.actor, pk)
    body = given(forms.Answer(request.POST), "body")
    facts = answers.facts_of(case, body, text_fingerprint(body))
    findings = look(facts) if body.strip() else []
    values = {"findings": findings, "written": bool(body.strip())}
    return fragment(request, "desk/inbox/findings.html", values)
