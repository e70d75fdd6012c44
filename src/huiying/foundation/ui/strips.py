"""Which squares make up a clock strip, and what does each of them carry?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import pgettext

from huiying.foundation.ui.figures import date_in_words, spoken
from huiying.foundation.ui.shapes import DayCell, DayKind

STEP, WIDE, TALL, LOW = 5, 4, 12, 3
"""Tiny strip, in SVG units: pitch and width of the bars, height of a counted day and a day off."""


# A sentence of workdays opens with its day, which the square's label says already.
OPENING_DAY = re.compile(r"^(\d{1,2}月\d{1,2}日（周.）：|[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2}: )")


@dataclass(frozen=True, slots=True)
class Square:
    """A day cell as the full strip draws it."""

    cell: DayCell
    label: str
    told: str
    flag: str
    today: bool
    due: bool
    past: bool
    late: bool

    @property
    def weekday(self) -> int:
        return self.cell.day.isoweekday()


@dataclass(frozen=True, slots=True)
class Bar:
    """A day cell as the tiny strip draws it."""

    x: int
    y: int
    height: int
    look: str


def squares(cells: Sequence[DayCell], today: date, due: date) -> list[Square]:
    """The cells with their flags; a day after the due day counts as late unless it is off."""
    return [_square(cell, cells[0].day, today, due) for cell in cells]


def _square(cell: DayCell, first: date, today: date, due: date) -> Square:
    working = cell.kind is not DayKind.OFF
    return Square(
        cell=cell,
        label=date_in_words(cell.day, today),
        told=OPENING_DAY.sub("", spoken(cell.told)),
        flag=_flag(cell, first, today, due),
        today=cell.day == today,
        due=cell.day == due,
        past=working and cell.counted is not None and cell.day < today,
        late=working and due < cell.day <= today,
    )


def _flag(cell: DayCell, first: date, today: date, due: date) -> str:
    """One character in Chinese, a short word in English; the weightier one where two meet."""
    if cell.day == today == due:
        return pgettext("day cell flag", "due now")
    named = {
        first: pgettext("day cell flag", "in"),
        today: pgettext("day cell flag", "now"),
        due: pgettext("day cell flag", "due"),
    }
    return named.get(cell.day) or _kind_flag(cell)


def _kind_flag(cell: DayCell) -> str:
    flags = {
        DayKind.MAKE_UP: pgettext("day cell flag", "work"),
        DayKind.PAUSED: pgettext("day cell flag", "hold"),
        DayKind.EXTENDED: pgettext("day cell flag", "plus"),
    }
    if cell.kind is DayKind.OFF and cell.day.isoweekday() < 6:
        return pgettext("day cell flag", "off")
    return flags.get(cell.kind, "")


def bars(cells: Iterable[DayCell], today: date, due: date) -> list[Bar]:
    """The same days as bars a few pixels wide, for a row of a list."""
    return [_bar(index, cell, _look(cell, today, due)) for index, cell in enumerate(cells)]


def _bar(index: int, cell: DayCell, look: str) -> Bar:
    height = LOW if cell.kind is DayKind.OFF else TALL
    return Bar(x=index * STEP + 1, y=1 + TALL - height, height=height, look=look)


def _look(cell: DayCell, today: date, due: date) -> str:
    if cell.kind is DayKind.OFF:
        return "off"
    if due < cell.day <= today:
        return "late"
    if cell.kind is DayKind.PAUSED:
        return "paused"
    return "counted" if cell.day < today else "ahead"


def drawn(bars: Iterable[Bar]) -> dict[str, str]:
    """For each look one SVG path of all its bars: a list of fifty strips is drawn many times."""
    paths: dict[str, str] = {}
    for bar in bars:
        one = f"M{bar.x} {bar.y}h{WIDE}v{bar.height}h-{WIDE}z"
        paths[bar.look] = paths.get(bar.look, "") + one
    return paths


def marker_x(cells: Sequence[DayCell], day: date) -> int | None:
    """Where the tiny strip marks a day, or nothing when the day is not in it."""
    days = [cell.day for cell in cells]
    return days.index(day) * STEP + 1 if day in days else None
