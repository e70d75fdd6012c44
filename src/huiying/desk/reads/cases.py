"""Which cases does the inbox list, and what stands on one case's page?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext

from huiying.answers import reads as answers
from huiying.answers.checks.contract import Finding
from huiying.answers.models import Entry, Rating, Reply
from huiying.answers.terms import MAY as ANSWERS_MAY
from huiying.answers.terms import REPLY_STATE_NAMES, UNFINISHED, ReplyState
from huiying.channels.catalogue import channels
from huiying.desk.reads.sendings import trouble_of_sending
from huiying.foundation.scope import Actor, ScopedQuerySet
from huiying.foundation.text import Matched
from huiying.foundation.words import Words
from huiying.inbox import reads as inbox
from huiying.inbox.models import Assist, Case, HandOver
from huiying.inbox.rules.moves import may_move
from huiying.inbox.terms import MAY, REFUSALS, RUNNING, CaseState, RefusalGround
from huiying.registry.models import Duty, Organisation, Person

PORTAL_NAME: Final = Words("网上提问", "Ask form")
JUST_NOW: Final = timedelta(minutes=10)
MOST_ARRIVALS: Final = 5
# Beside a letter a wrong answer costs more than none: in the demonstration city every known answer
# from a quarter upwards was about the matter, and hardly one below.
LIKE_ENOUGH: Final = 0.24
HANDLERS_ONLY: Final = frozenset({"sign_for_case", "return_case"})
VERBS: Final = (
    "accept_case",
    "refuse_case",
    "dispatch_case",
    "sign_for_case",
    "return_case",
    "reassign_case",
    "ask_to_assist",
    "classify_case",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """By what the list is narrowed; it stands in the address."""

    state: str = ""
    mine: bool = False
    overdue: bool = False
    everything: bool = False
    asked: str = ""

    @property
    def is_of_work(self) -> bool:
        """Whether only what still waits for an answer is meant; whoever searches means all."""
        return not (self.state or self.everything or self.asked)

    @property
    def order(self) -> inbox.Order:
        """Work by its date; what was, the newest first."""
        return inbox.Order.DUE if self.is_of_work or self.state in RUNNING else inbox.Order.NEWEST

    def as_query(self) -> dict[str, str]:
        """As the address carries it."""
        return {
            "state": self.state,
            "mine": "1" if self.mine else "",
            "overdue": "1" if self.overdue else "",
            "all": "1" if self.everything else "",
            "q": self.asked,
        }


def wanted_cases(by: Actor, wanted: Wanted, at: datetime) -> ScopedQuerySet[Case]:
    """The cases in sight that fit."""
    rows = inbox.overdue(by, at) if wanted.overdue else inbox.cases(by)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    elif wanted.is_of_work:
        rows = rows.filter(state__in=RUNNING)
    if wanted.mine:
        rows = rows.filter(handler_id=by.person)
    if wanted.asked:
        rows = rows.filter(_says(wanted.asked))
    return rows


def just_arrived(rows: ScopedQuerySet[Case], at: datetime, shown: Sequence[Case]) -> Sequence[Case]:
    """The newest of the last minutes that the first page of a long list does not hold."""
    held = [row.pk for row in shown]
    fresh = rows.filter(received_at__gte=at - JUST_NOW).exclude(pk__in=held)
    return list(fresh.order_by("-id")[:MOST_ARRIVALS])


def _says(asked: str) -> Q:
    """Every word is somewhere in number, title or text."""
    found = Q()
    for word in asked.split()[:6]:
        found &= holding(word, "title", "body", "number")
    return found


def holding(word: str, *fields: str) -> Q:
    """One of the fields holds the word, capitals ignored.

    Chinese words and numbers have none to ignore, and folding each text costs most of the search.
    """
    lookup = "contains" if word.upper() == word.lower() else "icontains"
    found = Q()
    for field in fields:
        found |= Q(**{f"{field}__{lookup}": word})
    return found


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that was said: by the citizen, by us, or among colleagues."""

    side: str  # citizen, office, note
    by: str
    mark: Words | str
    at: datetime
    text: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """An organisation that routing proposes, with the words that speak for it."""

    organisation: Organisation
    handler: Person | None
    duty: Duty | None
    score: float
    because: Sequence[str]


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """All that a case's page shows."""

    case: Case
    turns: Sequence[Turn]
    proposed: Sequence[Proposed]
    grounds: Sequence[RefusalGround]
    hand_overs: Sequence[HandOver]
    assists: Sequence[Assist]
    reply: Reply | None  # the one in the making, or else the last
    findings: Sequence[Finding]
    hints: Sequence[tuple[Entry, Matched]]
    rating: Rating | None
    doings: Mapping[str, bool]
    trouble: str
    channel: Words


