"""How do the letters become cases, with everything that happened to them until now?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from django.db import connection

from huiying.config.demo.book import CITIZEN, Hand
from huiying.config.demo.city import City
from huiying.config.demo.filling.tale import Tale
from huiying.config.demo.voices import follow_up
from huiying.foundation.clock import shanghai
from huiying.foundation.sealed import blind_index
from huiying.inbox import reads
from huiying.inbox.models import Case, HandOver, Message, Note
from huiying.inbox.rules.codes import case_number
from huiying.inbox.rules.intake import likely_urgency
from huiying.inbox.terms import PORTAL, CaseState, MessageKind, Outcome, Taken
from huiying.registry.models import Organisation, Person

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
    noted = [
        tale
        for tale in told
        if not tale.refused and tale.course.noted and tale.course.noted < city.present
    ]
    Note.objects.bulk_create(
        Note(
            case=t.case,
            author=t.handler,
            text=chance.choice(NOTES),
            at=t.course.noted or t.course.signed,
        )
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
    refused = state == CaseState.REFUSED
    ended = course.dispatched if refused else course.closed
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
        contact_phone=f"0000-555{number[-4:]}" if portal else "",
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
        refusal_ground=tale.refused[0] if refused and tale.refused else "",
        refusal_note=tale.refused[1] if refused and tale.refused else "",
        outcome=outcome_of(tale) if state == CaseState.CLOSED else "",
        received_at=course.received,
        accepted_at=None if state in {CaseState.RECEIVED, CaseState.REFUSED} else course.received,
        answered_at=course.decided if replied else None,
        first_answered_at=course.decided if replied else None,
        closed_at=ended if state in {CaseState.CLOSED, CaseState.REFUSED} else None,
        is_public=portal and int(number[-3:]) % 5 < 3,
        **tale.clock.fields(),
    )


def state_of(tale: Tale, present: datetime) -> CaseState:
    """Where the case stands at the present, by what has happened until then."""
    course = tale.course
    if tale.refused and course.dispatched < present:
        return CaseState.REFUSED
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
    return CaseState.AWAITING_REVIEW if course.in_review(present) else CaseState.IN_PROGRESS


def _holder(city: City, tale: Tale) -> tuple[Organisation, Person | None]:
    """Which organisation has the case now, and who there."""
    state = state_of(tale, city.present)
    if state == CaseState.AWAITING_RECEIPT and tale.wrong and tale.course.dispatched > city.present:
        return tale.wrong
    if state in {CaseState.RECEIVED, CaseState.AWAITING_DISPATCH, CaseState.REFUSED}:
        return _entrance(city, tale), None
    return tale.office, tale.handler


def _entrance(city: City, tale: Tale) -> Organisation:
    """Where it came in: the account's owner, or the city for the portal's form."""
    return tale.account.organisation if tale.account else city.organisations["city"]


def outcome_of(tale: Tale) -> Outcome:
    """How it ended: what the citizen said counts before what we think."""
    if tale.course.level in {1, 2}:
        return Outcome.NOT_SOLVED
    return Outcome.EXPLAINED if tale.kind == "inquiry" else Outcome.SOLVED


def sender_index(tale: Tale) -> str:
    """The fingerprint by which the product knows a sender again."""
    if tale.account is None:
        return ""
    return blind_index(f"inbox.sender.{tale.account.pk}", tale.sender)


def _add_messages(city: City, told: list[Tale]) -> None:
    made = []
    for tale in told:
        tale.message = _message(tale, tale.body, tale.course.received, Taken.OPENED)
        tale.heard_last = tale.course.received
        made.append(tale.message)
        more = tale.course.more_said
        if more and more < city.present and not tale.refused:
            text = follow_up(tale.where, city.chance(f"more/{tale.case.number}"))
            tale.more = _message(tale, text, more, Taken.JOINED)
            tale.heard_last = more
            made.append(tale.more)
    Message.objects.bulk_create(made, batch_size=500)


def _message(tale: Tale, text: str, at: datetime, taken: Taken) -> Message:
    account = tale.account
    room = f"inbox.message.{account.pk}" if account else "inbox.form"
    return Message(
        account=account,
        channel=tale.channel,
        dedupe_key=blind_index(room, f"{tale.case.number}/{at.isoformat()}"),
        kind=MessageKind.MESSAGE if account else MessageKind.FORM,
        raw_kind={"wechat": "text", "weibo": "text"}.get(tale.channel, ""),
        sender=tale.sender if account else "",
        sender_index=sender_index(tale),
        text=text,
        said_at=at,
        received_at=at,
        case=tale.case,
        taken=taken,
    )


def _add_hand_overs(city: City, told: list[Tale]) -> None:
    made = []
    for tale in told:
        course, start = tale.course, _entrance(city, tale)
        if tale.wrong and course.given_back:
            office, person = tale.wrong
            back = course.given_back if course.given_back < city.present else None
            basis = f"经核对职责，{tale.matter.title}由{tale.office.short_name}负责。"
            made.append(
                HandOver(
                    case=tale.case,
                    from_organisation=start,
                    to_organisation=office,
                    to_handler=person,
                    at=course.received,
                    returned_at=back,
                    return_basis=basis if back else "",
                )
            )
        if course.dispatched < city.present and not tale.refused:
            made.append(
                HandOver(
                    case=tale.case,
                    from_organisation=start,
                    to_organisation=tale.office,
                    to_handler=tale.handler,
                    at=course.dispatched,
                    signed_for_at=course.signed if course.signed < city.present else None,
                )
            )
    HandOver.objects.bulk_create(made, batch_size=500)


def _note_beginning(city: City, tale: Tale) -> None:
    """The lines from the first word to the signature of the office in charge."""
    case, course, book = tale.case, tale.course, city.book
    entrance = _entrance(city, tale)
    opener = CITIZEN
    if tale.account is not None:
        opener = IMPORTER
        new = {"account": tale.account.pk, "kind": "message"}
        book.note(
            course.received,
            PUSH,
            "inbox.message.heard",
            "inbox.message",
            tale.message,
            entrance.path,
            new=new,
        )
    due = case.due_at
    opened = {
        "number": case.number,
        "type": str(tale.kind),
        "state": str(CaseState.RECEIVED if tale.grounds else CaseState.AWAITING_DISPATCH),
        "channel": case.channel,
        "deadline_row": case.deadline_row,
        "due_at": due.isoformat() if due else None,
    }
    book.note(
        course.received, opener, "inbox.case.opened", "inbox.case", case, entrance.path, new=opened
    )
    if tale.refused:
        _note_refusal(city, tale, entrance)
        return
    if tale.sure is not None:
        _note_routed(city, tale, opener)
    if course.dispatched < city.present and (tale.sure is None or course.given_back):
        _note_dispatched(city, tale, entrance)
    _note_handler(city, tale)


def _note_refusal(city: City, tale: Tale, entrance: Organisation) -> None:
    if tale.refused and tale.course.dispatched < city.present:
        root, chance = city.organisations["city"], city.chance(f"watch/{tale.case.number}")
        hand, ground = city.hand(root, "duty_officer", chance), {"ground": tale.refused[0]}
        at, path = tale.course.dispatched, entrance.path
        city.book.note(at, hand, "inbox.case.refused", "inbox.case", tale.case, path, new=ground)


def _note_routed(city: City, tale: Tale, opener: Hand) -> None:
    sure = tale.sure
    assert sure is not None, "the caller looked"
    office, person = tale.wrong or (tale.office, tale.handler)
    new = {
        "organisation": office.pk,
        "handler": person.pk,
        "duty": sure.duty,
        "score": f"{sure.score:.2f}",
        "because": list(sure.because),
    }
    at = tale.course.received
    city.book.note(
        at, opener, "inbox.case.dispatched", "inbox.case", tale.case, office.path, new=new
    )
    back = tale.course.given_back
    if tale.wrong and back and back < city.present:
        hand = Hand.of(person, "handler", office)
        city.book.note(
            back, hand, "inbox.case.returned", "inbox.case", tale.case, office.path, new={}
        )


def _note_dispatched(city: City, tale: Tale, entrance: Organisation) -> None:
    root = city.organisations["city"]
    chance = city.chance(f"watch/{tale.case.number}")
    hand = city.hand(root, "duty_officer", chance)
    at, case = tale.course.dispatched, tale.case
    if tale.grounds:
        city.book.note(
            at,
            hand,
            "inbox.case.accepted",
            "inbox.case",
            case,
            entrance.path,
            new={"state": "awaiting_dispatch"},
        )
    city.book.note(
        at,
        hand,
        "inbox.case.dispatched",
        "inbox.case",
        case,
        tale.office.path,
        old={"organisation": entrance.pk, "handler": None},
        new={"organisation": tale.office.pk, "handler": tale.handler.pk},
    )


def _note_handler(city: City, tale: Tale) -> None:
    course, path = tale.course, tale.office.path
    hand = Hand.of(tale.handler, "handler", tale.office)
    if course.signed < city.present:
        city.book.note(
            course.signed,
            hand,
            "inbox.case.signed_for",
            "inbox.case",
            tale.case,
            path,
            new={"state": "in_progress"},
        )
    if course.noted and course.noted < city.present and course.signed < city.present:
        city.book.note(course.noted, hand, "inbox.case.noted", "inbox.case", tale.case, path)
    if tale.more is not None:
        opener = IMPORTER if tale.account else CITIZEN
        at = tale.more.said_at
        city.book.note(
            at,
            opener,
            "inbox.case.followed_up",
            "inbox.case",
            tale.case,
            path,
            new={"message": tale.more.pk},
        )
