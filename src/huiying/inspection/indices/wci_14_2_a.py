"""WCI V14.2, variant A: how far did a WeChat account's posts reach? (four inputs)"""

from __future__ import annotations

from math import log

from huiying.foundation.words import Words
from huiying.inspection.indices.wechat_spread import spread
from huiying.inspection.rules import PeriodFigures
from huiying.inspection.terms import Confidence

KEY = "wci_14_2_a"
NAME = Words("微信传播力指数 WCI（四项）", "WeChat spread index WCI (four inputs)")
VERSION = "V14.2 A"
SOURCE = "WCI V14.2, copy of the publisher’s page, four inputs"
CONFIDENCE = Confidence.REPORTED
KINDS = frozenset({"wechat"})


def measure(figures: PeriodFigures) -> float:
    """The index, a pure number; 0 for a period in which nothing was read."""
    return spread(figures, part)


def part(reads: float, wows: float, likes: float, shares: float) -> float:
    """How the counted things weigh."""
    return (
        0.70 * log(reads + 1)
        + 0.09 * log(10 * wows + 1)
        + 0.06 * log(10 * likes + 1)
        + 0.15 * log(10 * shares + 1)
    )
