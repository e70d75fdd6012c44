"""Where does a text name a person's identity number, telephone, card or mail address?

The patterns are the editorial stage's (`editorial/checks/privacy.py`): one rule, one place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from huiying.editorial.checks.privacy import (
    CARD,
    EMAIL,
    IDENTITY,
    MOBILE,
    is_card_number,
    is_identity_number,
)

HIDDEN = "＊＊＊"


@dataclass(frozen=True, slots=True)
class Personal:
    """One place in a text: `kind` is identity, card, mobile or mail."""

    kind: str
    start: int
    end: int
    text: str


def personal_in(text: str) -> list[Personal]:
    """Everything found, in order, never overlapping."""
    found: list[Personal] = []
    for one in sorted(_all(text), key=lambda each: (each.start, -each.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def masked(text: str) -> str:
    """The text with each of them hidden: a proposal for the person who publishes."""
    pieces, last = [], 0
    for one in personal_in(text):
        pieces += [text[last : one.start], HIDDEN]
        last = one.end
    return "".join([*pieces, text[last:]])


def _all(text: str) -> Iterator[Personal]:
    for kind, pattern, holds in (
        ("identity", IDENTITY, is_identity_number),
        ("card", CARD, is_card_number),
        ("mobile", MOBILE, bool),
        ("mail", EMAIL, bool),
    ):
        for match in pattern.finditer(text):
            if holds(match[0]):
                yield Personal(kind, match.start(), match.end(), match[0])
