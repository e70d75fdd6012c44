"""Do the rules agree with a walk through every day and minute, on every real message?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from huiying.foundation.workdays import Term, add_work_hours, due_at, workdays_between
from huiying.foundation.workdays.tests.moments import TWO_PERIODS
from huiying.foundation.workdays.tests.walker import Walker, pairs, walker

Pair = tuple[datetime, datetime]
pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def messages(shared_data: Path) -> list[Pair]:
    return list(pairs(shared_data / "messages" / "replies.csv"))


@pytest.fixture(scope="module")
def walked(shared_data: Path) -> Walker:
    return walker(shared_data / "calendar")


def unequal(
    messages: Sequence[Pair], ours: Callable[[Pair], object], walked: Callable[[Pair], object]
) -> list[Pair]:
    return [pair for pair in messages if ours(pair) != walked(pair)]


def test_all_real_messages_are_there(messages: list[Pair]) -> None:
    assert len(messages) == 1901


@pytest.mark.parametrize("days", [1, 2, 3, 5, 7, 10, 13, 15, 30])
def test_it_agrees_on_working_days(messages: list[Pair], walked: Walker, days: int) -> None:
    term = Term.parse(f"{days}wd")
    wrong = unequal(
        messages,
        lambda pair: due_at(pair[0], term, TWO_PERIODS),
        lambda pair: walked.due(pair[0], days),
    )
    assert wrong == []


def test_it_agrees_on_the_days_between(messages: list[Pair], walked: Walker) -> None:
    in_order = [pair for pair in messages if pair[0] <= pair[1]]
    wrong = unequal(
        in_order,
        lambda pair: workdays_between(*pair, TWO_PERIODS).count,
        lambda pair: walked.between(*pair),
    )
    assert wrong == []
    assert len(in_order) > 1890


def test_it_agrees_on_working_hours(messages: list[Pair], walked: Walker) -> None:
    to_the_minute = [(received.replace(second=0), replied) for received, replied in messages]
    wrong = unequal(
        to_the_minute,
        lambda pair: add_work_hours(pair[0], 4, TWO_PERIODS).due,
        lambda pair: walked.due_after_minutes(pair[0], 240),
    )
    assert wrong == []
