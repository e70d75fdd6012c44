"""How does a case begin? One way for every doorway: numbered, dated, and routed with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from huiying.foundation.clock import now, shanghai
from huiying.foundation.scope import Actor, Claim
from huiying.inbox import reads
from huiying.inbox.acts.clock import clock_for
from huiying.inbox.acts.handing import hand_to, handler_for
from huiying.inbox.acts.journal import note_case
from huiying.inbox.acts.numbers_and_codes import fresh_code, next_numbers
from huiying.inbox.models import Case
from huiying.inbox.rules.intake import likely_urgency, possible_grounds
from huiying.inbox.rules.routing import Suggestion, confident
from huiying.inbox.terms import CaseState, CaseType
from huiying.registry.models import Account, Organisation, Person


@dataclass(frozen=True, slots=True)
class Opening:
    """All that is known when a case begins."""

    type: CaseType
    title: str
    body: str
    channel: str
    organisation: Organisation
    received_at: datetime
    account: Account | None = None
    sender_index: str = ""
    place: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    is_public: bool = False
    chosen: Suggestion | None = None  # the duty that the citizen picked


def open_case(opening: Opening, by: Actor, claim: Claim) -> Case:
    """Create the case and send it on if it is sure where to; its journal lines included."""
    suggestions = [opening.chosen] if opening.chosen else _suggested(opening)
    sure = confident(suggestions, opening.type)
    handler = handler_for(sure.organisation, sure.handler) if sure else None
    grounds = [ground.key for ground in possible_grounds(f"{opening.title} {opening.body}")]
    case = _create(opening, suggestions, grounds)
    note_case(case, "inbox.case.opened", by, claim, new=_as_journalled(case))
    if sure and handler and not grounds:
        _send_on(case, sure, handler, by, claim)
    return case


def _suggested(opening: Opening) -> list[Suggestion]:
    return reads.suggestions_for(opening.title, opening.body)


def _create(opening: Opening, suggestions: list[Suggestion], grounds: list[str]) -> Case:
    code = fresh_code()
    clock = clock_for(opening.type, opening.received_at)
    case: Case = Case.objects.create(
        number=next_numbers(shanghai(now()).date())[0],
        code=code,
        code_index=reads.code_index(code),
        type=opening.type,
        title=opening.title,
        body=opening.body,
        place=opening.place,
        urgency=likely_urgency(f"{opening.title} {opening.body}"),
        account=opening.account,
        channel=opening.channel,
        sender_index=opening.sender_index,
        contact_name=opening.name,
        contact_phone=opening.phone,
        contact_email=opening.email,
        organisation=opening.organisation,
        suggestions=[_kept(suggestion) for suggestion in suggestions],
        possible_grounds=grounds,
        state=CaseState.RECEIVED if grounds else CaseState.AWAITING_DISPATCH,
        received_at=opening.received_at,
        accepted_at=None if grounds else now(),
        is_public=opening.is_public,
        **clock.fields(),
    )
    case.refresh_from_db(fields=["code", "contact_name", "contact_phone", "contact_email"])
    return case


def _send_on(case: Case, sure: Suggestion, handler: Person, by: Actor, claim: Claim) -> None:
    case.duty_id = sure.duty
    hand_to(case, Organisation.objects.get(pk=sure.organisation), handler)
    note_case(
        case,
        "inbox.case.dispatched",
        by,
        claim,
        new={
            "organisation": sure.organisation,
            "handler": handler.pk,
            "duty": sure.duty,
            "score": f"{sure.score:.2f}",
            "because": list(sure.because),
        },
    )


def _kept(suggestion: Suggestion) -> dict[str, object]:
    return {
        "duty": suggestion.duty,
        "organisation": suggestion.organisation,
        "handler": suggestion.handler,
        "score": round(suggestion.score, 4),
        "because": list(suggestion.because),
    }


def _as_journalled(case: Case) -> dict[str, str | int | bool | None]:
    return {
        "number": case.number,
        "type": case.type,
        "state": case.state,
        "channel": case.channel,
        "deadline_row": case.deadline_row,
        "due_at": case.due_at.isoformat() if case.due_at else None,
    }
