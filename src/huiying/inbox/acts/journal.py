"""How does an inbox act write its line? Always about the case, in the case's own scope."""

from __future__ import annotations

from collections.abc import Mapping

from huiying.foundation.journal.record import Subject, Value, record
from huiying.foundation.scope import Actor, Claim
from huiying.inbox.models import Case


def note_case(
    case: Case,
    happened: str,
    by: Actor,
    claim: Claim,
    *,
    old: Mapping[str, Value] | None = None,
    new: Mapping[str, Value] | None = None,
) -> None:
    """Write one line about a case; no personal data, no words of the citizen."""
    record(
        by,
        claim,
        happened,
        Subject("inbox.case", case.pk),
        scope=case.organisation.path,
        old=old,
        new=new,
    )
