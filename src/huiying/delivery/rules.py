"""When is it tried again, what must be asked first, and by what mark is it known? Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from huiying.delivery.terms import (
    FIRST_CONFIRM_SECONDS,
    FIRST_RETRY_SECONDS,
    LONGEST_CONFIRM_SECONDS,
    LONGEST_RETRY_SECONDS,
    MOST_ATTEMPTS,
    AttemptOutcome,
)


def marker_for(source: str) -> str:
    """The sending's own mark, by which a platform can be asked: 16 hex digits of its source."""
    return hashlib.sha256(f"huiying\n{source}".encode()).hexdigest()[:16]


def next_try(at: datetime, attempts: int, said_wait: float | None, luck: float) -> datetime:
    """When to try again: the platform's own wish, else doubling from 15 s with half of it chance.

    `luck` lies in [0, 1); it spreads the retries of many sendings.
    """
    if said_wait is not None:
        return at + timedelta(seconds=said_wait * (1 + 0.05 * luck))
    pause = min(LONGEST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** max(0, attempts - 1))
    return at + timedelta(seconds=pause * (0.5 + 0.5 * luck))


def next_confirm(at: datetime, asked: int) -> datetime:
    """When to ask again whether an accepted post is public: sparsely, an event comes sooner."""
    pause = min(LONGEST_CONFIRM_SECONDS, FIRST_CONFIRM_SECONDS * 2**asked)
    return at + timedelta(seconds=pause)


def must_ask_first(outcomes: Sequence[str]) -> bool:
    """Whether an earlier call may have reached the platform: it was cut off or ended unclear."""
    return any(outcome in {"", AttemptOutcome.UNCLEAR} for outcome in outcomes)


def is_worn_out(attempts: int) -> bool:
    """Whether passing trouble has lasted so long that a person should look."""
    return attempts >= MOST_ATTEMPTS
