"""What does a desk look like after half a year of letters? Filled by COPY, with the acts' states.

Sixty offices under one district; nine in ten letters are closed, the newest fortnight is in every
state. Each letter has its message, its hand-over, its answer and its lines in the journal, so that
a case's page finds what it finds in life. Dates are the product's own derivations.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.db import connection

from ground.letters import letter
from ground.people import add_account, add_office, add_person
from huiying.foundation.clock import now
from huiying.foundation.sealed import Sealed
from huiying.inbox.acts.clock import Clock, clock_for
from huiying.inbox.terms import CaseState, CaseType
from huiying.registry.models import Account, Organisation, Person
from huiying.registry.terms import OrganisationKind, Post

SEED = 7
OFFICES = 60  # of a district; a short run has fewer
CASES_OF_AN_OFFICE = 200  # at least
DAYS = 180
FRESH_DAYS = 15  # about ten working days: what is younger may still be open
TYPES = (CaseType.HELP,) * 5 + (CaseType.INQUIRY,) * 3 + (CaseType.COMPLAINT, CaseType.SUGGESTION)
FRESH = (
    (CaseState.RECEIVED, 4),
    (CaseState.AWAITING_DISPATCH, 8),
    (CaseState.AWAITING_RECEIPT, 12),
    (CaseState.IN_PROGRESS, 36),
    (CaseState.AWAITING_REVIEW, 10),
    (CaseState.REPLIED, 14),
    (CaseState.CLOSED, 14),
    (CaseState.REFUSED, 2),
)
OLD = (
    (CaseState.CLOSED, 920),
    (CaseState.REPLIED, 50),
    (CaseState.REFUSED, 20),
    (CaseState.IN_PROGRESS, 8),
    (CaseState.AWAITING_REVIEW, 2),
)
UNSENT = {CaseState.RECEIVED, CaseState.AWAITING_DISPATCH, CaseState.REFUSED}
ANSWERED = {CaseState.REPLIED, CaseState.CLOSED}
CASE = (
    "id number code code_index type title body place urgency account_id channel sender_index "
    "organisation_id handler_id suggestions state refusal_ground refusal_note possible_grounds "
    "outcome received_at accepted_at answered_at first_answered_at closed_at clock_started_at "
    "deadline_row due_at due_missing derivation is_public public_title public_body imported_from "
    "source_id"
).split()
MESSAGE = (
    "account_id channel dedupe_key kind raw_kind sender_index text picture_url said_at received_at "
    "case_id taken attempts trouble"
).split()
HAND_OVER = (
    "case_id from_organisation_id to_organisation_id to_handler_id at signed_for_at return_basis"
).split()
REPLY = (
    "case_id body fingerprint author_id state written_at submitted_at seal reviewer_id "
    "review_comment confirmed decided_at channel delivered_at imported"
).split()
LINE = "at person name post organisation origin happened subject_kind subject_id scope".split()


@dataclass(frozen=True, slots=True)
class Desk:
    """One office with the people who work there."""

    office: Organisation
    account: Account
    handlers: tuple[Person, ...]
    reviewer: Person


@dataclass(frozen=True, slots=True)
class Letter:
    """One case as it stands: whose, in which state, since when."""

    id: int
    desk: Desk
    handler: Person
    state: CaseState
    at: datetime
    clock: Clock
    title: str
    body: str

    @property
    def sent_on(self) -> bool:
        """Whether an office has it in hand."""
        return self.state not in UNSENT

    @property
    def answered_at(self) -> datetime | None:
        """When the answer came: mostly in time."""
        if self.state not in ANSWERED:
            return None
        return self.at + timedelta(days=1 + self.id % 17)


@dataclass(frozen=True, slots=True)
class Archive:
    """Who looks: the duty officer of all, a handler and a supervisor of one office."""

    watch: Person
    handler: Person
    supervisor: Person
    cases: int


def make_archive(cases: int) -> Archive:
    """Offices and people through the acts, letters by COPY, then statistics for the planner."""
    city = add_office(None, OrganisationKind.CITY, "临江市")
    watch = add_person(city, "watch", Post.DUTY_OFFICER)
    offices = min(OFFICES, max(1, cases // CASES_OF_AN_OFFICE))
    desks = [_desk(city, number) for number in range(offices)]
    _fill(city, desks, cases)
    supervisor = add_person(desks[0].office, "supervisor", Post.SUPERVISOR)
    return Archive(watch, desks[0].handlers[0], supervisor, cases)


def _desk(city: Organisation, number: int) -> Desk:
    office = add_office(city, OrganisationKind.DEPARTMENT, f"第{number}局")
    handlers = [add_person(office, f"h-{number}-{n}", Post.HANDLER) for n in range(2)]
    reviewer = add_person(office, f"r-{number}", Post.REVIEWER)
    return Desk(office, add_account(office, "wechat"), tuple(handlers), reviewer)


def _fill(city: Organisation, desks: Sequence[Desk], count: int) -> None:
    letters = list(_letters(desks, count))
    sealed = Sealed.of("ABCDEFGHJKLM", "inbox_case.code").stored
    _copy("inbox_case", CASE, (_case(one, city, sealed) for one in letters))
    _copy("inbox_message", MESSAGE, (_message(one) for one in letters))
    _copy("inbox_hand_over", HAND_OVER, (_hand_over(o, city) for o in letters if o.sent_on))
    _copy("answers_reply", REPLY, (_reply(one) for one in letters if one.answered_at))
    _copy("journal_line", LINE, (line for one in letters for line in _lines(one)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval('inbox_case_id_seq', %s)", [count])
        cursor.execute("VACUUM ANALYZE")


def _letters(desks: Sequence[Desk], count: int) -> Iterator[Letter]:
    chance = random.Random(SEED)
    end = now()
    for pk in range(1, count + 1):
        age = DAYS * (count - pk) / count  # in the order in which they came
        at = end - timedelta(days=age)
        spread = FRESH if age < FRESH_DAYS else OLD
        state = chance.choices([s for s, _ in spread], [weight for _, weight in spread])[0]
        desk = chance.choice(desks)
        title, body = letter(chance)
        clock = _clock(chance.choice(TYPES), at.replace(minute=0, second=0, microsecond=0))
        yield Letter(pk, desk, chance.choice(desk.handlers), state, at, clock, title, body)


@cache
def _clock(kind: CaseType, at: datetime) -> Clock:
    return clock_for(kind, at)


def _case(one: Letter, city: Organisation, sealed: bytes) -> tuple[object, ...]:
    derivation = one.clock.derivation
    office = one.desk.office if one.sent_on else city
    closed = one.state in {CaseState.CLOSED, CaseState.REFUSED}
    return (
        one.id,
        f"{one.at:%Y%m%d}-{one.id:07}",
        sealed,
        f"{one.id:064x}",
        TYPES[one.id % len(TYPES)].value,
        one.title,
        one.body,
        "",
        "urgent" if one.id % 23 == 0 else "normal",
        one.desk.account.pk,
        "wechat",
        f"{one.id % 40000:064x}",
        office.pk,
        one.handler.pk if one.sent_on else None,
        "[]",
        one.state.value,
        "other" if one.state is CaseState.REFUSED else "",
        "请拨打 12345。" if one.state is CaseState.REFUSED else "",
        "[]",
        "solved" if one.state is CaseState.CLOSED else "",
        one.at,
        None if one.state is CaseState.RECEIVED else one.at,
        one.answered_at,
        one.answered_at,
        one.at + timedelta(days=20) if closed else None,
        one.at,
        one.clock.row,
        derivation.due if derivation else None,
        one.clock.missing,
        json.dumps(derivation.as_json(), ensure_ascii=False) if derivation else None,
        False,
        "",
        "",
        "",
        "",
    )


def _message(one: Letter) -> tuple[object, ...]:
    sender = f"{one.id % 40000:064x}"
    account = one.desk.account.pk
    said = (one.body, "", one.at, one.at, one.id, "opened", 0, "")
    return (account, "wechat", f"{one.id:064x}", "message", "text", sender, *said)


def _hand_over(one: Letter, city: Organisation) -> tuple[object, ...]:
    signed = None if one.state is CaseState.AWAITING_RECEIPT else one.at + timedelta(hours=3)
    to = one.desk.office.pk
    return (one.id, city.pk, to, one.handler.pk, one.at + timedelta(hours=1), signed, "")


def _reply(one: Letter) -> tuple[object, ...]:
    at, reviewer = one.answered_at, one.desk.reviewer.pk
    body = f"您好，{one.title}一事已收到。我单位已派人到现场核实并安排处理，{one.id % 30}日内完成。"
    decided = ("s" * 64, reviewer, "", "{}", at)
    mark = f"{one.id:064x}"
    who = one.handler.pk
    return (one.id, body, mark, who, "delivered", at, at, *decided, "wechat", at, False)


def _lines(one: Letter) -> Iterator[tuple[object, ...]]:
    office = one.desk.office
    happened = ["opened"]
    happened += ["dispatched", "signed_for"] if one.sent_on else []
    happened += ["review_awaited", "replied", "closed"] if one.answered_at else []
    for hours, verb in enumerate(happened):
        who = (one.handler.pk, one.handler.name, "handler", office.pk, "desk")
        about = (f"inbox.case.{verb}", "inbox.case", one.id, office.path)
        yield (one.at + timedelta(hours=hours), *who, *about)


def _copy(name: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    with connection.cursor() as cursor:
        told = ", ".join(columns)
        with cursor.copy(f"COPY {name} ({told}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
