"""By which settings is a term counted: its unit, the day of receipt, the cut-off, the close?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from huiying.foundation.clock import shanghai
from huiying.foundation.errors import Unusable


class Unit(StrEnum):
    """What a term counts."""

    WORKDAYS = "wd"
    DAYS = "cd"
    HOURS = "h"
    WORK_HOURS = "wh"


_UNITS = {
    "d": Unit.WORKDAYS,
    "wd": Unit.WORKDAYS,
    "个工作日": Unit.WORKDAYS,
    "工作日": Unit.WORKDAYS,
    "cd": Unit.DAYS,
    "日": Unit.DAYS,
    "天": Unit.DAYS,
    "h": Unit.HOURS,
    "小时": Unit.HOURS,
    "wh": Unit.WORK_HOURS,
    "工作小时": Unit.WORK_HOURS,
    "个工作小时": Unit.WORK_HOURS,
}
_TERM = re.compile(r"(\d{1,5})\s*(\D+)")


@dataclass(frozen=True, slots=True)
class Term:
    """A length such as ten working days; `0wd` means within the day of receipt."""

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.number < 0:
            raise Unusable("workdays.term.negative", number=self.number)

    @classmethod
    def parse(cls, text: str) -> Term:
        """Read `10d` or `10wd` (working days), `10cd` (calendar days), `5h`, `8wh`."""
        match = _TERM.fullmatch(text.strip().lower())
        unit = _UNITS.get(match[2]) if match else None
        if match is None or unit is None:
            raise Unusable("workdays.term.unreadable", text=text)
        return cls(int(match[1]), unit)

    def __str__(self) -> str:
        return f"{self.number}{self.unit}"


class DayEnd(StrEnum):
    """When a term that counts days runs out on its last day."""

    OFFICE_CLOSE = "office_close"
    MIDNIGHT = "midnight"


@dataclass(frozen=True, slots=True)
class Counting:
    """Settings no rule that we know of states; every default is assumed and can be changed.

    `receipt_counts`: the day of receipt is day 1 if the office was still open, else the day after
    it is. `cut_off`: what comes after that hour, or on a day off, is treated as received on the
    next working day. `roll_to_workday`: calendar days that end on a day off run to the next
    working day.
    """

    receipt_counts: bool = False
    cut_off: time | None = None
    day_end: DayEnd = DayEnd.OFFICE_CLOSE
    roll_to_workday: bool = False


DEFAULT_COUNTING = Counting()


@dataclass(frozen=True, slots=True)
class Pause:
    """From `start` until just before `end` the citizen, not the office, was awaited."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        require_order(self.start, self.end)


def merged(pauses: Iterable[Pause]) -> list[Pause]:
    """The same pauses in order, those that touch or overlap made one, empty ones left out."""
    result: list[Pause] = []
    for pause in sorted((p for p in pauses if p.end > p.start), key=lambda p: p.start):
        if result and pause.start <= result[-1].end:
            result[-1] = Pause(result[-1].start, max(result[-1].end, pause.end))
        else:
            result.append(pause)
    return result


def require_order(start: datetime, end: datetime) -> None:
    """Raise `Unusable` where the end lies before the start, or one of them has no time zone."""
    if aware(end) < aware(start):
        first, last = (f"{shanghai(moment):%Y-%m-%d %H:%M}" for moment in (start, end))
        raise Unusable("workdays.moment.reversed", start=first, end=last)


def aware(moment: datetime) -> datetime:
    """The moment itself; raises `Unusable` where it has no time zone."""
    if moment.tzinfo is None:
        raise Unusable("workdays.moment.naive", moment=moment.isoformat())
    return moment
