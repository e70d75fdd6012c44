"""When is it due, how long did it take, and by which days?

Every function returns a `Derivation`; where only the instant is wanted, `due.due_at` is cheaper.
All arithmetic is on China's clock, all results are aware UTC, and a year that is not loaded raises
`CalendarMissing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from huiying.foundation.clock import shanghai
from huiying.foundation.workdays.calendar import days_between
from huiying.foundation.workdays.counting import Pause, Term, Unit, aware, merged, require_order
from huiying.foundation.workdays.derivation import DayCell, DayKind, Derivation, Note, Rule
from huiying.foundation.workdays.due import (
    closed_before,
    due_at,
    free_spans,
    last_day,
    rank_before_day_one,
)
from huiying.foundation.workdays.office import Office, is_paused
from huiying.foundation.workdays.strip import (
    Ends,
    cell,
    counted_back,
    day_cells,
    hour_cells,
    time_counted,
)

_ONE_DAY = Term(1, Unit.WORKDAYS)


def add(
    start: datetime,
    term: Term,
    office: Office,
    pauses: Iterable[Pause] = (),
    extension: int = 0,
) -> Derivation:
    """When a term that began at `start` runs out; `extension` is in the term's own unit."""
    stops, whole = merged(pauses), Term(term.number + extension, term.unit)
    due = due_at(start, whole, office, stops)
    if term.unit in (Unit.WORKDAYS, Unit.DAYS):
        last = last_day(start, whole, office, stops)
        days = tuple(day_cells(start, whole, term.number, last, office, stops))
    else:
        plain = due_at(start, term, office, stops)
        days = tuple(hour_cells(start, due, whole, plain, office, stops))
    return Derivation(
        rule=Rule.ADD,
        term=str(term),
        start=start.astimezone(UTC),
        due=due,
        count=term.number,
        days=days,
        counting=office.counting,
        extension=extension,
        notes=tuple(_notes_of_add(start, whole, days, office)),
    )


def add_workdays(
    start: datetime, n: int, office: Office, pauses: Iterable[Pause] = (), extension: int = 0
) -> Derivation:
    """When `n` working days have passed; 0 means within the day of receipt."""
    return add(start, Term(n, Unit.WORKDAYS), office, pauses, extension)


def add_calendar_days(
    start: datetime, n: int, office: Office, pauses: Iterable[Pause] = (), extension: int = 0
) -> Derivation:
    """When `n` days of any kind have passed."""
    return add(start, Term(n, Unit.DAYS), office, pauses, extension)


def add_hours(
    start: datetime, n: int, office: Office, pauses: Iterable[Pause] = (), extension: int = 0
) -> Derivation:
    """When `n` hours on the clock have passed, nights and holidays included."""
    return add(start, Term(n, Unit.HOURS), office, pauses, extension)


def add_work_hours(
    start: datetime, n: int, office: Office, pauses: Iterable[Pause] = (), extension: int = 0
) -> Derivation:
    """When the office has been open for `n` hours."""
    return add(start, Term(n, Unit.WORK_HOURS), office, pauses, extension)


def subtract_workdays(
    end: datetime, n: int, office: Office, pauses: Iterable[Pause] = ()
) -> Derivation:
    """The close of the working day from which `n` working days lead to the day of `end`.

    Undoes `add_workdays`: what is due on that day had to begin here. For reminders before a date.
    """
    term, stops = Term(n, Unit.WORKDAYS), merged(pauses)
    last = office.day_ending_at(end)
    first = _day_counted_back(last, term, office, stops)
    return Derivation(
        rule=Rule.SUBTRACT,
        term=str(term),
        start=end.astimezone(UTC),
        due=office.closing(first).astimezone(UTC),
        count=n,
        days=tuple(counted_back(first, last, office, stops)),
        counting=office.counting,
    )


def workdays_between(
    start: datetime, end: datetime, office: Office, pauses: Iterable[Pause] = ()
) -> Derivation:
    """How many working days of a term have begun by `end`: answered on day `count`."""
    require_order(start, end)
    stops = merged(pauses)
    days = tuple(_between_cells(start, office.day_ending_at(end), office, stops))
    return Derivation(
        rule=Rule.BETWEEN,
        term="",
        start=start.astimezone(UTC),
        end=end.astimezone(UTC),
        due=None,
        count=days[-1].count if days else 0,
        days=days,
        counting=office.counting,
        notes=tuple(_notes(days, office)),
    )


def work_time_between(
    start: datetime, end: datetime, office: Office, pauses: Iterable[Pause] = ()
) -> timedelta:
    """For how long the office was open between two moments, pauses left out."""
    stops = merged(pauses)
    days = days_between(shanghai(aware(start)).date(), shanghai(aware(end)).date())
    spans = (time_counted(day, (start, end), Unit.WORK_HOURS, office, stops) for day in days)
    return sum(spans, timedelta())


def time_between(start: datetime, end: datetime, pauses: Iterable[Pause] = ()) -> timedelta:
    """The time between two moments without the pauses."""
    free = free_spans((aware(start), aware(end)), merged(pauses))
    return sum((closes - opens for opens, closes in free), timedelta())


def _day_counted_back(day: date, term: Term, office: Office, pauses: Sequence[Pause]) -> date:
    calendar = office.calendar
    from_rank = calendar.rank(day) + (not calendar.works(day))
    target = from_rank - term.number
    for pause in reversed(pauses):
        last = min(closed_before(pause.end, calendar, office), from_rank)
        if last < target:
            break
        target -= max(last - closed_before(pause.start, calendar, office), 0)
    return calendar.day_at(target)


def _between_cells(
    start: datetime, last: date, office: Office, pauses: Sequence[Pause]
) -> Iterable[DayCell]:
    before, count = rank_before_day_one(start, _ONE_DAY, office), 0
    first = shanghai(start).date()
    for day in days_between(first, last):
        paused = is_paused(office.closing(day), pauses)
        takes = office.calendar.works(day) and office.calendar.rank(day) > before and not paused
        count += takes
        kind = DayKind.PAUSED if paused else None
        yield cell(day, Ends(first, last, received=first), office, kind, (takes, count))


def _notes_of_add(
    start: datetime, term: Term, days: Sequence[DayCell], office: Office
) -> Iterable[Note]:
    if term.unit in (Unit.WORKDAYS, Unit.DAYS):
        received = office.day_of_receipt(start)
        asked = office.counting.receipt_counts or not term.number
        if received != shanghai(start).date():
            yield Note.CUT_OFF
        elif asked and not office.receipt_counts(start, term):
            yield Note.AFTER_CLOSE
        if term.number and not days[-1].counted:
            yield Note.ROLLED
    yield from _notes(days, office)


def _notes(days: Sequence[DayCell], office: Office) -> Iterable[Note]:
    if any(office.calendar.may_still_change(known.day) for known in days):
        yield Note.LATE_DECEMBER
