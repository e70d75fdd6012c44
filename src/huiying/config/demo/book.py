"""How does what happened long ago stand in the journal: every line, in order, marked as played?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeAlias, cast

from huiying.foundation.journal.record import Past, Subject, Value, record_past
from huiying.foundation.scope import MACHINE
from huiying.registry.models import Organisation, Person

Told: TypeAlias = "Mapping[str, Value] | None"
ORIGIN = "demonstration"  # whoever reads such a line knows that nobody really did it


class Row(Protocol):
    """Something that was inserted and has its id."""

    pk: int


@dataclass(frozen=True, slots=True)
class Hand:
    """Who did it: a person under a post in an organisation, or a machine or citizen by name."""

    name: str
    post: str
    person: int | None = None
    organisation: int | None = None

    @classmethod
    def of(cls, person: Person, post: str, organisation: Organisation) -> Hand:
        """A member of the staff."""
        return cls(person.name, str(post), person.pk, organisation.pk)

    @classmethod
    def machine(cls, name: str) -> Hand:
        """A worker."""
        return cls(name, MACHINE)


CITIZEN = Hand("citizen", "citizen")


@dataclass
class Book:
    """Lines gathered in any order and written in the order of time."""

    _notes: list[tuple[datetime, int, Past]] = field(default_factory=list)

    def note(
        self,
        at: datetime,
        by: Hand,
        happened: str,
        kind: str,
        row: Row,
        scope: str,
        *,
        old: Mapping[str, object] | None = None,
        new: Mapping[str, object] | None = None,
    ) -> None:
        """Remember that something happened to a row that is already inserted."""
        past = Past(
            at=at,
            person=by.person,
            name=by.name,
            post=by.post,
            organisation=by.organisation,
            origin=ORIGIN,
            happened=happened,
            subject=Subject(kind, row.pk),
            scope=scope,
            old=cast(Told, old),
            new=cast(Told, new),
        )
        self._notes.append((at, len(self._notes), past))

    def write(self) -> int:
        """Write everything, oldest first; gives how many lines there are."""
        ordered = sorted(self._notes, key=lambda note: note[:2])
        record_past([past for _, _, past in ordered])
        return len(ordered)
