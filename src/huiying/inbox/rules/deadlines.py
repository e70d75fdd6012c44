"""By when must this be answered, was it in time, and how much is left?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from huiying.foundation.clock import shanghai
from huiying.foundation.errors import Unusable
from huiying.foundation.words import Words
from huiying.foundation.workdays import (
    Calendar,
    CalendarMissing,
    Counting,
    Derivation,
    Office,
    OfficeHours,
    Pause,
    Term,
    add,
    due_at,
    term_words,
)
from huiying.foundation.workdays.counting import DEFAULT_COUNTING
from huiying.inbox.terms.deadline_sources import CONFIDENCE_NAMES
from huiying.inbox.terms.deadlines import DEADLINES, GRADE_NAMES, STEP_NAMES, Deadline, Grade, Step
from huiying.inbox.terms.kinds import CASE_TYPE_NAMES, CaseType


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left until due: `workdays` after today (0 = due today), negative when overdue.

    `workdays` is none where a year is not loaded, so that a list can still be shown.
    """

    overdue: bool
    workdays: int | None


def deadline_row(
    case_type: CaseType,
    received: datetime,
    table: str,
    step: Step = Step.ANSWER,
    grade: Grade = Grade.ORDINARY,
) -> Deadline:
    """The row that holds for a case received then; `Unusable` where the table sets no term.

    A row of the case's own type goes before one for every type, and among those the newest that
    had begun. A grade the table does not know falls back to the ordinary term.
    """
    day = shanghai(received).date()
    rows = [row for row in DEADLINES if row.source.key == table and row.step is step]
    held = [row for row in rows if row.case_type in (case_type, None) and holds_on(row, day)]
    fitting = [row for row in held if row.grade is grade] or [
        row for row in held if row.grade is Grade.ORDINARY
    ]
    if not fitting:
        raise Unusable("inbox.deadline.no_rule", table=table, type=case_type.value)
    return max(fitting, key=lambda row: (row.case_type is not None, row.valid_from or date.min))


def row_by_key(key: str) -> Deadline:
    """The row a case has stored; `Unusable` where this version no longer knows it."""
    for row in DEADLINES:
        if row.key == key:
            return row
    raise Unusable("inbox.deadline.unknown_row", key=key)


def holds_on(row: Deadline, day: date) -> bool:
    """Was this row in force on that day?"""
    begun = row.valid_from is None or row.valid_from <= day
    return begun and (row.valid_to is None or day < row.valid_to)


def due(
    case_type: CaseType,
    received_at: datetime,
    row: Deadline,
    calendar: Calendar,
    hours: OfficeHours,
    pauses: Iterable[Pause] = (),
    *,
    counting: Counting = DEFAULT_COUNTING,
    extension: int = 0,
) -> Derivation:
    """The date due with its working; `extension` is in the row's own unit.

    Raises `Unusable` where the row is for another type or the extension goes beyond what the rule
    allows, and `CalendarMissing` where a year is not loaded.
    """
    if row.case_type not in (case_type, None):
        raise Unusable("inbox.deadline.other_type", key=row.key, type=case_type.value)
    term = Term.parse(row.term)
    if row.longest and term.number + extension > Term.parse(row.longest).number:
        raise Unusable("inbox.deadline.extension_too_long", key=row.key, longest=row.longest)
    return add(received_at, term, Office(calendar, hours, counting), pauses, extension)


def is_overdue(due_at: datetime, now: datetime, answered: datetime | None = None) -> bool:
    """Is the answer late, or did it come late?"""
    return (answered or now) > due_at


def was_in_time(
    row: Deadline,
    received: datetime,
    replied: datetime,
    calendar: Calendar,
    hours: OfficeHours,
    pauses: Sequence[Pause] = (),
    *,
    counting: Counting = DEFAULT_COUNTING,
) -> bool:
    """Did the reply come within the row's term, extensions left aside?"""
    office = Office(calendar, hours, counting)
    return replied <= due_at(received, Term.parse(row.term), office, pauses)


def remaining(due_at: datetime, now: datetime, calendar: Calendar) -> Remaining:
    """How many working days are left after today, or how many have passed since it was due."""
    try:
        days = calendar.rank(shanghai(due_at).date()) - calendar.rank(shanghai(now).date())
    except CalendarMissing:
        return Remaining(is_overdue(due_at, now), None)
    return Remaining(is_overdue(due_at, now), days)


def cite(row: Deadline, language: str) -> str:
    """The row in one line: what, within what time, by which rule, and how sure we are."""
    source = row.source
    words = Words(
        "%(step)s%(kind)s%(grade)s：%(term)s（%(place)s，%(title)s%(clause)s；%(confidence)s）",
        "%(step)s%(kind)s%(grade)s: %(term)s (%(place)s, %(title)s%(clause)s; %(confidence)s)",
    )
    values = {
        "step": STEP_NAMES[row.step].in_language(language),
        "kind": _kind(row, language),
        "grade": _grade(row, language),
        "term": term_words(row.term, language),
        "place": source.place.in_language(language),
        "title": source.title.in_language(language),
        "clause": _clause(source.clause, language),
        "confidence": CONFIDENCE_NAMES[source.confidence].in_language(language),
    }
    return words.in_language(language) % values


def _kind(row: Deadline, language: str) -> str:
    if row.case_type is None:
        return ""
    words = Words("%(kind)s", ", %(kind)s")
    name = CASE_TYPE_NAMES[row.case_type].in_language(language).lower()
    return words.in_language(language) % {"kind": name}


def _grade(row: Deadline, language: str) -> str:
    if row.grade is Grade.ORDINARY:
        return ""
    words = Words("（%(grade)s）", ", %(grade)s")
    return words.in_language(language) % {"grade": GRADE_NAMES[row.grade].in_language(language)}


def _clause(clause: str, language: str) -> str:
    if not clause:
        return ""
    return Words("第%(clause)s条", ", art. %(clause)s").in_language(language) % {"clause": clause}
