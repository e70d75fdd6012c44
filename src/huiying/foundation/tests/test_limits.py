"""Is somebody who knocks too often turned away, and only she?"""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from huiying.foundation.clock import now
from huiying.foundation.limits import Allowance, allow, forget_old

pytestmark = pytest.mark.django_db


def test_the_fourth_knock_of_three_is_refused() -> None:
    with time_machine.travel(now(), tick=False):
        assert [allow("ask", "a", most=3, seconds=60) for _ in range(4)] == [True] * 3 + [False]


def test_another_visitor_is_not_held_up() -> None:
    allow("ask", "a", most=1, seconds=3600)
    assert allow("ask", "b", most=1, seconds=3600)


def test_the_next_window_is_open_again() -> None:
    allow("ask", "a", most=1, seconds=60)
    with time_machine.travel(now() + timedelta(seconds=61), tick=False):
        assert allow("ask", "a", most=1, seconds=60)


def test_no_address_is_kept() -> None:
    allow("ask", "192.0.2.7", most=1, seconds=60)
    assert "192.0.2.7" not in Allowance.objects.get().key


def test_old_windows_are_forgotten() -> None:
    allow("ask", "a", most=1, seconds=60)
    assert forget_old(now() + timedelta(minutes=2)) == 1
