"""How is a sending held while an act changes it, moved on, and written down?"""

from __future__ import annotations

from huiying.delivery.models import Sending
from huiying.delivery.terms import (
    SendingState,
)
from huiying.foundation.clock import now
from huiying.foundation.journal.record import Subject, Value, record
from huiying.foundation.scope import Actor


def locked(pk: int) -> Sending:
    """The sending, and nobody else's until the transaction ends."""
    found: Sending = (
        Sending.objects.whole("locked for one act")
        .select_for_update(of=("self",))
        .select_related("account__organisation")
        .get(pk=pk)
    )
    return found


def move(
    by: Actor, sending: Sending, state: SendingState, happened: str, *, claim_post: str = ""
) -> None:
    sending.state, sending.changed_at = state, now()
    sending.save()
    note(by, happened, sending, claim_post=claim_post)


def note(by: Actor, happened: str, sending: Sending, *, claim_post: str = "") -> None:
    posts = [claim_post] if claim_post else [c.post for c in by.claims]
    claim = by.claim(posts, sending.account.organisation.path, verb=happened)
    new: dict[str, Value] = {"source": sending.source, "state": str(sending.state)}
    if sending.url:
        new["url"] = sending.url
    if sending.trouble:
        new["trouble"] = sending.trouble
    record(
        by,
        claim,
        f"delivery.sending.{happened}",
        Subject("delivery.sending", sending.pk),
        scope=sending.account.organisation.path,
        new=new,
    )
