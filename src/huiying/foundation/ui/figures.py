"""How is a share, a day or an instant written for people, in Chinese and in English?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language, gettext

from huiying.foundation.clock import shanghai
from huiying.foundation.words import Words
from huiying.foundation.workdays.phrases import MONTHS, WEEKDAYS

NARROW_SPACE = "\u202f"
NEAR_ONE, NEAR_ALL = Decimal("0.1"), Decimal("99.9")


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage that never lost its numerator and denominator."""

    part: int
    whole: int

    @property
    def percent(self) -> str:
        """One decimal, half up; 0 and 100 only when exactly so; a dash when nothing counts."""
        if self.whole == 0:
            return "—"
        return f"{_tenths(self.part, self.whole)}{NARROW_SPACE}%"

    def __str__(self) -> str:
        return f"{self.percent} {self.part}/{self.whole}"


def _tenths(part: int, whole: int) -> str:
    if part == 0 or part == whole:
        return "0" if part == 0 else "100"
    rounded = (Decimal(part) * 100 / whole).quantize(NEAR_ONE, ROUND_HALF_UP)
    return str(min(max(rounded, NEAR_ONE), NEAR_ALL)) if 0 < part < whole else str(rounded)


def spoken(told: object) -> str:
    """A phrase in the reader's language, whether it came as text or in both languages."""
    if isinstance(told, Words):
        return told.in_language(get_language() or "zh-hans")
    return str(told)


def in_english() -> bool:
    return (get_language() or "").startswith("en")


def day_in_words(day: date, today: date) -> str:
    """「今天」「昨天」「周三」 within the week, 「9月24日」 within the year, else the full date."""
    near = {-1: gettext("yesterday"), 0: gettext("today"), 1: gettext("tomorrow")}
    distance = (day - today).days
    if distance in near:
        return near[distance]
    return date_in_words(day, today)


def date_in_words(day: date, today: date) -> str:
    """「9月24日 周四」 within the year, else 「2025年9月24日」; never "yesterday"."""
    weekday = spoken(WEEKDAYS[day.weekday()])
    if in_english():
        dated = f"{day.day} {MONTHS[day.month - 1]}"
        return f"{weekday} {dated}" if day.year == today.year else f"{dated} {day.year}"
    if day.year != today.year:
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.month}月{day.day}日 {weekday}"


def instant_in_words(instant: datetime, now: datetime) -> str:
    """「3 分钟前」 within the hour, otherwise the day in words with hour and minute."""
    gap = now - instant
    minutes = int(gap / timedelta(minutes=1))
    if timedelta(0) <= gap < timedelta(minutes=1):
        return gettext("just now")
    if 0 < minutes < 60:
        return gettext("%(minutes)d min ago") % {"minutes": minutes}
    local = shanghai(instant)
    return f"{day_in_words(local.date(), shanghai(now).date())} {local:%H:%M}"


def exact(instant: datetime) -> str:
    """The instant as a ledger writes it, on a clock in China."""
    return f"{shanghai(instant):%Y-%m-%d %H:%M}"
