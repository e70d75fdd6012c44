"""In which shape does a check say what it saw and what to do?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from huiying.foundation.words import Words


class State(StrEnum):
    """How serious a finding is."""

    WELL = "well"
    SOON = "soon"  # works today; somebody should act
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen, and how it is mended where it is not well."""

    state: State
    seen: Words
    mend: Words | None = None


def well(zh: str, en: str) -> Finding:
    """All is as it should be."""
    return Finding(State.WELL, Words(zh, en))


def soon(seen: Words, mend: Words) -> Finding:
    """Not broken, but it will be."""
    return Finding(State.SOON, seen, mend)


def broken(seen: Words, mend: Words) -> Finding:
    """Something does not work."""
    return Finding(State.BROKEN, seen, mend)
