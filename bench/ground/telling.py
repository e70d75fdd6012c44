"""How are figures told? A table for people and, as the last line, one JSON object."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

Figure: TypeAlias = "float | int | str | Mapping[str, Figure] | None"


class NotMeasured(Exception):
    """The benchmark could not measure what it says; the reason is its text."""


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed (nearest rank)."""
    if not values:
        raise NotMeasured("nothing was answered")
    ordered = sorted(values)
    return ordered[max(0, -int(-len(ordered) * share // 1) - 1)]


def milliseconds(seconds: float) -> float:
    """Rounded to a hundredth."""
    return round(seconds * 1000, 2)


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under heads; the first column leans left, figures lean right."""
    lines = [[str(cell) for cell in row] for row in (heads, *rows)]
    wide = [max(_width(line[at]) for line in lines) for at in range(len(heads))]
    print(f"\n{title}\n")
    for line in lines:
        first = line[0] + " " * (wide[0] - _width(line[0]))
        rest = [" " * (w - _width(c)) + c for c, w in zip(line[1:], wide[1:], strict=True)]
        print("  ".join([first, *rest]).rstrip())
    print(flush=True)


def tell(measure: Callable[[], Mapping[str, Figure]]) -> None:
    """Measure, print the figures as the last line; leave with 1 where that was not possible."""
    try:
        figures = measure()
    except NotMeasured as reason:
        sys.exit(f"not measured: {reason}")
    print(json.dumps(figures, ensure_ascii=False))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
