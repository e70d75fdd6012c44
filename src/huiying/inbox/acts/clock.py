"""When is a case due, by which dated row, and what starts its clock again?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from huiying.foundation.errors import Unusable
from huiying.foundation.scope import Actor, Claim
from huiying.foundation.workdays import (
    CalendarMissing,
    Derivation,
    standard_calendar,
    standard_hours,
)
from huiying.inbox.acts.journal import note_case
from huiying.inbox.models import Case
from huiying.inbox.rules.deadlines import deadline_row, due
from huiying.inbox.terms import CaseState, CaseType
from huiying.inbox.terms.deadline_sources import DEFAULT_TABLE
from huiying.inbox.terms.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class Clock:
    """What a case stores of its term: the row, and the date with its working or why there is none.

    Worked out once; every screen reads what is stored.
    """

    started_at: datetime
    row: str
    derivation: Derivation | None
    missing: str = ""

    def fields(self) -> dict[str, object]:
        """As columns of a case."""
        return {
            "clock_started_at": self.started_at,
            "deadline_row": self.row,
            "due_at": self.derivation.due if self.derivation else None,
            "due_missing": self.missing,
            "derivation": self.derivation.as_json() if self.derivation else None,
        }

    def put_on(self, case: Case) -> None:
        """Set the columns, without saving."""
        for name, value in self.fields().items():
            setattr(case, name, value)


def clock_for(kind: CaseType, started_at: datetime) -> Clock:
    """The clock of a case of this type that began then, under the table this office uses."""
    row = _row(kind, started_at)
    try:
        found = due(kind, started_at, row, standard_calendar(), standard_hours())
    except CalendarMissing as missing:
        return Clock(started_at, row.key, None, f"{missing.code}:{missing.year}")
    return Clock(started_at, row.key, found)


def restart_clock(case: Case, at: datetime, by: Actor, claim: Claim) -> None:
    """The citizen spoke again after the answer: the office owes one once more, from then on.

    The first answer and its time stay as they were. `case` is locked by the caller.
    """
    old = _dates(case)
    clock_for(CaseType(case.type), at).put_on(case)
    case.answered_at = None
    case.state = CaseState.IN_PROGRESS if case.handler_id else CaseState.AWAITING_DISPATCH
    case.save()
    note_case(case, "inbox.clock.restarted", by, claim, old=old, new=_dates(case))


def _dates(case: Case) -> Mapping[str, str | None]:
    return {
        "due_at": case.due_at.isoformat() if case.due_at else None,
        "deadline_row": case.deadline_row,
    }


def _row(kind: CaseType, at: datetime) -> Deadline:
    """The row of the office's own table; where that is silent on a type, the default's."""
    try:
        return deadline_row(kind, at, settings.HUIYING_DEADLINES)
    except Unusable:
        return deadline_row(kind, at, DEFAULT_TABLE)
