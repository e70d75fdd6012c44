"""When did it happen, so that offices work on working days and nothing lies in the future?"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from huiying.config.demo.chance import Chance
from huiying.foundation.clock import SHANGHAI, now, shanghai
from huiying.foundation.workdays import CalendarMissing, standard_calendar

MONTHS_OF_LIFE = 183  # days that the city has lived before its present
MORNING, NOON = time(9, 0), time(12, 0)
AFTERNOON, EVENING = time(13, 30), time(17, 30)
HALVES = ((MORNING, NOON), (AFTERNOON, EVENING))
USUAL_PRESENT = time(10, 30)  # of a day that was named without an hour


def present_of(anchor: date | datetime | None) -> datetime:
    """The instant at which the city's history ends: never later than now."""
    if isinstance(anchor, datetime):
        return min(anchor.astimezone(UTC), now())
    if anchor is None:
        return now()
    return min(at(anchor, USUAL_PRESENT), now())


def at(day: date, clock: time) -> datetime:
    """This clock time of a day in China, as an instant."""
    return datetime.combine(day, clock, tzinfo=SHANGHAI).astimezone(UTC)


def works(day: date) -> bool:
    """Whether offices work; Monday to Friday where no calendar is known yet."""
    try:
        return standard_calendar().works(day)
    except CalendarMissing:
        return day.weekday() < 5


def office_later(moment: datetime, minutes: float) -> datetime:
    """So many minutes of office time later; from outside office hours, from the next opening."""
    left = timedelta(minutes=minutes)
    day = shanghai(moment).date()
    while True:
        for opens, closes in HALVES if works(day) else ():
            begin, end = max(at(day, opens), moment), at(day, closes)
            if begin < end:
                if begin + left <= end:
                    return begin + left
                left -= end - begin
        day += timedelta(days=1)


def in_office(day: date, chance: Chance) -> datetime:
    """Some moment of a day between nine and five."""
    return at(day, MORNING) + timedelta(seconds=chance.randrange(7 * 3600 + 1800))


# Letters per hour of a day: few at night, most before noon and after supper (assumed).
_HOURS = (1, 1, 0, 0, 0, 1, 3, 7, 11, 13, 12, 9, 7, 8, 9, 9, 8, 7, 8, 10, 11, 9, 6, 3)


def in_life(day: date, chance: Chance) -> datetime:
    """Some moment of a day when people write letters."""
    hour = chance.weighted(range(24), _HOURS)
    return at(day, time(hour)) + timedelta(seconds=chance.randrange(3600))


def days_before(present: datetime, count: int = MONTHS_OF_LIFE) -> list[date]:
    """The days of the city's life, oldest first, today included."""
    today = shanghai(present).date()
    return [today - timedelta(days=back) for back in range(count, -1, -1)]
