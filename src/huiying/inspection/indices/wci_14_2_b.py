"""WCI V14.2, variant B: how far did a WeChat account's posts reach? (three inputs)"""

from __future__ import annotations

from math import log

from huiying.foundation.words import Words
from huiying.inspection.indices.wechat_spread import spread
from huiying.inspection.rules import PeriodFigures
from huiying.inspection.terms import Confidence

KEY = "wci_14_2_b"
NAME = Words("微信传播力指数 WCI（三项）", "WeChat spread index WCI (three inputs)")
VERSION = "V14.2 B"
SOURCE = "WCI V14.2, original V14.2, three inputs"
CONFIDENCE = Confidence.REPORTED
KINDS = frozenset({"wechat"})


def measure(figures: PeriodFigures) -> float:
    """The index, a pure number; 0 for a period in which nothing was read."""
    return spread(figures, part)


def part(reads: float, wows: float, likes: float, shares: float) -> float:
    """How the counted things weigh."""
    return 0.85 * log(reads + 1) + 0.09 * log(10 * wows + 1) + 0.06 * log(10 * likes + 1)
