"""Is the case accepted, on which ground is it not, and of which type is it?"""

from __future__ import annotations

from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import Unusable
from huiying.foundation.scope import Actor
from huiying.inbox.acts.clock import clock_for
from huiying.inbox.acts.journal import note_case
from huiying.inbox.acts.letters import send_refusal
from huiying.inbox.acts.locking import begin
from huiying.inbox.models import Case
from huiying.inbox.terms import REFUSALS, CaseState, CaseType


@act
def accept_case(case: int, *, by: Actor) -> Case:
    """Decide that a case is accepted although a ground for refusal was suggested."""
    found, claim = begin("accept_case", case, by)
    found.state, found.accepted_at = CaseState.AWAITING_DISPATCH, now()
    found.save(update_fields=["state", "accepted_at"])
    note_case(found, "inbox.case.accepted", by, claim, new={"state": found.state})
    return found


@act
def refuse_case(case: int, ground: str, where_to_turn: str, *, by: Actor) -> Case:
    """Not accept a case, on a ground of the table, telling the person where to turn instead."""
    found, claim = begin("refuse_case", case, by)
    if ground not in REFUSALS:
        raise Unusable("inbox.refusal.ground_unknown", ground=ground)
    if not where_to_turn.strip():
        raise Unusable("inbox.refusal.where_missing")
    found.state, found.refusal_ground = CaseState.REFUSED, ground
    found.refusal_note, found.closed_at = where_to_turn.strip(), now()
    found.save(update_fields=["state", "refusal_ground", "refusal_note", "closed_at"])
    note_case(found, "inbox.case.refused", by, claim, new={"ground": ground})
    send_refusal(found)
    return found


@act
def classify_case(case: int, kind: CaseType, *, by: Actor) -> Case:
    """Correct the type; the term of the right type counts from when the clock began."""
    found, claim = begin("classify_case", case, by)
    old = {"type": found.type, "due_at": found.due_at.isoformat() if found.due_at else None}
    clock = clock_for(kind, found.clock_started_at)
    found.type = kind
    clock.put_on(found)
    found.save(update_fields=["type", *clock.fields()])
    new = {"type": kind.value, "due_at": found.due_at.isoformat() if found.due_at else None}
    note_case(found, "inbox.case.classified", by, claim, old=old, new=new)
    return found
