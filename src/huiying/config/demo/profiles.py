"""How does each office work: how soon it signs, answers and reviews, and how is it rated?"""

from __future__ import annotations

from dataclasses import dataclass

from huiying.config.demo.places import GOOD, SLEEPY


@dataclass(frozen=True, slots=True)
class Profile:
    """Minutes of office time, shares of the term, and chances."""

    sign: tuple[float, float]
    answer: tuple[float, float]  # part of the way from receipt to the date due
    review: tuple[float, float]
    late: float
    late_by: tuple[float, float]  # minutes of office time after the date due
    rated: float
    levels: tuple[int, int, int, int, int]  # weights of five to one
    minds_windows: bool = True  # answers on platforms before they stop taking answers


QUICK = Profile((6, 90), (0.04, 0.30), (8, 55), 0.0, (0, 0), 0.62, (64, 27, 6, 2, 1))
DROWSY = Profile(
    (300, 1500), (0.55, 0.98), (150, 900), 0.36, (240, 3600), 0.40, (7, 16, 25, 29, 23), False
)
GOOD_ENOUGH = Profile(
    (25, 420), (0.18, 0.80), (20, 240), 0.035, (60, 1200), 0.40, (34, 37, 17, 8, 4)
)
BUSY = Profile((60, 600), (0.35, 0.92), (40, 360), 0.09, (60, 1800), 0.38, (24, 36, 22, 12, 6))

PROFILES: dict[str, Profile] = {
    GOOD: QUICK,
    SLEEPY: DROWSY,
    "住房和城乡建设局": BUSY,
    "公安分局": BUSY,
    "园林绿化局": GOOD_ENOUGH,
    "政务服务管理局": QUICK,
}


def profile_of(office: str) -> Profile:
    """How an office works; most work well enough."""
    return PROFILES.get(office, GOOD_ENOUGH)
