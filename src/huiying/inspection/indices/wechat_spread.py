"""The shape that WCI V14.2 gives to a period: overall, mean, headlines, peak, squared."""

from __future__ import annotations

from collections.abc import Callable

from huiying.inspection.rules import PeriodFigures

Part = Callable[[float, float, float, float], float]


def spread(figures: PeriodFigures, part: Part) -> float:
    """(0.6·O + 0.2·A + 0.1·H + 0.1·P)² × 1.2 × 10, with `part` weighing reads, wows, likes, shares.

    A period without posts has no mean: A = 0 (assumed).
    """
    return (
        0.6 * overall(figures, part)
        + 0.2 * mean(figures, part)
        + 0.1 * headlines(figures, part)
        + 0.1 * peak(figures, part)
    ) ** 2 * 12


def overall(f: PeriodFigures, part: Part) -> float:
    """O: totals per day."""
    return part(f.reads / f.days, f.wows / f.days, f.likes / f.days, f.shares / f.days)


def mean(f: PeriodFigures, part: Part) -> float:
    """A: totals per item."""
    if not f.items:
        return 0.0
    return part(f.reads / f.items, f.wows / f.items, f.likes / f.items, f.shares / f.items)


def headlines(f: PeriodFigures, part: Part) -> float:
    """H: headline totals per day (V14.2; before, per item)."""
    return part(
        f.headline_reads / f.days,
        f.headline_wows / f.days,
        f.headline_likes / f.days,
        f.headline_shares / f.days,
    )


def peak(f: PeriodFigures, part: Part) -> float:
    """P: the largest single counts."""
    return part(f.most_reads, f.most_wows, f.most_likes, f.most_shares)
