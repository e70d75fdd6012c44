"""What may a person decide about a sending?"""

from __future__ import annotations

from huiying.delivery import reads
from huiying.delivery.acts.handling import locked, move
from huiying.delivery.models import Sending
from huiying.delivery.terms import (
    MAY,
    AttemptOutcome,
    SendingState,
)
from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import (
    Conflict,
)
from huiying.foundation.scope import Actor


@act
def settle_unclear(sending: int, *, happened: bool, by: Actor, url: str = "") -> Sending:
    """A person looked at the platform: it is there (with its link), or it is not and is retried."""
    seen = reads.sending(by, sending)
    claim = by.claim(MAY["settle_unclear"], seen.account.organisation.path, verb="settle_unclear")
    found = locked(seen.pk)
    if found.state != SendingState.UNCLEAR:
        raise Conflict("delivery.sending.not_unclear")
    found.attempts.filter(outcome__in=["", AttemptOutcome.UNCLEAR]).update(
        outcome=AttemptOutcome.DONE if happened else AttemptOutcome.LASTING, ended_at=now()
    )
    if happened:
        found.url, found.published_at = url or found.url, found.published_at or now()
        move(by, found, SendingState.PUBLISHED, "published", claim_post=claim.post)
    else:
        found.run_at = now()
        move(by, found, SendingState.DUE, "retried", claim_post=claim.post)
    return found


@act
def retry_sending(sending: int, *, by: Actor) -> Sending:
    """Try a failed sending again, once its cause is mended."""
    seen = reads.sending(by, sending)
    claim = by.claim(MAY["retry_sending"], seen.account.organisation.path, verb="retry_sending")
    found = locked(seen.pk)
    if found.state not in {SendingState.FAILED, SendingState.WAITING}:
        raise Conflict("delivery.sending.not_failed")
    found.run_at, found.attempts_made = now(), found.attempts_made
    move(by, found, SendingState.DUE, "retried", claim_post=claim.post)
    return found
