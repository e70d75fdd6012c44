"""What is known already about what somebody asks: who handles it, answers, published pieces?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Q

from huiying.answers.models import Entry
from huiying.answers.reads import entries_matching, public_entries
from huiying.delivery.models import Sending
from huiying.foundation.errors import Absent
from huiying.foundation.text import Matched
from huiying.portal.reads.pieces import pages_about
from huiying.portal.rules import Mark
from huiying.portal.terms import DUTIES_A_PAGE, KNOWN_AT_ONCE
from huiying.registry.models import Duty
from huiying.registry.reads import duties_matching, public_duties

LONGEST_QUESTION = 200
Row = TypeVar("Row", Duty, Entry)


@dataclass(frozen=True, slots=True)
class Known:
    """What fits a question, best first, duties and answers with the words that speak for them."""

    asked: str
    duties: tuple[tuple[Duty, Matched], ...] = ()
    entries: tuple[tuple[Entry, Matched], ...] = ()
    pages: tuple[Sending, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.duties or self.entries or self.pages)


def known_about(asked: str, most: int = KNOWN_AT_ONCE) -> Known:
    """Everything public that fits the words; nothing for an empty question."""
    text = asked.strip()[:LONGEST_QUESTION]
    if not text:
        return Known("")
    return Known(
        text,
        _told_why(duties_matching(text, most)),
        _told_why(entries_matching(text, most)),
        tuple(pages_about(text, most)),
    )


def _told_why(found: list[tuple[Row, Matched]]) -> tuple[tuple[Row, Matched], ...]:
    """What shares whole words with the question; likeness of letters only where nothing does."""
    because = [pair for pair in found if pair[1].because]
    return tuple(because or found)


def listed_duties(mark: Mark | None) -> list[Duty]:
    """One page of who handles what after a mark, and one row more if there are more."""
    rows = public_duties()
    if mark:
        rows = rows.filter(Q(title__gt=mark.key) | Q(title=mark.key, id__gt=mark.id))
    return list(rows[: DUTIES_A_PAGE + 1])


def public_duty(pk: int) -> Duty:
    """One matter in force; raises `Absent`."""
    found = public_duties().filter(pk=pk).first()
    if found is None:
        raise Absent("portal.duty.absent", id=pk)
    return found


def public_entry(pk: int) -> Entry:
    """One question and answer in force; raises `Absent`."""
    found = public_entries().filter(pk=pk).first()
    if found is None:
        raise Absent("portal.entry.absent", id=pk)
    return found
