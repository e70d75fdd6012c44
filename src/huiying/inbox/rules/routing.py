"""Is the suggested organisation sure enough to send a case there without asking a person?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from huiying.inbox.terms import CaseType

# Assumed, to be measured on corrections: half of the weight that any duty could meet is met, by
# the duty's own name or by two words, and clearly more than by any other organisation's duty.
SURE = 0.45
CLEARLY = 1.5
WORDS = 2
ASKED_MOST = 120  # characters: what a letter is about stands in its title and first sentences


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One duty that fits: whose it is, how well (0 to 1), and the words that speak for it.

    `named` says that one of these words stands in the duty's own title.
    """

    duty: int
    organisation: int
    handler: int | None
    score: float
    because: tuple[str, ...]
    named: bool = False


def question_of(title: str, body: str) -> str:
    """The part of a letter by which it is routed."""
    return f"{title} {body}"[:ASKED_MOST]


def confident(suggestions: Sequence[Suggestion], kind: CaseType) -> Suggestion | None:
    """The suggestion to follow without a person, or nothing.

    A report never goes out by itself: it must not reach the unit it reports (济南 art. 32).
    """
    if not suggestions or kind is CaseType.REPORT:
        return None
    best = suggestions[0]
    rivals = [other.score for other in suggestions if other.organisation != best.organisation]
    clear = not rivals or best.score >= CLEARLY * max(rivals)
    grounded = best.named or len(best.because) >= WORDS
    return best if best.score >= SURE and grounded and clear else None
