"""What changed between two texts, readable in Chinese: word by word, line by line?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

import rjieba

FIGURES = re.compile(r"(\d+(?:[:：.\-/]\d+)*%?)")
WHOLE_LINES_FROM = 4000  # words: beyond this a comparison by words costs more than it tells


class Change(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some text and what became of it."""

    change: Change
    text: str


def differences(old: str, new: str) -> list[Stretch]:
    """The new text with what was taken out and put in, in reading order."""
    before, after = _units(old), _units(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return list(_merged(_stretches(matcher, before, after)))


def is_changed(stretches: list[Stretch]) -> bool:
    """Whether anything differs at all."""
    return any(stretch.change is not Change.SAME for stretch in stretches)


def _cut(part: str) -> list[str]:
    """Words of a stretch of text; a figure, a time or a date stays whole."""
    cut: list[str] = [part] if FIGURES.fullmatch(part) else rjieba.cut(part)
    return cut


def _units(text: str) -> list[str]:
    words = [word for part in FIGURES.split(text) for word in _cut(part)]
    return words if len(words) < WHOLE_LINES_FROM else text.splitlines(keepends=True)


def _stretches(
    matcher: SequenceMatcher[str], before: list[str], after: list[str]
) -> Iterator[Stretch]:
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Stretch(Change.SAME, "".join(after[c:d]))
            continue
        if a < b:
            yield Stretch(Change.GONE, "".join(before[a:b]))
        if c < d:
            yield Stretch(Change.NEW, "".join(after[c:d]))


def _merged(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    last: Stretch | None = None
    for stretch in stretches:
        if last is not None and last.change is stretch.change:
            last = Stretch(last.change, last.text + stretch.text)
            continue
        if last is not None:
            yield last
        last = stretch
    if last is not None:
        yield last
