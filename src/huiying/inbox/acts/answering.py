"""How does a case move while its answer is written, reviewed, delivered and accepted?

These verbs are called by the stage that writes answers; the case itself belongs here.
"""

from __future__ import annotations

from datetime import datetime

from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.journal.record import Value
from huiying.foundation.scope import Actor
from huiying.inbox.acts.journal import note_case
from huiying.inbox.acts.locking import begin, begin_as_handler
from huiying.inbox.models import Case
from huiying.inbox.terms import CaseState, Outcome


@act
def await_review(case: int, *, by: Actor) -> Case:
    """The handler's answer goes to a second person."""
    found, claim = begin_as_handler("await_review", case, by)
    found.state = CaseState.AWAITING_REVIEW
    found.save(update_fields=["state"])
    note_case(found, "inbox.case.review_awaited", by, claim, new={"state": found.state})
    return found


@act
def resume_work(case: int, reason: str, *, by: Actor) -> Case:
    """Back to the handler: the reviewer returned the answer, or it could not be delivered.

    `reason` is a code such as `answers.reply.returned`; the clock goes on as it was.
    """
    found, claim = begin("resume_work", case, by)
    found.state, found.answered_at = CaseState.IN_PROGRESS, None
    found.save(update_fields=["state", "answered_at"])
    new = {"state": found.state, "reason": reason}
    note_case(found, "inbox.case.work_resumed", by, claim, new=new)
    return found


@act
def note_reply(case: int, at: datetime, *, by: Actor) -> Case:
    """The answer reached the citizen at `at`; the first answer's time is kept for good."""
    found, claim = begin("note_reply", case, by)
    found.state, found.answered_at = CaseState.REPLIED, at
    found.first_answered_at = found.first_answered_at or at
    found.save(update_fields=["state", "answered_at", "first_answered_at"])
    new: dict[str, Value] = {"answered_at": at.isoformat(), "in_time": not found.is_overdue(at)}
    note_case(found, "inbox.case.replied", by, claim, new=new)
    return found


@act
def end_case(case: int, outcome: Outcome, *, by: Actor) -> Case:
    """Close an answered case and say how it ended: closed is not the same as solved."""
    found, claim = begin("end_case", case, by)
    found.state, found.outcome, found.closed_at = CaseState.CLOSED, outcome, now()
    found.save(update_fields=["state", "outcome", "closed_at"])
    note_case(found, "inbox.case.closed", by, claim, new={"outcome": outcome.value})
    return found
