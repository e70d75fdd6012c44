"""What comes after the answer: the citizen's judgement, and the end of the case?"""

from __future__ import annotations

from huiying.answers.models import Rating
from huiying.answers.rules import is_level
from huiying.answers.terms import MAY
from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import Conflict, Unusable
from huiying.foundation.journal.record import Subject, record
from huiying.foundation.scope import EVERYWHERE, Actor
from huiying.inbox import acts as inbox
from huiying.inbox import reads as cases
from huiying.inbox.models import Case
from huiying.inbox.terms import CaseState, Outcome

REASON_MOST = 1000


@act
def rate_case(number: str, code: str, level: int, reason: str = "", *, by: Actor) -> Rating:
    """Keep what the citizen thinks of the answer, once for each matter, never asked for twice.

    Raises `Absent` for a wrong code, `Unusable` for a level that is none, `Conflict` before an
    answer or after a rating.
    """
    claim = by.claim(MAY["rate_case"], EVERYWHERE, verb="rate_case")
    case = cases.case_by_code(number, code)
    if not is_level(level) or len(reason) > REASON_MOST:
        raise Unusable("answers.rating.unreadable", most=REASON_MOST)
    if case.first_answered_at is None:
        raise Conflict("answers.rating.no_answer_yet", number=case.number)
    rating, fresh = Rating.objects.get_or_create(
        case=case, defaults={"level": level, "reason": reason.strip(), "at": now()}
    )
    if not fresh:
        raise Conflict("answers.rating.there_already", number=case.number)
    record(
        by,
        claim,
        "answers.case.rated",
        Subject("inbox.case", case.pk),
        scope=case.organisation.path,
        new={"level": level},
    )
    return rating


@act
def close_case(case: int, outcome: Outcome, *, by: Actor) -> Case:
    """Close an answered case and say how it ended; closed is not the same as solved."""
    found = cases.case(by, case)
    by.claim(MAY["close_case"], found.organisation.path, verb="close_case")
    if found.state != CaseState.REPLIED:
        raise Conflict("inbox.case.not_now", number=found.number, state=found.state)
    return inbox.end_case(case, outcome, by=by)
