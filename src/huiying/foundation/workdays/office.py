"""Under which calendar, hours and settings does this office count, and when does its day end?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Protocol

from huiying.foundation.clock import shanghai
from huiying.foundation.workdays.calendar import DAY, Calendar, standard_calendar
from huiying.foundation.workdays.counting import (
    DEFAULT_COUNTING,
    Counting,
    DayEnd,
    Pause,
    Term,
    aware,
)
from huiying.foundation.workdays.hours import OfficeHours, instant, standard_hours


class DayCount(Protocol):
    """Days that can be counted: working days (`Calendar`) or all of them (`EveryDay`)."""

    def works(self, day: date) -> bool: ...
    def rank(self, day: date) -> int: ...
    def day_at(self, rank: int) -> date: ...


@dataclass(frozen=True)
class Office:
    """A calendar, office hours and the settings of counting, as one value."""

    calendar: Calendar = field(default_factory=standard_calendar)
    hours: OfficeHours = field(default_factory=standard_hours)
    counting: Counting = DEFAULT_COUNTING

    def closing(self, day: date) -> datetime:
        """The instant at which that day is over for a term that counts days."""
        if self.counting.day_end is DayEnd.MIDNIGHT:
            return instant(day + DAY, time())
        return self.hours.close(day)

    def day_of_receipt(self, moment: datetime) -> date:
        """The day on which something counts as received, the cut-off hour considered."""
        local = shanghai(aware(moment))
        day, cut_off = local.date(), self.counting.cut_off
        self.calendar.require(day.year)
        if cut_off is None or (self.calendar.works(day) and local.time() <= cut_off):
            return day
        return self.calendar.day_at(self.calendar.rank(day) + 1)

    def day_ending_at(self, moment: datetime) -> date:
        """The day a moment belongs to as an end: midnight closes the day before, by setting."""
        local = shanghai(aware(moment))
        ends_before = self.counting.day_end is DayEnd.MIDNIGHT and local.time() == time()
        return local.date() - DAY if ends_before else local.date()

    def receipt_counts(self, moment: datetime, term: Term) -> bool:
        """Is the day of receipt itself the first to count? Only while the office is open."""
        asked = self.counting.receipt_counts or not term.number
        return asked and moment <= self.closing(self.day_of_receipt(moment))


def is_paused(moment: datetime, pauses: Sequence[Pause]) -> bool:
    """Does one of the pauses hold at that instant?"""
    return any(pause.start <= moment < pause.end for pause in pauses)
