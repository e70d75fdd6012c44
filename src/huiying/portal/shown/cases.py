"""How is a case told to the person whose case it is: its clock, its course, both sides' words?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from huiying.foundation.clock import shanghai
from huiying.foundation.errors import Unusable
from huiying.foundation.ui.shapes import DayCell, DayKind, Entry, Phase, State
from huiying.foundation.words import Words
from huiying.foundation.workdays import DayCell as Counted
from huiying.foundation.workdays import DayKind as Part
from huiying.foundation.workdays import (
    Derivation,
    Nature,
    conclusion,
    day_sentence,
    explain,
    standard_calendar,
)
from huiying.inbox.models import Case
from huiying.inbox.reads import Event
from huiying.inbox.rules.deadlines import cite, remaining, row_by_key
from huiying.inbox.terms import ENDED, WHAT_NEXT, CaseState
from huiying.portal.rules import how_it_stands

LANGUAGES: Final = ("zh-hans", "en")
NOTHING: Final = Words("", "")
PARTS: Final = {Part.PAUSED: DayKind.PAUSED, Part.EXTENDED: DayKind.EXTENDED}
NATURES: Final = {Nature.WORKED: DayKind.WORKED, Nature.MAKEUP: DayKind.MAKE_UP}

STANDS: Final[Mapping[str, Words]] = {
    State.IN_TIME: Words("期限内", "In time"),
    State.SOON: Words("即将到期", "Due soon"),
    State.LATE: Words("已超期", "Overdue"),
    State.DONE: Words("已答复", "Answered"),
}
RATED: Final = Words("已答复，您已评价。", "Answered, and rated by you.")
ANSWERED_LATE: Final = Words("已答复（超期）", "Answered late")


@dataclass(frozen=True, slots=True)
class Clock:
    """All that the clock strip of a case needs, and the same told in sentences."""

    cells: tuple[DayCell, ...]
    today: date
    due: date
    summary: Words
    rule: Words
    lines: tuple[Words, ...]


def clock_of(derivation: Mapping[str, object] | None, row: str, at: datetime) -> Clock | None:
    """The clock as it was worked out and stored; nothing where it could not be."""
    try:
        found = Derivation.from_json(derivation) if derivation else None
    except Unusable:
        return None
    if found is None or found.due is None:
        return None
    return clock_from(found, row, at)


def clock_from(found: Derivation, row: str, at: datetime) -> Clock:
    """A derivation as cells and sentences."""
    assert found.due is not None, "a term that was added has an end"
    return Clock(
        cells=tuple(_cell(day, found) for day in found.days),
        today=shanghai(at).date(),
        due=found.days[-1].day,
        summary=_both(lambda language: conclusion(found, language)),
        rule=rule_words(row),
        lines=tuple(
            Words(zh, en) for zh, en in zip(*(explain(found, o) for o in LANGUAGES), strict=True)
        ),
    )


def _both(tell: Callable[[str], str]) -> Words:
    return Words(*(tell(language) for language in LANGUAGES))


def _cell(day: Counted, found: Derivation) -> DayCell:
    told = _both(lambda language: _without_day(day_sentence(day, found, language)))
    counted = day.count if day.counted and not found.term.endswith("h") else None
    kind = PARTS.get(day.kind) or NATURES.get(day.nature, DayKind.OFF)
    return DayCell(day.day, kind, told, counted=counted)


def _without_day(sentence: str) -> str:
    """The strip writes the day itself; the sentence begins after it."""
    for mark in ("：", ": "):
        if mark in sentence:
            return sentence.split(mark, 1)[1]
    return sentence


def rule_words(row: str) -> Words:
    """The stored deadline row, cited; nothing where this version no longer knows it."""
    try:
        found = row_by_key(row)
    except Unusable:
        return NOTHING
    return _both(lambda language: cite(found, language))


def standing(case: Case, at: datetime) -> tuple[str, Words]:
    """State and word of a case against its date; nothing while it has none."""
    if case.due_at is None or case.state == CaseState.REFUSED:
        return "", NOTHING
    left = remaining(case.due_at, at, standard_calendar())
    answered, late = case.answered_at is not None, case.is_overdue(at)
    state = how_it_stands(answered, late, left.workdays)
    return state, ANSWERED_LATE if answered and late else STANDS[state]


def next_of(case: Case, *, rated: bool) -> Words:
    """Who does what next; a rating that was given is not asked for again."""
    return RATED if rated and case.state == CaseState.REPLIED else WHAT_NEXT[case.state]


def course_of(case: Case, events: Iterable[Event], then: Words) -> list[Entry]:
    """What happened, oldest first, and who does what next."""
    past = [_entry(event) for event in events]
    if case.state in ENDED:
        return past
    return [*past, Entry(then, who=case.organisation.name, phase=Phase.NOW)]


def _entry(event: Event) -> Entry:
    return Entry(event.what, at=event.at, who=_both(lambda language: _who(event, language)))


def _who(event: Event, language: str) -> str:
    """Organisation and post, and to whom it went; what followed by itself names only that."""
    if event.towards and not event.organisation:
        return event.towards
    post = event.post.in_language(language)
    by = f"{event.organisation} · {post}" if event.organisation else post
    went = event.towards and event.towards != event.organisation
    return f"{by} → {event.towards}" if went else by
