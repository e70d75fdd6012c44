"""How does something signed or written become a sending, once?"""

from __future__ import annotations

from datetime import datetime

from huiying.delivery import reads
from huiying.delivery.acts.handling import note
from huiying.delivery.models import Sending
from huiying.delivery.rules import marker_for
from huiying.delivery.terms import (
    MAY,
    SendingKind,
)
from huiying.editorial import reads as editorial
from huiying.editorial.models import Piece
from huiying.editorial.terms import PieceState
from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import (
    Conflict,
    Refused,
    Unusable,
)
from huiying.foundation.scope import EVERYWHERE, Actor
from huiying.registry import reads as registry


@act
def queue_piece(piece: int, *, by: Actor) -> list[Sending]:
    """Make one sending for each target of a signed version, once, if its signatures hold.

    Raises `Refused` when the bytes in the database are not what three people signed.
    """
    claim = by.claim(MAY["queue_piece"], EVERYWHERE, verb="queue_piece")
    rows = Piece.objects.whole("a signed piece is queued")
    rows.select_for_update(of=("self",)).get(pk=piece)  # without joins, whose keys may change
    found: Piece = rows.select_related("organisation", "signed").get(pk=piece)
    version = found.signed
    if found.state != PieceState.SIGNED or version is None:
        raise Conflict("delivery.piece.not_signed", id=piece)
    if not editorial.is_publishable(version):
        raise Refused("delivery.piece.signatures_broken", id=piece)
    made = []
    for target in version.targets.select_related("account"):
        source = f"editorial.target:{target.pk}"
        sending, new = Sending.objects.whole("queued once").get_or_create(
            source=source,
            defaults={
                "kind": SendingKind.POST,
                "marker": marker_for(source),
                "account": target.account,
                "version": version,
                "mode": target.mode,
                "run_at": now(),
                "created_at": now(),
                "changed_at": now(),
            },
        )
        if new:
            note(by, "queued", sending, claim_post=claim.post)
            made.append(sending)
    return made


@act
def queue_letter(
    account: int,
    *,
    recipient: str,
    text: str,
    source: str,
    last_heard_at: datetime | None,
    by: Actor,
) -> Sending:
    """Send a private answer to one person on an account; asked twice, it is one sending."""
    found = (
        registry.account(by, account)
        if by.claims and by.person
        else (registry.account_for_machine(by, account))
    )
    claim = by.claim(MAY["queue_letter"], found.organisation.path, verb="queue_letter")
    if not text.strip() or not recipient:
        raise Unusable("delivery.letter.empty")
    there = reads.sending_of(source)
    if there is not None:
        return there
    sending: Sending = Sending.objects.create(
        kind=SendingKind.LETTER,
        source=source,
        marker=marker_for(source),
        account=found,
        recipient=recipient,
        text=text,
        last_heard_at=last_heard_at,
        run_at=now(),
        created_at=now(),
        changed_at=now(),
    )
    note(by, "queued", sending, claim_post=claim.post)
    return sending
