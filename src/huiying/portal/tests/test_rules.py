"""Are links, names and marks told apart?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiying.foundation.html import web_link
from huiying.portal.rules import (
    Mark,
    comparable_link,
    how_it_stands,
    looks_like_link,
    resembles,
)


@pytest.mark.parametrize("link", ["https://a.example/x", "HTTP://a.example"])
def test_a_web_link_stays(link: str) -> None:
    assert web_link(link) == link


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,x", "//a.example", "a.example", "", " ", "http://[a"],
)
def test_everything_else_is_no_link(link: str) -> None:
    assert web_link(link) == ""


@pytest.mark.parametrize(
    ("asked", "link"),
    [
        ("https://a.example/泊云", True),
        ("weibo.com/u/1", True),
        ("泊云发布", False),
        ("boyun_fabu", False),
        ("泊云 发布.com 官方", False),
    ],
)
def test_a_name_is_not_taken_for_a_link(asked: str, link: bool) -> None:
    assert looks_like_link(asked) is link


def test_two_copies_of_a_link_are_the_same() -> None:
    assert comparable_link("http://m.a.example/u/%E4%BA%91/") == comparable_link("a.example/u/云")


@given(st.text(max_size=30), st.text(max_size=30))
def test_every_pair_of_names_gets_an_answer(one: str, other: str) -> None:
    assert resembles(one, other) in {True, False}


@given(st.text(alphabet="泊云发布厅官方", min_size=3, max_size=12))
def test_a_name_resembles_itself_with_something_behind_it(name: str) -> None:
    assert resembles(f"{name}官", name)


@given(st.integers(0, 10**18 - 1), st.text(max_size=40).filter(lambda key: "\x00" not in key))
def test_a_mark_comes_back_as_it_went(number: int, key: str) -> None:
    assert Mark.read(str(Mark(key, number))) == Mark(key, number)


@pytest.mark.parametrize("text", ["", "x", "-1~a", "１~a", "1~a\x00", "9" * 30])
def test_what_is_no_mark_is_none(text: str) -> None:
    assert Mark.read(text) is None


@pytest.mark.parametrize(
    ("answered", "overdue", "left", "state"),
    [
        (True, True, 3, "done"),
        (False, True, -1, "late"),
        (False, False, 0, "soon"),
        (False, False, 1, "soon"),
        (False, False, 2, "in-time"),
        (False, False, None, "in-time"),
    ],
)
def test_a_case_stands_against_its_date(
    answered: bool, overdue: bool, left: int | None, state: str
) -> None:
    assert how_it_stands(answered, overdue, left) == state
