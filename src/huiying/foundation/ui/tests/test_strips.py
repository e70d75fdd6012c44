"""Does each day of a clock get the right square?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from huiying.foundation.ui.shapes import DayCell, DayKind
from huiying.foundation.ui.strips import Bar, Square, bars, drawn, marker_x, squares

FIRST = date(2026, 10, 8)  # a Thursday
KINDS = (
    DayKind.WORKED,
    DayKind.WORKED,
    DayKind.MAKE_UP,
    DayKind.OFF,
    DayKind.PAUSED,
    DayKind.EXTENDED,
    DayKind.WORKED,
)
COUNTED = (None, 1, 2, None, None, 3, None)
CELLS = [
    DayCell(FIRST + timedelta(days=offset), kind, "told", counted=counted)
    for offset, (kind, counted) in enumerate(zip(KINDS, COUNTED, strict=True))
]
DUE = FIRST + timedelta(days=5)


def on(offset: int, today: int) -> Square:
    with override("en"):
        return squares(CELLS, FIRST + timedelta(days=today), DUE)[offset]


@pytest.mark.parametrize(
    ("offset", "flag"),
    [(0, "in"), (1, "now"), (2, "work"), (3, ""), (4, "hold"), (5, "due"), (6, "")],
)
def test_each_square_carries_its_flag(offset: int, flag: str) -> None:
    assert on(offset, today=1).flag == flag


def test_a_square_is_labelled_with_its_date_even_when_it_is_today() -> None:
    assert on(1, today=1).label == "Fri 9 Oct"


def test_the_due_day_that_is_today_says_both() -> None:
    assert on(5, today=5).flag == "due now"


def test_counted_days_before_today_are_filled() -> None:
    assert [on(offset, today=3).past for offset in range(4)] == [False, True, True, False]


def test_working_days_after_the_due_day_are_late_up_to_today() -> None:
    assert on(6, today=6).late
    assert not on(6, today=5).late
    assert not on(5, today=6).late


def test_the_tiny_strip_has_one_bar_per_day() -> None:
    looks = [bar.look for bar in bars(CELLS, FIRST + timedelta(days=6), DUE)]
    assert looks == ["counted", "counted", "counted", "off", "paused", "counted", "late"]


def test_bars_of_one_look_are_drawn_as_one_path() -> None:
    row = [Bar(1, 1, 12, "late"), Bar(6, 10, 3, "off"), Bar(11, 1, 12, "late")]
    assert drawn(row) == {"late": "M1 1h4v12h-4zM11 1h4v12h-4z", "off": "M6 10h4v3h-4z"}


def test_the_tiny_strip_marks_only_days_that_it_shows() -> None:
    assert marker_x(CELLS, FIRST) == 1
    assert marker_x(CELLS, FIRST - timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("10月9日（周五）：工作日，第1日。", "工作日，第1日。"),
        ("Fri 9 Oct: working day, day 1.", "working day, day 1."),
        ("已过期限：仍未答复。", "已过期限：仍未答复。"),
    ],
)
def test_a_square_names_its_day_once(sentence: str, told: str) -> None:
    cell = DayCell(FIRST, DayKind.WORKED, sentence)
    assert squares([cell], FIRST, DUE)[0].told == told