def case_sheet(by: Actor, pk: int) -> CaseSheet:
    """The case with everything beside it; raises `Absent`."""
    case = inbox.case(by, pk)
    replies = answers.replies_to(case)
    reply = replies[-1] if replies else None
    doings = doings_with(by, case, reply)
    open_reply = reply if reply and reply.state in UNFINISHED else None
    return CaseSheet(
        case=case,
        turns=_turns(case),
        proposed=_proposed(case) if doings["dispatch_case"] else (),
        grounds=[REFUSALS[key] for key in case.possible_grounds if key in REFUSALS],
        hand_overs=list(inbox.hand_overs(case)),
        assists=list(inbox.assists(case)),
        reply=reply,
        findings=answers.findings(open_reply) if open_reply else (),
        hints=_hints(case) if doings["write_reply"] else (),
        rating=answers.rating_of(case),
        doings=doings,
        trouble=trouble_of_sending(reply.sending) if reply and reply.sending else "",
        channel=channel_name(case.channel),
    )


def doings_with(by: Actor, case: Case, reply: Reply | None) -> dict[str, bool]:
    """Which doings the page offers; the acts decide again when they are called."""
    path = case.organisation.path
    mine = by.person is not None and case.handler_id == by.person
    offered = {
        verb: by.may(MAY[verb], path)
        and may_move(verb, case.state)
        and (mine or verb not in HANDLERS_ONLY)
        for verb in VERBS
    }
    contact = case.contact_name or case.contact_phone or case.contact_email
    state = reply.state if reply else ""
    fresh = reply is not None and reply.author_id != by.person
    working = case.state == CaseState.IN_PROGRESS
    ended = case.state in {CaseState.REPLIED, CaseState.CLOSED}
    return offered | {
        "add_note": by.may(MAY["add_note"], path),
        "reveal_contact": bool(contact)
        and by.may(MAY["reveal_contact"], path)
        and not (by.find_claim({"duty_officer"}, path) is None and not mine),
        "mark_public": by.may(MAY["mark_public"], path)
        and case.is_public
        and ended
        and case.published_at is None,
        "take_from_public": by.may(MAY["take_from_public"], path) and case.published_at is not None,
        "write_reply": mine and working and by.may(ANSWERS_MAY["write_reply"], path),
        "review_reply": state == ReplyState.IN_REVIEW
        and fresh
        and by.may(ANSWERS_MAY["approve_reply"], path),
        "leave_on_tracker": state == ReplyState.FAILED
        and by.may(ANSWERS_MAY["leave_on_tracker"], path),
        "close_case": case.state == CaseState.REPLIED and by.may(ANSWERS_MAY["close_case"], path),
    }


def channel_name(key: str) -> Words:
    """Where the person wrote."""
    return channels()[key].name if key in channels() else PORTAL_NAME


def _turns(case: Case) -> list[Turn]:
    said = [
        Turn(
            side="citizen" if turn.by_citizen else "office",
            by=gettext("The citizen") if turn.by_citizen else turn.author,
            mark=REPLY_STATE_NAMES.get(turn.state, ""),
            at=turn.at,
            text=turn.text,
            picture=turn.picture_url,
        )
        for turn in answers.conversation(case, for_staff=True)
    ]
    if not any(turn.side == "citizen" for turn in said):  # imported: the letter is the case itself
        said.append(Turn("citizen", gettext("The citizen"), "", case.received_at, case.body))
    noted = [
        Turn("note", note.author.name, gettext("note, not public"), note.at, note.text)
        for note in inbox.notes(case)
    ]
    return sorted([*said, *noted], key=lambda turn: turn.at)


def _proposed(case: Case) -> list[Proposed]:
    kept = case.suggestions
    places = Organisation.objects.in_bulk([s["organisation"] for s in kept])
    people = Person.objects.in_bulk([s["handler"] for s in kept if s["handler"]])
    rows: ScopedQuerySet[Duty] = Duty.objects.whole("who handles what is public")
    duties = rows.in_bulk([s["duty"] for s in kept])
    return [
        Proposed(
            places[s["organisation"]],
            people.get(s["handler"]),
            duties.get(s["duty"]),
            s["score"],
            s["because"],
        )
        for s in kept
        if s["organisation"] in places
    ]


def _hints(case: Case) -> Sequence[tuple[Entry, Matched]]:
    found = answers.entries_matching(f"{case.title} {case.body}"[:200])
    return [(entry, m) for entry, m in found if m.because and m.score >= LIKE_ENOUGH]
