"""Which cell does each day get, from receipt to the date due?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from huiying.foundation.clock import shanghai
from huiying.foundation.workdays.calendar import DAY, days_between
from huiying.foundation.workdays.counting import Pause, Term, Unit
from huiying.foundation.workdays.derivation import DayCell, DayKind
from huiying.foundation.workdays.due import day_count, free_spans, rank_before_day_one
from huiying.foundation.workdays.hours import Span, instant, overlap
from huiying.foundation.workdays.office import Office, is_paused

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Ends:
    """Between which days a strip is drawn, and which of them are marked received and due."""

    first: date
    last: date
    received: date | None = None
    due: date | None = None


def cell(
    day: date, ends: Ends, office: Office, kind: DayKind | None, tally: tuple[bool, int]
) -> DayCell:
    """A day's cell; receipt and due outrank `kind`, which outranks the day's own nature."""
    nature, named = office.calendar.nature(day), office.calendar.named(day)
    marked = {ends.received: DayKind.RECEIVED, ends.due: DayKind.DUE}.get(day)
    return DayCell(
        day=day,
        kind=marked or kind or DayKind(nature.value),
        nature=nature,
        counted=tally[0],
        count=tally[1],
        holiday=named.name if named else "",
        source=named.source if named else "",
    )


def day_cells(
    start: datetime, term: Term, plain: int, last: date, office: Office, pauses: Sequence[Pause]
) -> Iterator[DayCell]:
    """The strip of a term of days: the first `plain` days are the term, the rest its extension."""
    counted = day_count(term.unit, office)
    before, count = rank_before_day_one(start, term, office), 0
    received = shanghai(start).date()
    ends = Ends(received, last, received, last)
    for day in days_between(received, last):
        paused = is_paused(office.closing(day), pauses)
        stands = counted.works(day) and counted.rank(day) > before and not paused
        takes = stands and count < term.number
        count += takes
        kind = _kind(paused, takes and count > plain)
        yield cell(day, ends, office, kind, (takes, count))


def hour_cells(
    start: datetime,
    due: datetime,
    term: Term,
    plain: datetime,
    office: Office,
    pauses: Sequence[Pause],
) -> Iterator[DayCell]:
    """The strip of a term of hours, counted in minutes; after `plain` its extension runs."""
    ends = Ends(*[shanghai(moment).date() for moment in (start, due, start, due)])
    spent = timedelta()
    for day in days_between(ends.first, ends.last):
        today = time_counted(day, (start, due), term.unit, office, pauses)
        spent += today
        paused = is_paused(office.closing(day), pauses) and not today
        extended = bool(today) and instant(day, time()) >= plain
        yield cell(day, ends, office, _kind(paused, extended), (bool(today), spent // MINUTE))


def counted_back(
    first: date, last: date, office: Office, pauses: Sequence[Pause]
) -> Iterator[DayCell]:
    """The strip of a term counted back from `last`: each day tells how many days follow it."""
    ends, taken = Ends(first, last, last, first), []
    for day in days_between(first, last):
        paused = is_paused(office.closing(day), pauses)
        taken.append((paused, day > first and office.calendar.works(day) and not paused))
    left = sum(takes for _, takes in taken)
    for day, (paused, takes) in zip(days_between(first, last), taken, strict=True):
        left -= takes
        yield cell(day, ends, office, _kind(paused, False), (takes, left))


def time_counted(
    day: date, span: Span, unit: Unit, office: Office, pauses: Sequence[Pause]
) -> timedelta:
    """How much of a day counts between two moments: office time, or all of it for clock hours."""
    if unit is Unit.HOURS:
        whole = [(instant(day, time()), instant(day + DAY, time()))]
    else:
        whole = office.hours.spans(day) if office.calendar.works(day) else []
    free = [part for piece in whole for part in free_spans(piece, pauses)]
    return sum((overlap(part, span) for part in free), timedelta())


def _kind(paused: bool, extended: bool) -> DayKind | None:
    if paused:
        return DayKind.PAUSED
    return DayKind.EXTENDED if extended else None
