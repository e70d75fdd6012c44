"""When does a term run out? The lean way, without the account of each day.

Cost: a few microseconds a case, so that all deadlines of a city can be worked out again at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from huiying.foundation.clock import shanghai
from huiying.foundation.workdays.calendar import DAY, EveryDay
from huiying.foundation.workdays.counting import Pause, Term, Unit, aware, merged
from huiying.foundation.workdays.hours import Span
from huiying.foundation.workdays.office import DayCount, Office, is_paused


def due_at(start: datetime, term: Term, office: Office, pauses: Sequence[Pause] = ()) -> datetime:
    """The instant, in UTC, at which a term that began at `start` runs out.

    Days run out at the office's close (or midnight, by setting), hours to the microsecond. A day
    is left out where a pause holds at its close, an hour where a pause holds. Raises
    `CalendarMissing` where a year is needed that is not loaded.
    """
    stops = merged(pauses) if pauses else []
    if term.unit is Unit.WORK_HOURS:
        return _work_hours_due(aware(start), timedelta(hours=term.number), office, stops)
    if term.unit is Unit.HOURS:
        return _hours_due(aware(start), timedelta(hours=term.number), office, stops)
    return office.closing(last_day(start, term, office, stops)).astimezone(UTC)


def last_day(start: datetime, term: Term, office: Office, pauses: Sequence[Pause]) -> date:
    """The day on which a term of days runs out; `pauses` merged."""
    counted = day_count(term.unit, office)
    before = rank_before_day_one(start, term, office)
    target = before + max(term.number, 1)
    for pause in pauses:
        first = max(closed_before(pause.start, counted, office), before)
        if first >= target:
            break
        target += max(closed_before(pause.end, counted, office) - first, 0)
    return _rolled(counted.day_at(target), term, office, pauses)


def rank_before_day_one(start: datetime, term: Term, office: Office) -> int:
    """The rank of the last day that does not count towards the term."""
    counted, day = day_count(term.unit, office), office.day_of_receipt(start)
    return counted.rank(day) - (counted.works(day) and office.receipt_counts(start, term))


def day_count(unit: Unit, office: Office) -> DayCount:
    """The days that a unit of days counts."""
    return office.calendar if unit is Unit.WORKDAYS else EveryDay(office.calendar)


def closed_before(moment: datetime, counted: DayCount, office: Office) -> int:
    """The rank of the last counted day that closed before the moment."""
    day = shanghai(moment).date()
    while office.closing(day) >= moment:
        day -= DAY
    return counted.rank(day)


def free_spans(span: Span, pauses: Sequence[Pause]) -> Iterator[Span]:
    """What is left of a span without the pauses (merged)."""
    opens, closes = span
    for pause in pauses:
        if opens < pause.start:
            yield opens, min(pause.start, closes)
        opens = max(opens, pause.end)
        if opens >= closes:
            return
    if opens < closes:
        yield opens, closes


def _rolled(day: date, term: Term, office: Office, pauses: Sequence[Pause]) -> date:
    if term.unit is Unit.WORKDAYS or not office.counting.roll_to_workday:
        return day
    while not office.calendar.works(day) or is_paused(office.closing(day), pauses):
        day += DAY
    return day


def _hours_due(
    start: datetime, length: timedelta, office: Office, pauses: Sequence[Pause]
) -> datetime:
    office.calendar.require(shanghai(start).year)
    due = start.astimezone(UTC) + length
    for pause in pauses:
        if pause.start >= due:
            break
        due += max(pause.end - max(pause.start, start), timedelta())
    office.calendar.require(shanghai(due).year)
    return due


def _work_hours_due(
    start: datetime, length: timedelta, office: Office, pauses: Sequence[Pause]
) -> datetime:
    office.calendar.require(shanghai(start).year)
    begun = start.astimezone(UTC)
    if not length:
        return begun
    for opens, closes in worked_spans(begun, office, pauses):
        if closes - opens >= length:
            return (opens + length).astimezone(UTC)
        length -= closes - opens
    raise AssertionError("working spans end only by CalendarMissing")


def worked_spans(start: datetime, office: Office, pauses: Sequence[Pause]) -> Iterator[Span]:
    """Every span of office time from a moment on, without the pauses (merged)."""
    day = shanghai(start).date()
    rank = office.calendar.rank(day) + (not office.calendar.works(day))
    while True:
        for opens, closes in office.hours.spans(office.calendar.day_at(rank)):
            if start < closes:
                yield from free_spans((max(opens, start), closes), pauses)
        rank += 1
