"""Is this day worked, and by which notice?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, cached_property

from huiying.foundation.errors import Unusable
from huiying.foundation.workdays.terms import NOTICES, Break, Notice
from huiying.foundation.workdays.trouble import CalendarMissing

DAY = timedelta(days=1)
# A notice for the coming year has lent or given days of late December four times since 2008
# (2007-12-29, 2011-12-31, 2018-12-29, 2022-12-31).
LATE_DECEMBER = 25


class Nature(StrEnum):
    """What a day is by itself, whoever counts it."""

    WORKED = "worked"
    MAKEUP = "makeup"
    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    OFF = "off"  # given by the place itself, as an autonomous region's festival


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that a notice names: off, or lent to work."""

    day: date
    name: str
    works: bool
    source: str
    local: bool = False


@dataclass(frozen=True, slots=True)
class YearSheet:
    """All that the notices for one year name; a few days may lie in the December before."""

    year: int
    days: tuple[NamedDay, ...]


@dataclass(frozen=True)
class Calendar:
    """The working calendar of consecutive years; asking beyond them raises `CalendarMissing`."""

    sheets: tuple[YearSheet, ...]
    local: tuple[NamedDay, ...] = ()

    def __post_init__(self) -> None:
        for earlier, later in zip(self.sheets, self.sheets[1:], strict=False):
            if later.year != earlier.year + 1:
                raise Unusable("workdays.calendar.gap", year=later.year, last=earlier.year)

    @property
    def years(self) -> range:
        """The years loaded."""
        return range(self.sheets[0].year, self.sheets[-1].year + 1)

    def with_year(self, sheet: YearSheet) -> Calendar:
        """This calendar with one year added at either end, or replaced after an amendment."""
        others = [known for known in self.sheets if known.year != sheet.year]
        return replace(self, sheets=tuple(sorted([*others, sheet], key=lambda known: known.year)))

    def with_local_day(self, day: date, name: str, source: str) -> Calendar:
        """This calendar with a day off that only this place has."""
        added = NamedDay(day, name, works=False, source=source, local=True)
        return replace(self, local=(*self.local, added))

    def works(self, day: date) -> bool:
        """Is this a working day?"""
        named = self.named(day)
        return named.works if named else day.weekday() < 5

    def nature(self, day: date) -> Nature:
        """Worked, lent to work, holiday, weekend, or off by local rule."""
        named = self.named(day)
        if named is None:
            return Nature.WORKED if day.weekday() < 5 else Nature.WEEKEND
        if named.works:
            return Nature.WORKED if day.weekday() < 5 else Nature.MAKEUP
        return Nature.OFF if named.local else Nature.HOLIDAY

    def named(self, day: date) -> NamedDay | None:
        """What a notice says of this day, if it names it."""
        self.require(day.year)
        return self._named.get(day)

    def require(self, year: int) -> None:
        """Raise `CalendarMissing` unless the year is loaded."""
        if not self.sheets or year not in self.years:
            raise CalendarMissing(year)

    def may_still_change(self, day: date) -> bool:
        """Can the notice for the year after the last one loaded still change this day?"""
        return (day.year, day.month) == (self.years[-1], 12) and day.day >= LATE_DECEMBER

    def rank(self, day: date) -> int:
        """How many working days there are up to and including this day, from the first year on."""
        self.require(day.year)
        return bisect_right(self._worked, day.toordinal())

    def day_at(self, rank: int) -> date:
        """The working day of that rank: `rank(day_at(n)) == n`."""
        if rank < 1:
            raise CalendarMissing(self.years[0] - 1)
        if rank > len(self._worked):
            raise CalendarMissing(self.years[-1] + 1)
        return date.fromordinal(self._worked[rank - 1])

    @cached_property
    def _named(self) -> Mapping[date, NamedDay]:
        notices = {named.day: named for sheet in self.sheets for named in sheet.days}
        return notices | {named.day: named for named in self.local}

    @cached_property
    def _worked(self) -> list[int]:
        first, last = date(self.years[0], 1, 1), date(self.years[-1], 12, 31)
        return [day.toordinal() for day in days_between(first, last) if self.works(day)]


@dataclass(frozen=True, slots=True)
class EveryDay:
    """Calendar days, counted the way `Calendar` counts working days."""

    calendar: Calendar

    def works(self, day: date) -> bool:
        """Every day counts, if its year is loaded."""
        self.calendar.require(day.year)
        return True

    def rank(self, day: date) -> int:
        """The day's ordinal."""
        self.calendar.require(day.year)
        return day.toordinal()

    def day_at(self, rank: int) -> date:
        """The day of that ordinal."""
        day = date.fromordinal(rank)
        self.calendar.require(day.year)
        return day


def days_between(first: date, last: date) -> Iterator[date]:
    """Every date from the first to the last, both included."""
    return (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))


@cache
def standard_calendar() -> Calendar:
    """The calendar of all State Council notices that huiying carries."""
    years = sorted({notice.year for notice in NOTICES})
    return Calendar(tuple(YearSheet(year, _named_in(year)) for year in years))


@cache
def notice(number: str) -> Notice | None:
    """The carried notice with this number (文号), for its title and address."""
    return next((known for known in NOTICES if known.number == number), None)


def _named_in(year: int) -> tuple[NamedDay, ...]:
    notices = [known for known in NOTICES if known.year == year]
    return tuple(
        day for known in notices for row in known.breaks for day in _days_of_break(known, row)
    )


def _days_of_break(known: Notice, row: Break) -> Iterator[NamedDay]:
    for works, spans in ((False, row.off), (True, row.worked)):
        for day in _days_of_spans(known.year, spans):
            yield NamedDay(day, row.name, works, known.number)


def _days_of_spans(year: int, spans: str) -> Iterator[date]:
    for span in spans.split():
        first, _, last = span.partition("..")
        yield from days_between(_date(year, first), _date(year, last or first))


def _date(year: int, text: str) -> date:
    return date.fromisoformat(text if len(text) == len("2026-01-01") else f"{year}-{text}")
