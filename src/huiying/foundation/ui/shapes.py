"""What must a stage hand over so that a component can draw it? Plain frozen values, no queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from huiying.foundation.words import Words

Told = str | Words
"""Anything shown to people: text already in their language, or a phrase in both."""


class State(StrEnum):
    """How a piece of work stands against its date; each has its own shape."""

    IN_TIME = "in-time"
    SOON = "soon"
    LATE = "late"
    DONE = "done"
    PAUSED = "paused"
    WAITING = "waiting"


class DayKind(StrEnum):
    """What one day is to a clock."""

    WORKED = "worked"
    OFF = "off"
    MAKE_UP = "make-up"
    PAUSED = "paused"
    EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of a clock strip.

    `counted` is the number this day has in the term, or nothing when it does not count; `told` the
    sentence that explains it, `source` the notice or rule behind the sentence.
    """

    day: date
    kind: DayKind
    told: Told
    source: Told = ""
    counted: int | None = None


class SealState(StrEnum):
    """How far one step of custody has come."""

    DONE = "done"
    NEXT = "next"
    OPEN = "open"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Seal:
    """One step of custody. `glyph` is one Han character or one letter; `content` a digest in hex.

    `note` says what a reader must know besides: "voided by an edit", "due Wednesday".
    """

    glyph: Told
    what: Told
    state: SealState
    name: str = ""
    post: Told = ""
    organisation: str = ""
    at: datetime | None = None
    content: str = ""
    note: Told = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing a spoken reason rests on."""

    text: Told
    source: Told = ""
    href: str = ""


class Phase(StrEnum):
    """Where an entry of a timeline lies."""

    PAST = "past"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline; `words` is what was said, shown set apart."""

    what: Told
    at: datetime | None = None
    who: Told = ""
    phase: Phase = Phase.PAST
    words: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: a link that keeps its place in the address."""

    label: Told
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of a breadcrumb; the last has no `href`."""

    label: Told
    href: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One term and what it says; `href` makes the value a link."""

    term: Told
    value: Told | int | datetime
    href: str = ""
