"""How are cases of an older system taken over, many at once, with the times they really had?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from huiying.foundation.acts import act
from huiying.foundation.clock import now, shanghai
from huiying.foundation.journal.record import Entry, Subject, record_many
from huiying.foundation.scope import Actor, ScopedQuerySet
from huiying.foundation.sealed import blind_index
from huiying.inbox import reads
from huiying.inbox.acts.clock import clock_for
from huiying.inbox.acts.numbers_and_codes import fresh_code, next_numbers
from huiying.inbox.models import Case, Message
from huiying.inbox.rules.intake import likely_type, likely_urgency, title_from
from huiying.inbox.terms import MAY, CaseState, MessageKind, Taken
from huiying.registry.models import Organisation

IMPORTED = "imported"  # the channel of what came from a file


@dataclass(frozen=True, slots=True)
class CaseToImport:
    """One letter of an older system; times are aware, `answered_at` is empty without a reply."""

    source_id: str
    sender: str
    title: str
    body: str
    received_at: datetime
    answered_at: datetime | None = None


@act
def import_cases(
    source: str, rows: Sequence[CaseToImport], organisation: Organisation, *, by: Actor
) -> dict[str, Case]:
    """Take over the rows that are not there yet; gives the new cases by their source id.

    Imported cases are marked, have no handler, and stay out of every list but their own.
    """
    claim = by.claim(MAY["import_cases"], organisation.path, verb="import_cases")
    there = _there(source, [row.source_id for row in rows])
    fresh = [row for row in rows if row.source_id not in there]
    numbers = _numbers(fresh)
    cases = [_case(source, row, numbers[row.source_id], organisation) for row in fresh]
    Case.objects.bulk_create(cases)
    Message.objects.bulk_create(
        [_message(source, row, case) for row, case in zip(fresh, cases, strict=True)]
    )
    entries = [
        Entry(Subject("inbox.case", case.pk), organisation.path, {"number": case.number})
        for case in cases
    ]
    record_many(by, claim, "inbox.case.imported", entries)
    return {case.source_id: case for case in cases}


def _there(source: str, ids: list[str]) -> set[str]:
    rows: ScopedQuerySet[Case] = Case.objects.whole("an import looks for what it brought before")
    return set(
        rows.filter(imported_from=source, source_id__in=ids).values_list("source_id", flat=True)
    )


def _numbers(rows: Sequence[CaseToImport]) -> dict[str, str]:
    """Numbers of the days on which the letters really came, so that live numbering never waits."""
    days: Counter[date] = Counter(shanghai(row.received_at).date() for row in rows)
    given = {day: iter(next_numbers(day, days[day])) for day in sorted(days)}
    return {row.source_id: next(given[shanghai(row.received_at).date()]) for row in rows}


def _case(source: str, row: CaseToImport, number: str, organisation: Organisation) -> Case:
    code = fresh_code()
    kind = likely_type(f"{row.title} {row.body}")
    answered = row.answered_at is not None
    return Case(
        number=number,
        code=code,
        code_index=reads.code_index(code),
        type=kind,
        title=(row.title or title_from(row.body))[:200],
        body=row.body,
        urgency=likely_urgency(row.title),
        channel=IMPORTED,
        organisation=organisation,
        state=CaseState.REPLIED if answered else CaseState.AWAITING_DISPATCH,
        received_at=row.received_at,
        accepted_at=row.received_at,
        answered_at=row.answered_at,
        first_answered_at=row.answered_at,
        imported_from=source,
        source_id=row.source_id,
        **clock_for(kind, row.received_at).fields(),
    )


def _message(source: str, row: CaseToImport, case: Case) -> Message:
    return Message(
        account=None,
        channel=IMPORTED,
        dedupe_key=blind_index("inbox.import", f"{source}\0{row.source_id}"),
        kind=MessageKind.FORM,
        sender=row.sender,
        sender_index=blind_index(f"inbox.import.{source}", row.sender) if row.sender else "",
        text=row.body,
        said_at=row.received_at,
        received_at=now(),
        case=case,
        taken=Taken.OPENED,
    )
