"""What time is it, and how do the platforms write it down?"""

from __future__ import annotations

import re
import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def now() -> float:
    """Seconds since 1970."""
    return time.time()


def in_shanghai(instant: float) -> datetime:
    return datetime.fromtimestamp(instant, SHANGHAI)


def day_of(instant: float) -> date:
    """Both platforms count their days in Shanghai."""
    return in_shanghai(instant).date()


def day_start(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI).timestamp()


def read_day(text: str) -> date:
    """A day written YYYY-MM-DD and in no other way; ValueError otherwise."""
    if not _DATE.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def weibo_date(instant: float) -> str:
    """`Wed Oct 24 23:49:17 +0800 2012`, whatever language the machine speaks."""
    moment = in_shanghai(instant)
    weekday, month = _WEEKDAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{weekday} {month} {moment:%d %H:%M:%S} +0800 {moment.year}"
