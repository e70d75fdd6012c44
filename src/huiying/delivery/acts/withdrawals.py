"""How is a sending taken back?"""

from __future__ import annotations

from huiying.channels.contract import Receipt
from huiying.delivery.acts.handling import locked, move
from huiying.delivery.acts.outcomes import LUCK
from huiying.delivery.models import Sending
from huiying.delivery.rules import next_try
from huiying.delivery.terms import (
    MAY,
    SendingState,
)
from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import (
    ChannelTrouble,
    Passing,
)
from huiying.foundation.scope import EVERYWHERE, Actor


@act
def begin_withdrawal(sending: int, *, by: Actor) -> Sending:
    """Start taking a sending back: one that has not left is stopped, a published one is undone."""
    by.claim(MAY["begin_withdrawal"], EVERYWHERE, verb="begin_withdrawal")
    found = locked(sending)
    if found.state in {SendingState.DUE, SendingState.WAITING, SendingState.FAILED}:
        move(by, found, SendingState.WITHDRAWN, "withdrawn")
    elif found.state == SendingState.PUBLISHED:
        found.run_at = now()
        move(by, found, SendingState.WITHDRAWING, "withdrawing")
    return found


@act
def settle_withdrawal(sending: int, result: Receipt | ChannelTrouble, *, by: Actor) -> Sending:
    """Write down how taking it back went; what a platform cannot undo becomes a person's task."""
    by.claim(MAY["settle_withdrawal"], EVERYWHERE, verb="settle_withdrawal")
    found = locked(sending)
    if found.state != SendingState.WITHDRAWING:
        return found
    if isinstance(result, Receipt):
        move(by, found, SendingState.WITHDRAWN, "withdrawn")
    elif isinstance(result, Passing):
        found.run_at = next_try(now(), 3, result.retry_after, LUCK.random())
        found.save(update_fields=["run_at"])
    else:
        found.trouble, found.said = result.code, result.said[:2000]
        move(by, found, SendingState.UNCLEAR, "unclear")
    return found
