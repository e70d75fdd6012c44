"""What does the seal cover, and which letter reaches the citizen?"""

from __future__ import annotations

import pytest

from huiying.answers.rules import letter_for, seal_of, text_fingerprint
from huiying.channels.contract import Limit
from huiying.foundation.words import Words
from huiying.inbox.rules.letters import tracker_link

BODY = "路灯已于11月20日修复。"
LINK = tracker_link("http://127.0.0.1:8000", "20261121-000001")


def limit(most: int) -> tuple[Limit, ...]:
    return (Limit("letter", most, Words("字", "characters"), len, "test"),)


@pytest.mark.parametrize(
    ("case", "body", "author"),
    [
        ("20261121-000002", BODY, 1),
        ("20261121-000001", BODY + " ", 1),
        ("20261121-000001", BODY, 2),
    ],
)
def test_another_case_text_or_author_is_another_seal(case: str, body: str, author: int) -> None:
    assert seal_of(case, body, author) != seal_of("20261121-000001", BODY, 1)


def test_whom_it_greets_makes_no_other_text() -> None:
    assert text_fingerprint(f"网友“甲”您好！{BODY}") == text_fingerprint(f"王先生，您好：{BODY} ")


def test_the_code_is_in_the_letter_but_not_in_the_link() -> None:
    text = letter_for(BODY, "20261121-000001", "K7PX-9M2D-0W4T", LINK, ())
    assert "K7PX-9M2D-0W4T" in text
    assert "K7PX" not in LINK


@pytest.mark.parametrize(
    ("most", "end"),
    [(200, LINK), (60, "K7PX-9M2D-0W4T"), (40, "20261121-000001"), (16, "修复。")],
)
def test_as_much_as_fits_is_added(most: int, end: str) -> None:
    text = letter_for(BODY, "20261121-000001", "K7PX-9M2D-0W4T", LINK, limit(most))
    assert text.endswith(end)
    assert text.startswith(BODY)


def test_an_answer_that_does_not_fit_is_pointed_to() -> None:
    text = letter_for(BODY * 50, "20261121-000001", "K7PX-9M2D-0W4T", LINK, limit(300))
    assert LINK in text
    assert len(text) <= 300
