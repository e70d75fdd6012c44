"""May a case go from here to there? May it be returned once more?"""

from __future__ import annotations

from datetime import datetime, timedelta

from huiying.inbox.terms import MOVES, OPEN, RUNNING, CaseState

# Assumed: who writes later than that after an answer most likely has another matter.
SAME_MATTER = timedelta(days=7)


def may_move(verb: str, state: str) -> bool:
    """Whether the verb is possible in this state."""
    return state in MOVES[verb]


def joins(state: str, answered_at: datetime | None, said_at: datetime) -> bool:
    """Whether a further message of the same person belongs to this case, or begins a new one."""
    if state not in OPEN:
        return False
    return answered_at is None or said_at - answered_at <= SAME_MATTER


def clock_runs(state: str) -> bool:
    """Whether the office owes something, so that the clock runs."""
    return state in RUNNING


def follow_up_reopens(state: str) -> bool:
    """Whether a further message starts the clock again: only where the office had answered.

    While the first word is unanswered the date stays: asking again must never move it back.
    """
    return state == CaseState.REPLIED


def may_return(organisation: int, returned_before: frozenset[int]) -> bool:
    """Whether this organisation may return: not after it did and was designated all the same.

    北京 art. 12 and 潍坊 art. 22: once ruled or designated, no return.
    """
    return organisation not in returned_before
