"""Which moments, terms and settings do the tests of this folder draw from?"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from huiying.foundation.clock import SHANGHAI
from huiying.foundation.workdays import Counting, DayEnd, Office, OfficeHours, Pause, Term, Unit
from huiying.foundation.workdays.calendar import days_between, standard_calendar

TWO_PERIODS = Office()
NINE_TO_FIVE = Office(hours=OfficeHours.every_day("09:00-17:00"))
WORKDAYS = [
    day
    for day in days_between(date(2011, 3, 1), date(2026, 6, 30))
    if standard_calendar().works(day)
]


def china(text: str) -> datetime:
    """A moment on China's clock, such as `2026-09-30T16:50`."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def shown(moment: datetime | None) -> str:
    """An instant as China's clock shows it."""
    assert moment is not None
    assert moment.tzinfo is UTC
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%dT%H:%M}"


moments = st.datetimes(
    datetime(2011, 3, 1),  # noqa: DTZ001 - hypothesis takes naive bounds and adds the zone
    datetime(2026, 6, 30),  # noqa: DTZ001
    timezones=st.just(UTC),
)
closes = st.sampled_from(WORKDAYS).map(TWO_PERIODS.closing)
terms = st.builds(Term, st.integers(0, 40), st.sampled_from(Unit))
countings = st.builds(
    Counting,
    receipt_counts=st.booleans(),
    cut_off=st.none() | st.times(time(8), time(19)),
    day_end=st.sampled_from(DayEnd),
    roll_to_workday=st.booleans(),
)
hours = st.sampled_from(
    ["09:00-12:00,13:30-17:30", "09:00-17:00", "08:00-11:30,15:00-18:00", "00:00-23:59"]
).map(OfficeHours.every_day)
offices = st.builds(Office, hours=hours, counting=countings)


@st.composite
def starts_with_pauses(draw: st.DrawFn) -> tuple[datetime, list[Pause]]:
    """A moment and up to four pauses after it, in any order, overlapping or not."""
    start = draw(moments)
    pieces = st.tuples(st.integers(0, 30_000), st.integers(0, 8_000))
    return start, [
        Pause(start + timedelta(minutes=after), start + timedelta(minutes=after + length))
        for after, length in draw(st.lists(pieces, max_size=4))
    ]
