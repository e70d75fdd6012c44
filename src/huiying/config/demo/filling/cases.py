"""How do the letters become cases, with everything that happened to them until now?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from django.db import connection

from huiying.config.demo.book import CITIZEN, Hand
from huiying.config.demo.city import City
from huiying.config.demo.filling.tale import Tale
from huiying.foundation.clock import shanghai
from huiying.foundation.sealed import blind_index
from huiying.inbox import reads
from huiying.inbox.models import Case, HandOver, Message, Note
from huiying.inbox.rules.codes import case_number
from huiying.inbox.rules.intake import likely_urgency
from huiying.inbox.terms import PORTAL, CaseState, MessageKind, Outcome, Taken

IMPORTER = Hand.machine("worker.inbox")
PUSH = Hand.machine("push")
NOTES = (
    "已电话联系来信人，约好到现场的时间。",
    "与街道核实过，权属清楚，按这个口径答复。",
    "现场照片已存档，待施工方书面承诺。",
    "上个月同一处有过一件，注意口径一致。",
    "来信人希望不要上门，电话沟通即可。",
)


def add_cases(city: City, told: list[Tale]) -> None:
    """Cases, messages, hand-overs and notes, and the journal's first lines about each."""
    number = _numbers(told)
    for tale, name in zip(told, number, strict=True):
        tale.case = _case(city, tale, name)
    Case.objects.bulk_create([tale.case for tale in told], batch_size=500)
    _add_messages(city, told)
    _add_hand_overs(city, told)
    chance = city.chance("notes")
    noted = [tale for tale in told if tale.course.noted and tale.course.noted < city.present]
    Note.objects.bulk_create(
        Note(case=t.case, author=t.handler, text=chance.choice(NOTES), at=t.course.noted)
        for t in noted
        if t.course.signed < city.present
    )
    for tale in told:
        _note_beginning(city, tale)


def _numbers(told: list[Tale]) -> Iterator[str]:
    """The numbers of the days on which they came, without gaps, as the product gives them."""
    given: Counter[date] = Counter()
    names = []
    for tale in told:
        day = shanghai(tale.course.received).date()
        given[day] += 1
        names.append(case_number(day, given[day]))
    with connection.cursor() as cursor:
        cursor.executemany(
            'INSERT INTO inbox_daily_number (day, "last") VALUES (%s, %s)', sorted(given.items())
        )
    return iter(names)


def _case(city: City, tale: Tale, number: str) -> Case:
    state = state_of(tale, city.present)
    course, held = tale.course, _holder(city, tale)
    replied = state in {CaseState.REPLIED, CaseState.CLOSED}
    portal = tale.channel == PORTAL
    chance_public = int(tale.code[-1], 36) % 5 < 2 if False else course.level != 1
    return Case(
        number=number,
        code=tale.code,
        code_index=reads.code_index(tale.code),
        type=tale.kind,
        title=tale.title,
        body=tale.body,
        place=tale.where.place if portal else "",
        urgency=likely_urgency(f"{tale.title} {tale.body}"),
        account=tale.account,
        channel=tale.channel,
        sender_index=sender_index(tale),
        contact_name=tale.where.person if portal else "",
        contact_phone="0000-555" + f"{abs(hash(number)) % 10000:04d}" if portal else "",
        organisation=held[0],
        handler=held[1],
        duty_id=tale.sure.duty if tale.sure and not course.given_back else None,
        suggestions=[
            {
                "duty": s.duty,
                "organisation": s.organisation,
                "handler": s.handler,
                "score": round(s.score, 4),
                "because": list(s.because),
            }
            for s in tale.suggestions
        ],
        possible_grounds=tale.grounds,
        state=state,
        outcome=outcome_of(tale) if state == CaseState.CLOSED else "",
        received_at=course.received,
        accepted_at=None if state == CaseState.RECEIVED else course.received,
        answered_at=course.decided if replied else None,
        first_answered_at=course.decided if replied else None,
        closed_at=course.closed if state == CaseState.CLOSED else None,
        is_public=portal and chance_public,
        **tale.clock.fields(),
    )


def state_of(tale: Tale, present: datetime) -> CaseState:
    """Where the case stands at the present, by what has happened until then."""
    course = tale.course
    if tale.sure is None and course.dispatched > present:
        return CaseState.RECEIVED if tale.grounds else CaseState.AWAITING_DISPATCH
    if course.given_back and course.given_back > present:
        return CaseState.AWAITING_RECEIPT
    if course.dispatched > present:
        return CaseState.AWAITING_DISPATCH
    if course.signed > present:
        return CaseState.AWAITING_RECEIPT
    if course.decided < present:
        return CaseState.CLOSED if course.closed < present else CaseState.REPLIED
    last = course.returned if course.returned and course.returned < present else None
    submitted = course.submitted if last or not course.returned else first_submitted(tale)
    return CaseState.AWAITING_REVIEW if submitted < present else CaseState.IN_PROGRESS
