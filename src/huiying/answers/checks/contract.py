"""What is a check told of a reply, and in which shape does it say what it noticed?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from huiying.editorial.terms import Severity
from huiying.foundation.words import Words

EXCERPT_AROUND = 12


@dataclass(frozen=True, slots=True)
class Facts:
    """A reply and what it answers. `used_before`: how many other cases got the same text."""

    body: str
    number: str
    asked: str
    used_before: int = 0


@dataclass(frozen=True, slots=True)
class Noticed:
    """One thing noticed: code of its reason, weight, place in the body (characters)."""

    code: str
    severity: Severity
    start: int = 0
    end: int = 0
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """As it is shown: where, why, and what to do. A hold asks the reviewer for her reason."""

    check: str
    code: str
    severity: Severity
    start: int
    end: int
    excerpt: str
    reason: Words
    suggestion: Words

    @property
    def holds(self) -> bool:
        """Whether the reply may only pass with a reviewer's recorded reason."""
        return self.severity is Severity.HOLD


@dataclass(frozen=True, slots=True)
class Told:
    """Why something is noticed, with its source, and what would be right."""

    reason: Words
    suggestion: Words


def excerpt(text: str, start: int, end: int) -> str:
    """The place with a little around it."""
    return text[max(0, start - EXCERPT_AROUND) : end + EXCERPT_AROUND].replace("\n", " ")
