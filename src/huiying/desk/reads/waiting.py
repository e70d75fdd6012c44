"""What waits for this person now, from every stage, most pressing first?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from huiying.answers import reads as answers
from huiying.answers.models import Reply
from huiying.delivery import reads as delivery
from huiying.delivery.models import Sending
from huiying.delivery.terms import DECIDERS, SENDING_STATE_NAMES, SendingState
from huiying.desk.drawing.clocks import derivation_of, standing_of, tiny_clock_of
from huiying.desk.drawing.lines import Line
from huiying.editorial import reads as editorial
from huiying.editorial.models import Piece
from huiying.editorial.terms import STEP_NAMES, PieceState
from huiying.foundation.scope import Actor
from huiying.foundation.ui.shapes import Told
from huiying.inbox import reads as inbox
from huiying.inbox.models import Case
from huiying.inbox.terms import CaseState

FAR = datetime.max.replace(tzinfo=UTC)
MOST = 40  # of each kind: nobody gets through more in a day; the rest is a link away


@dataclass(frozen=True, slots=True)
class Waiting:
    """Today's list in its three parts."""

    pieces: list[Line]
    cases: list[Line]
    sendings: list[Line]

    more_cases: bool = False

    @property
    def count(self) -> str:
        """How many things wait; with a plus where the list stops before its end."""
        shown = len(self.pieces) + len(self.cases) + len(self.sendings)
        return f"{shown}+" if self.more_cases else str(shown or "")


def waiting_for(by: Actor, at: datetime) -> Waiting:
    """Everything that only this person, or one of few, can move on."""
    pieces = [_piece(piece) for piece in editorial.pieces_awaiting(by)[:MOST]]
    returned = [_returned(piece) for piece in _returned_to(by)[:MOST]]
    reviews = [_review(reply, at) for reply in answers.replies_awaiting_me(by)[:MOST]]
    cases = [_case(case, at) for case in inbox.awaiting_me(by)[: MOST + 1]]
    return Waiting(
        pieces=_pressing([*pieces, *returned]),
        cases=_pressing([*reviews, *cases[:MOST]]),
        sendings=[_sending(sending) for sending in _troubled(by)],
        more_cases=len(cases) > MOST,
    )


def _pressing(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.until or FAR, line.since or FAR))


def _returned_to(by: Actor) -> QuerySet[Piece]:
    """Pieces that came back to whoever wrote their newest version."""
    return editorial.pieces(by).filter(state=PieceState.RETURNED, newest__author_id=by.person)


def _troubled(by: Actor) -> list[Sending]:
    waits = delivery.sendings(by).filter(state__in=[SendingState.FAILED, SendingState.UNCLEAR])
    return [
        sending
        for sending in waits.select_related("version")[:MOST]
        if by.may(DECIDERS, sending.account.organisation.path)
    ]


def _piece(piece: Piece) -> Line:
    author = piece.newest.author.name if piece.newest else ""
    return Line(
        id=f"piece-{piece.pk}",
        href=reverse("desk:piece", args=[piece.pk]),
        title=piece.title,
        what=STEP_NAMES[piece.awaits],
        who=f"{author} · {piece.organisation.short_name}",
        since=piece.changed_at,
        until=piece.publish_at or (piece.newest.publish_at if piece.newest else None),
    )


def _returned(piece: Piece) -> Line:
    return Line(
        id=f"piece-{piece.pk}",
        href=reverse("desk:piece", args=[piece.pk]),
        title=piece.title,
        what=_("Mend"),
        who=piece.organisation.short_name,
        since=piece.changed_at,
    )


def _case(case: Case, at: datetime) -> Line:
    return case_line(case, at, what=_verb(case.state))


def _verb(state: str) -> str:
    return {
        CaseState.RECEIVED.value: _("Accept"),
        CaseState.AWAITING_DISPATCH.value: _("Dispatch"),
        CaseState.AWAITING_RECEIPT.value: _("Sign for"),
        CaseState.IN_PROGRESS.value: _("Answer"),
    }.get(state, "")


def _review(reply: Reply, at: datetime) -> Line:
    return case_line(reply.case, at, what=_("Review the reply"))


def case_line(case: Case, at: datetime, *, what: Told = "", query: str = "") -> Line:
    """A case as one line: who waits, since when, until when."""
    ended = case.answered_at is not None or case.closed_at is not None
    derivation = derivation_of(case.derivation)
    return Line(
        id=f"case-{case.pk}",
        href=reverse("desk:case", args=[case.pk]) + query,
        title=case.title,
        what=what,
        who=case.handler.name if case.handler else case.organisation.short_name,
        since=case.received_at,
        until=case.due_at,
        standing=standing_of(case.due_at, at, answered=case.answered_at, derivation=derivation),
        clock=tiny_clock_of(derivation, at, ended=ended),
    )


def _sending(sending: Sending) -> Line:
    return Line(
        id=f"sending-{sending.pk}",
        href=reverse("desk:sending", args=[sending.pk]),
        title=sending_title(sending),
        what=SENDING_STATE_NAMES[sending.state],
        who=sending.account.name,
        since=sending.changed_at,
    )


def sending_title(sending: Sending) -> str:
    """What travels, in a few words; never the text of a private answer."""
    if sending.version is not None:
        return sending.version.title
    return _("A reply to one person")
