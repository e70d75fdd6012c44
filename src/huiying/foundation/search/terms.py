"""In which shape is a thing handed to the index, and who hands it?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """What the index knows of one thing: kind and id as in the journal, title, and text."""

    kind: str
    id: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who can tell one kind's documents: of these ids, or of all (None). Absent ids are gone."""

    kind: str
    documents: Callable[[Collection[int] | None], Iterable[Document]]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that speaks of the words asked for; a higher score speaks more."""

    kind: str
    id: int
    score: float
