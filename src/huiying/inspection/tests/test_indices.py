"""Do the indices give the published values, to six decimals?"""

from __future__ import annotations

from datetime import date

import pytest

from huiying.inspection.indices import indices, wci_14_2_a, wci_14_2_b
from huiying.inspection.indices.wechat_spread import headlines, mean, overall, peak
from huiying.inspection.rules import PeriodFigures, PostFigures, figures_of, last_whole_week

# The vector of the domain reference for V14.2: n = 28, d = 7.
WEEK = PeriodFigures(
    days=7,
    items=28,
    reads=70000,
    wows=350,
    likes=700,
    shares=1400,
    headline_reads=42000,
    headline_wows=210,
    headline_likes=420,
    headline_shares=840,
    most_reads=15000,
    most_wows=120,
    most_likes=200,
    most_shares=500,
)
QUIET = figures_of([PostFigures()], 7)


@pytest.mark.parametrize(
    ("of", "value"),
    [
        (overall, 8.561538443),
        (mean, 7.176395615),
        (headlines, 8.050969074),
        (peak, 9.102985501),
    ],
)
def test_each_part_of_variant_a(of: object, value: float) -> None:
    assert of(WEEK, wci_14_2_a.part) == pytest.approx(value, abs=1e-6)  # type: ignore[operator]


def test_variant_a_is_the_published_value() -> None:
    assert wci_14_2_a.measure(WEEK) == pytest.approx(824.211297, abs=1e-6)


def test_variant_b_is_the_published_value() -> None:
    assert wci_14_2_b.measure(WEEK) == pytest.approx(871.341446, abs=1e-6)


@pytest.mark.parametrize("key", sorted(indices()))
def test_a_week_in_which_nothing_was_read_is_zero(key: str) -> None:
    assert indices()[key].measure(QUIET) == 0


@pytest.mark.parametrize("key", sorted(indices()))
def test_a_week_without_posts_is_zero(key: str) -> None:
    assert indices()[key].measure(figures_of([], 7)) == 0


@pytest.mark.parametrize("key", sorted(indices()))
def test_every_index_names_its_version_and_source(key: str) -> None:
    index = indices()[key]
    assert all([index.VERSION, index.SOURCE, index.NAME.zh, index.NAME.en, index.CONFIDENCE])


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 11, 21), date(2026, 11, 8)),  # a Saturday: its own week is not over
        (date(2026, 11, 22), date(2026, 11, 15)),  # a Sunday
        (date(2026, 11, 23), date(2026, 11, 15)),
    ],
)
def test_a_week_runs_from_sunday_to_saturday(day: date, first: date) -> None:
    assert last_whole_week(day)[0] == first
