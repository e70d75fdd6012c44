"""Are shares, days and instants written as people say them?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override

from huiying.foundation.ui.figures import Share, day_in_words, exact, instant_in_words, spoken
from huiying.foundation.words import Words

NOW = datetime(2026, 10, 9, 4, 0, tzinfo=UTC)  # noon in China
TODAY = date(2026, 10, 9)


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (15, 18, "83.3"),
        (0, 18, "0"),
        (18, 18, "100"),
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (1, 8000, "0.1"),
        (2999, 3000, "99.9"),
        (1, 16, "6.3"),
    ],
)
def test_a_share_is_rounded_but_never_up_to_all_or_down_to_none(
    part: int, whole: int, percent: str
) -> None:
    assert Share(part, whole).percent == f"{percent}\u202f%"


def test_a_share_of_nothing_is_a_dash() -> None:
    assert Share(0, 0).percent == "—"


def test_a_share_above_the_whole_is_shown_as_it_is() -> None:
    assert Share(3, 2).percent == "150.0\u202f%"


@pytest.mark.parametrize(
    ("day", "chinese"),
    [
        (date(2026, 10, 11), "10月11日 周日"),
        (date(2026, 9, 24), "9月24日 周四"),
        (date(2025, 12, 31), "2025年12月31日"),
    ],
)
def test_a_day_is_said_shortly_in_chinese(day: date, chinese: str) -> None:
    with override("zh-hans"):
        assert day_in_words(day, TODAY) == chinese


@pytest.mark.parametrize(
    ("day", "english"),
    [
        (date(2026, 10, 9), "today"),
        (date(2026, 10, 8), "yesterday"),
        (date(2026, 10, 10), "tomorrow"),
        (date(2026, 9, 24), "Thu 24 Sep"),
        (date(2025, 9, 24), "24 Sep 2025"),
    ],
)
def test_a_day_is_said_shortly_in_english(day: date, english: str) -> None:
    with override("en"):
        assert day_in_words(day, TODAY) == english


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=3, seconds=50), "3 min ago"),
        (timedelta(hours=2), "today 10:00"),
        (timedelta(hours=13), "yesterday 23:00"),
        (timedelta(hours=-30), "tomorrow 18:00"),
    ],
)
def test_an_instant_is_told_by_the_clock_in_china(gap: timedelta, words: str) -> None:
    with override("en"):
        assert instant_in_words(NOW - gap, NOW) == words


def test_the_exact_instant_is_beijing_time() -> None:
    assert exact(NOW) == "2026-10-09 12:00"


@pytest.mark.parametrize(("language", "shown"), [("zh-hans", "网站"), ("en", "website")])
def test_words_are_spoken_in_the_readers_language(language: str, shown: str) -> None:
    with override(language):
        assert spoken(Words("网站", "website")) == shown
