"""Do the drawings say what the values say?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from huiying.channels.catalogue import channels
from huiying.desk.drawing.channels import shape_of, variant_parts
from huiying.desk.drawing.clocks import clock_of, derivation_of, standing_of, tiny_clock_of
from huiying.desk.drawing.differences import Change, differences
from huiying.desk.drawing.writing import writing_of
from huiying.foundation.html import from_writing
from huiying.foundation.ui.shapes import DayKind, State
from huiying.foundation.workdays import Office, Term, add

RECEIVED = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
STORED = derivation_of(add(RECEIVED, Term.parse("5wd"), Office()).as_json())
assert STORED is not None
assert STORED.due is not None
DUE = STORED.due


@pytest.mark.parametrize(
    "text",
    [
        "一段话。",
        "第一行\n第二行\n\n另一段",
        "## 小标题\n\n- 甲\n- 乙\n\n网址 https://example.invalid/a?b=1 在此",
        "尖括号 <b> 与 & 号 “引号”",
    ],
)
def test_a_variant_comes_back_as_it_was_written(text: str) -> None:
    assert writing_of(from_writing(text)) == text


def test_a_difference_names_what_went_and_what_came() -> None:
    changed = [s for s in differences("周一停水", "周二停水") if s.change is not Change.SAME]
    assert [(s.change, s.text) for s in changed] == [(Change.GONE, "周一"), (Change.NEW, "周二")]


def test_a_time_is_exchanged_whole() -> None:
    changed = [
        s for s in differences("上午8:30停水", "上午9:00停水") if s.change is not Change.SAME
    ]
    assert [(s.change, s.text) for s in changed] == [(Change.GONE, "8:30"), (Change.NEW, "9:00")]


def test_the_same_text_has_no_difference() -> None:
    assert [s.change for s in differences("周一停水", "周一停水")] == [Change.SAME]


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (RECEIVED, State.IN_TIME),
        (DUE - timedelta(hours=1), State.SOON),
        (DUE + timedelta(minutes=5), State.LATE),
        (DUE + timedelta(days=3), State.LATE),
    ],
)
def test_a_case_stands_against_its_date(at: datetime, state: State) -> None:
    assert standing_of(DUE, at, derivation=STORED).state is state


def test_an_answer_stops_the_clock() -> None:
    late = standing_of(DUE, DUE + timedelta(days=9), answered=DUE - timedelta(days=1))
    assert late.state is State.DONE


def test_the_strip_counts_five_days_and_shows_the_late_ones() -> None:
    clock = clock_of(STORED, DUE + timedelta(days=2), ended=False)
    assert clock is not None
    assert [cell.counted for cell in clock.cells if cell.counted] == [1, 2, 3, 4, 5]
    assert clock.cells[-1].day > clock.due


def test_an_ended_case_shows_no_late_days() -> None:
    clock = clock_of(STORED, DUE + timedelta(days=2), ended=True)
    assert clock is not None
    assert clock.cells[-1].day == clock.due


def test_a_day_off_is_drawn_as_one() -> None:
    clock = tiny_clock_of(STORED, RECEIVED, ended=False)
    assert clock is not None
    off = [cell.day.isoweekday() for cell in clock.cells if cell.kind is DayKind.OFF]
    assert off == [6, 7]


def test_a_case_without_a_date_has_no_strip() -> None:
    assert clock_of(None, RECEIVED, ended=False) is None


@pytest.mark.parametrize("key", sorted(channels()))
def test_every_kind_of_channel_has_a_frame(key: str) -> None:
    assert shape_of(channels()[key]) in {"article", "post", "page"}
    assert set(variant_parts(key)) <= {"title", "summary", "body", "text"}
