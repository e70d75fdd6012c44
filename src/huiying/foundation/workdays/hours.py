"""When is the office open on a given day?"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property
from itertools import pairwise

from huiying.foundation.clock import SHANGHAI
from huiying.foundation.errors import Unusable
from huiying.foundation.workdays.terms import OFFICE_HOURS

_PERIOD = re.compile(r"(\d{1,2}):(\d\d)\s*[-–~至]\s*(\d{1,2}):(\d\d)")
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Period:
    """Open from one time of day to another, both on the same day."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class DayHours:
    """The periods of a working day, in force from a date on."""

    valid_from: date
    periods: tuple[Period, ...]

    def __post_init__(self) -> None:
        edges = [edge for period in self.periods for edge in (period.opens, period.closes)]
        if not edges or any(earlier >= later for earlier, later in pairwise(edges)):
            shown = ",".join(
                f"{period.opens:%H:%M}-{period.closes:%H:%M}" for period in self.periods
            )
            raise Unusable("workdays.hours.unreadable", text=shown)


@dataclass(frozen=True)
class OfficeHours:
    """Dated office hours; the newest row that has begun holds, so summer hours are two rows."""

    rows: tuple[DayHours, ...]

    @classmethod
    def every_day(cls, text: str) -> OfficeHours:
        """Read `09:00-12:00,13:30-17:30`, the same on every working day."""
        return cls((DayHours(date.min, parse_periods(text)),))

    def periods(self, day: date) -> tuple[Period, ...]:
        """The periods in force on a day."""
        position = bisect_right(self._starts, day)
        if not position:
            raise Unusable("workdays.hours.none", day=day.isoformat())
        return self.rows[position - 1].periods

    def spans(self, day: date) -> list[Span]:
        """The periods of that day as instants."""
        return [
            (instant(day, period.opens), instant(day, period.closes))
            for period in self.periods(day)
        ]

    def close(self, day: date) -> datetime:
        """When the office closes for the day."""
        return instant(day, self.periods(day)[-1].closes)

    @cached_property
    def _starts(self) -> list[date]:
        return [row.valid_from for row in self.rows]


def instant(day: date, at: time) -> datetime:
    """A time of day in China as an aware instant."""
    return datetime.combine(day, at, tzinfo=SHANGHAI)


def overlap(one: Span, other: Span) -> timedelta:
    """How long two spans hold at once."""
    return max(min(one[1], other[1]) - max(one[0], other[0]), timedelta())


def parse_periods(text: str) -> tuple[Period, ...]:
    """Read opening periods; they must come in order and not touch."""
    found = [_PERIOD.fullmatch(part.strip()) for part in re.split("[,，、]", text)]
    try:
        periods = tuple(
            Period(time(int(m[1]), int(m[2])), time(int(m[3]), int(m[4]))) for m in found if m
        )
    except ValueError as error:
        raise Unusable("workdays.hours.unreadable", text=text) from error
    if len(periods) != len(found):
        raise Unusable("workdays.hours.unreadable", text=text)
    return DayHours(date.min, periods).periods


@cache
def standard_hours() -> OfficeHours:
    """The office hours huiying starts with: assumed, to be set by each office."""
    return OfficeHours(
        tuple(
            DayHours(row.valid_from, tuple(Period(*edges) for edges in row.periods))
            for row in OFFICE_HOURS
        )
    )
