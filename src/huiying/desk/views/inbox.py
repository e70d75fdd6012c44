"""Which cases are there, and what does one of them look like beside the list?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huiying.answers import reads as answers
from huiying.answers.terms import LEVELS
from huiying.desk.address import with_query
from huiying.desk.drawing.clocks import clock_of, derivation_of, standing_of, working_of
from huiying.desk.drawing.lines import Line
from huiying.desk.forms import cases as forms
from huiying.desk.page import show
from huiying.desk.reads.cases import CaseSheet, Wanted, case_sheet, just_arrived, wanted_cases
from huiying.desk.reads.waiting import case_line
from huiying.desk.saying import Trouble, sentence
from huiying.desk.staff import StaffRequest, staff
from huiying.foundation import clock
from huiying.foundation.ui.figures import spoken
from huiying.foundation.ui.shapes import Entry, Tab
from huiying.inbox import reads as inbox
from huiying.inbox.models import Case
from huiying.inbox.rules.personal import masked
from huiying.inbox.terms import (
    CASE_STATE_NAMES,
    CASE_TYPE_NAMES,
    URGENCY_NAMES,
    CaseState,
    Urgency,
)
from huiying.registry.models import Organisation
from huiying.registry.reads import holders, public_organisations
from huiying.registry.terms import Post

PAGE = 50


@require_safe
@staff
def inbox_list(request: StaffRequest) -> HttpResponse:
    """The list alone; a case is opened beside it."""
    return show(request, "desk/inbox/inbox.html", list_values(request), part="desk/inbox/list.html")


@require_safe
@staff
def case(request: StaffRequest, pk: int) -> HttpResponse:
    """One case: conversation, clock, what decides."""
    return case_page(request, pk)


def case_page(
    request: StaffRequest,
    pk: int,
    *,
    trouble: Trouble | None = None,
    where: str = "",
    **filled: Any,
) -> HttpResponse:
    """The case page; after a refusal with the sentence and what was filled in."""
    sheet = case_sheet(request.actor, pk)
    at = clock.now()
    values = {
        "sheet": sheet,
        "where": where,
        "trouble": trouble,
        "query": with_query("", wanted_of(request).as_query()),
        **_clock_values(sheet, at),
        **_forms(sheet),
        "entries": _entries(sheet),
        "type_word": CASE_TYPE_NAMES[sheet.case.type],
        "state_word": CASE_STATE_NAMES[sheet.case.state],
        "urgency_word": _urgency(sheet),
        "seen": _mark_of(sheet),
        "moved_on": request.GET.get("seen", _mark_of(sheet)) != _mark_of(sheet),
        "rating_word": LEVELS[sheet.rating.level] if sheet.rating else "",
        "due_missing": sentence(sheet.case.due_missing, {}) if sheet.case.due_missing else "",
        "journal": reverse("desk:journal", args=["inbox.case", pk]),
    }
    values |= filled
    _name_apart(values)
    part = "desk/inbox/case_parts.html" if request.method == "GET" else ""
    beside = {} if part and request.htmx else list_values(request, current=pk)
    status = trouble.status if trouble else 200
    return show(request, "desk/inbox/case.html", beside | values, part=part, status=status)


def wanted_of(request: StaffRequest) -> Wanted:
    """The filters that stand in the address."""
    state = request.GET.get("state", "")
    return Wanted(
        state=state if state in set(CaseState) else "",
        mine=request.GET.get("mine") == "1",
        overdue=request.GET.get("overdue") == "1",
        everything=request.GET.get("all") == "1",
        asked=request.GET.get("q", "").strip()[:100],
    )


def list_values(request: StaffRequest, current: int = 0) -> dict[str, Any]:
    """One page of the list under the filters of the address."""
    wanted, at = wanted_of(request), clock.now()
    here, query = reverse("desk:inbox"), wanted.as_query()
    after = request.GET.get("after", "")
    rows = wanted_cases(request.actor, wanted, at)
    found = inbox.page(rows, order=wanted.order, after=after, most=PAGE)
    hidden = just_arrived(rows, at, found.rows) if found.after and not after else ()
    suffix = with_query("", query | {"after": after})
    return {
        "lines": [_line(row, at, suffix, current) for row in found.rows],
        "arrived": [_line(row, at, suffix, current) for row in hidden],
        "wanted": wanted,
        "older": with_query(here, query | {"after": found.after}) if found.after else "",
        "newest": with_query(here, query) if after else "",
        "list_url": with_query(here, query | {"after": after, "current": current or ""}),
        "switches": _switches(here, wanted),
    }


def _line(row: Case, at: datetime, suffix: str, current: int) -> Line:
    line = case_line(row, at, what=CASE_STATE_NAMES[row.state], query=suffix)
    return line if row.pk != current else line.now()


def _switches(here: str, wanted: Wanted) -> list[Tab]:
    query = wanted.as_query()
    plain = query | {"state": "", "mine": "", "overdue": "", "all": ""}
    chosen = wanted.mine or wanted.overdue or wanted.state or wanted.everything
    states = (
        CaseState.RECEIVED,
        CaseState.AWAITING_DISPATCH,
        CaseState.AWAITING_RECEIPT,
        CaseState.IN_PROGRESS,
        CaseState.AWAITING_REVIEW,
        CaseState.REPLIED,
        CaseState.CLOSED,
    )
    return [
        Tab(_("To do"), with_query(here, plain), current=not chosen),
        Tab(_("Mine"), with_query(here, plain | {"mine": "1"}), current=wanted.mine),
        Tab(_("Overdue"), with_query(here, plain | {"overdue": "1"}), current=wanted.overdue),
        *(
            Tab(
                CASE_STATE_NAMES[s],
                with_query(here, plain | {"state": s.value}),
                current=wanted.state == s,
            )
            for s in states
        ),
        Tab(_("All"), with_query(here, plain | {"all": "1"}), current=wanted.everything),
    ]


def _clock_values(sheet: CaseSheet, at: datetime) -> dict[str, Any]:
    case = sheet.case
    ended = case.answered_at is not None or case.closed_at is not None
    derivation = derivation_of(case.derivation)
    return {
        "clock": clock_of(derivation, at, ended=ended),
        "standing": standing_of(case.due_at, at, answered=case.answered_at, derivation=derivation),
        "working": working_of(derivation, get_language() or "zh-hans"),
    }


def _forms(sheet: CaseSheet) -> dict[str, Any]:
    """A form for each doing that is offered, empty or with what is known."""
    case, doings = sheet.case, sheet.doings
    ground = sheet.grounds[0] if sheet.grounds else None
    refusal = {"ground": ground.key, "where_to_turn": spoken(ground.where)} if ground else None
    masks = {"title": masked(case.title), "body": masked(case.body)}
    people = holders(case.organisation, Post.HANDLER) if doings["reassign_case"] else ()
    offered = doings["dispatch_case"] or doings["ask_to_assist"]
    places: Any = public_organisations() if offered else Organisation.objects.none()
    draft = sheet.reply.body if sheet.reply and doings["write_reply"] else ""
    return {
        "dispatch": forms.Dispatch(organisations=places),
        "assist": forms.Dispatch(organisations=places),
        "reassign": forms.Reassign(people=people),
        "refusal": forms.Refusal(initial=refusal),
        "returning": forms.Returning(),
        "classify": forms.Classify(initial={"type": case.type}),
        "noting": forms.Noting(),
        "revealing": forms.Revealing(),
        "closing": forms.Closing(),
        "publishing": forms.Publishing(initial=masks),
        "answer": forms.Answer(initial={"body": draft}),
        "verdict": forms.Verdict(initial={"seal": sheet.reply.seal if sheet.reply else ""}),
        "leaving": forms.Leaving(),
    }


def _name_apart(values: dict[str, Any]) -> None:
    """Several small forms stand on one page: each names its fields' ids after itself."""
    for name, value in values.items():
        if isinstance(value, Form):
            value.auto_id = f"{name}_%s"


def _mark_of(sheet: CaseSheet) -> str:
    """By what a page that was drawn before knows that the case has moved on since."""
    reply = f"{sheet.reply.pk}.{sheet.reply.state}" if sheet.reply else ""
    return f"{sheet.case.state}.{sheet.case.handler_id}.{reply}"


def _urgency(sheet: CaseSheet) -> object:
    urgency = sheet.case.urgency
    return "" if urgency == Urgency.NORMAL else URGENCY_NAMES[urgency]


def _entries(sheet: CaseSheet) -> list[Entry]:
    """The journal's timeline, newest last."""
    return [
        Entry(
            what=event.what,
            at=event.at,
            who=" · ".join(
                part for part in (event.name, event.organisation, spoken(event.post)) if part
            ),
            words=_("to %(name)s") % {"name": event.towards} if event.towards else "",
        )
        for event in answers.timeline(sheet.case, for_staff=True)
    ]
