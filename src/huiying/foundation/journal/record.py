"""How does a line get into the journal? Through this door, inside the change's own transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from django.db import connection

from huiying.foundation.clock import now
from huiying.foundation.journal.models import Line
from huiying.foundation.scope import Actor, Claim
from huiying.foundation.sealed import Sealed

Value: TypeAlias = "str | int | bool | Sequence[Value] | Mapping[str, Value] | None"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a line is about: a kind such as `inbox.case` and the row's id."""

    kind: str
    id: int


def record(
    by: Actor,
    claim: Claim,
    happened: str,
    subject: Subject,
    *,
    scope: str,
    old: Mapping[str, Value] | None = None,
    new: Mapping[str, Value] | None = None,
) -> Line:
    """Write one line; `scope` is the path of the organisation it concerns.

    No personal data goes in: ids, states, dates, fingerprints. Demands an open transaction, so
    that the line stands or falls with its change.
    """
    assert connection.in_atomic_block, "a journal line belongs into its change's transaction"
    return Line.objects.create(
        at=now(),
        person=by.person,
        name=by.name,
        post=claim.post,
        organisation=claim.organisation or None,
        origin=by.origin,
        happened=happened,
        subject_kind=subject.kind,
        subject_id=subject.id,
        scope=scope,
        old=None if old is None else dict(old),
        new=None if new is None else dict(new),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """One of many lines that are written together: what it is about, where, and what is new."""

    subject: Subject
    scope: str
    new: Mapping[str, Value] | None = None


def record_many(by: Actor, claim: Claim, happened: str, entries: Sequence[Entry]) -> None:
    """Write one line for each entry in a few statements: for imports of thousands."""
    assert connection.in_atomic_block, "journal lines belong into their change's transaction"
    at = now()
    Line.objects.bulk_create(
        [
            Line(
                at=at,
                person=by.person,
                name=by.name,
                post=claim.post,
                organisation=claim.organisation or None,
                origin=by.origin,
                happened=happened,
                subject_kind=entry.subject.kind,
                subject_id=entry.subject.id,
                scope=entry.scope,
                new=None if entry.new is None else dict(entry.new),
            )
            for entry in entries
        ],
        batch_size=500,
    )


@dataclass(frozen=True, slots=True)
class Past:
    """A line about something that happened earlier; its `origin` says where that is told from."""

    at: datetime
    person: int | None
    name: str
    post: str
    organisation: int | None
    origin: str
    happened: str
    subject: Subject
    scope: str
    old: Mapping[str, Value] | None = None
    new: Mapping[str, Value] | None = None


def record_past(lines: Sequence[Past]) -> None:
    """Write lines with the times that they tell, in the order given: for a city that is played.

    Nothing real is ever dated back: an act uses `record`, which takes the time from the clock.
    """
    assert connection.in_atomic_block, "journal lines belong into their change's transaction"
    Line.objects.bulk_create(
        [
            Line(
                at=line.at,
                person=line.person,
                name=line.name,
                post=line.post,
                organisation=line.organisation,
                origin=line.origin,
                happened=line.happened,
                subject_kind=line.subject.kind,
                subject_id=line.subject.id,
                scope=line.scope,
                old=None if line.old is None else dict(line.old),
                new=None if line.new is None else dict(line.new),
            )
            for line in lines
        ],
        batch_size=2000,
    )


def open_for(
    sealed: Sealed | None,
    by: Actor,
    claim: Claim,
    subject: Subject,
    *,
    scope: str,
    field: str,
    reason: str,
) -> str:
    """Show personal data to a person, and write down that it was shown and why."""
    record(
        by,
        claim,
        "foundation.personal.seen",
        subject,
        scope=scope,
        new={"field": field, "reason": reason},
    )
    return "" if sealed is None else sealed.open_by_machine()
