"""Does a process that dies again and again get slower, and is an old death forgiven?"""

from __future__ import annotations

import pytest

from huiying.config.up.backoff import FORGIVEN_AFTER, LONGEST, Backoff


@pytest.mark.parametrize(
    ("deaths", "wait"), [(0, 0.3), (1, 0.6), (2, 1.2), (3, 2.4), (7, LONGEST), (40, LONGEST)]
)
def test_it_waits_longer_after_each_death(deaths: int, wait: float) -> None:
    assert Backoff(deaths=deaths).died(began=0.0, now=1.0) == pytest.approx(wait)


def test_it_forgives_after_a_minute_of_life() -> None:
    assert Backoff(deaths=5).died(began=0.0, now=FORGIVEN_AFTER) == pytest.approx(0.3)


def test_it_is_ready_when_the_wait_is_over() -> None:
    backoff = Backoff()
    backoff.died(began=0.0, now=10.0)
    assert (backoff.is_ready(10.2), backoff.is_ready(10.4)) == (False, True)
