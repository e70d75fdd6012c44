"""What does somebody get who walks through the days and minutes one by one?

Written apart from the rules: no ranks, no bisection, no shared helpers; the days of 2015 and later
come from the public files, not from our table.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from huiying.foundation.clock import SHANGHAI
from huiying.foundation.workdays.calendar import standard_calendar

CLOSE = 17 * 60 + 30
OPEN_MINUTES = frozenset((*range(9 * 60, 12 * 60), *range(13 * 60 + 30, CLOSE)))


@dataclass(frozen=True)
class Walker:
    """Knows the days off and the lent days; walks."""

    off: frozenset[date]
    lent: frozenset[date]

    def works(self, day: date) -> bool:
        if day.year < 2015:  # the public files begin here; these years are checked by count
            return standard_calendar().works(day)
        return day in self.lent or (day.isoweekday() <= 5 and day not in self.off)

    def due(self, received: datetime, days: int) -> datetime:
        day, left = received.date(), days
        while left:
            day += timedelta(days=1)
            left -= self.works(day)
        return datetime(day.year, day.month, day.day, 17, 30, tzinfo=SHANGHAI).astimezone(UTC)

    def between(self, received: datetime, replied: datetime) -> int:
        day, found = received.date(), 0
        while day < replied.date():
            day += timedelta(days=1)
            found += self.works(day)
        return found

    def due_after_minutes(self, received: datetime, minutes: int) -> datetime:
        moment, left = received.replace(second=0), minutes
        day, works = moment.date(), self.works(moment.date())
        while left:
            left -= works and moment.hour * 60 + moment.minute in OPEN_MINUTES
            moment += timedelta(minutes=1)
            if moment.date() != day:
                day, works = moment.date(), self.works(moment.date())
        return moment.astimezone(UTC)


def walker(calendar: Path) -> Walker:
    """A walker that read the public calendar files."""
    files = [json.loads(path.read_text("utf-8")) for path in sorted(calendar.glob("*.json"))]
    days = [day for file in files for day in file["days"]]
    return Walker(
        frozenset(date.fromisoformat(day["date"]) for day in days if day["isOffDay"]),
        frozenset(date.fromisoformat(day["date"]) for day in days if not day["isOffDay"]),
    )


def pairs(messages: Path) -> Iterator[tuple[datetime, datetime]]:
    """Received and replied of every real message; a reply without an hour stands at midnight."""
    with messages.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield _moment(row["received_at"]), _moment(row["replied_at"])


def _moment(text: str) -> datetime:
    day, _, hour = text.partition(" ")
    numbers = [int(part) for part in (day.replace("/", ":") + ":" + (hour or "0:0:0")).split(":")]
    year, month, date_, hours, minutes, seconds = numbers
    return datetime(year, month, date_, hours, minutes, seconds, tzinfo=SHANGHAI)
