"""What becomes of a sending after a receipt or a trouble?"""

from __future__ import annotations

from random import SystemRandom

from huiying.channels.contract import Outcome, Receipt
from huiying.delivery.acts.handling import move
from huiying.delivery.models import Sending
from huiying.delivery.rules import is_worn_out, next_confirm, next_try
from huiying.delivery.terms import (
    UNCLEAR_WAIT_SECONDS,
    AttemptOutcome,
    SendingState,
)
from huiying.foundation.clock import now
from huiying.foundation.errors import (
    ChannelTrouble,
    Lasting,
    Passing,
    Unclear,
)
from huiying.foundation.scope import Actor

LUCK = SystemRandom()


def take_receipt(by: Actor, sending: Sending, receipt: Receipt) -> None:
    """Keep what the platform said it did, and move the sending to where that leaves it."""
    sending.keys = {**sending.keys, **receipt.keys}
    sending.url = receipt.url or sending.url
    sending.said, sending.trouble, sending.trouble_values = receipt.said[:2000], "", {}
    if receipt.outcome == Outcome.PUBLISHED:
        sending.published_at = sending.published_at or now()
        move(by, sending, SendingState.PUBLISHED, "published")
    elif receipt.outcome == Outcome.ACCEPTED:
        sending.run_at = next_confirm(now(), sending.confirms_made)
        move(by, sending, SendingState.ACCEPTED, "accepted")
    elif receipt.outcome == Outcome.WITHDRAWN:
        move(by, sending, SendingState.WITHDRAWN, "withdrawn")
    else:
        sending.trouble = "delivery.platform.refused"
        move(by, sending, SendingState.FAILED, "failed")


def take_trouble(by: Actor, sending: Sending, trouble: ChannelTrouble) -> None:
    """Keep why it did not work, and decide: later by itself, asked first, or a person."""
    sending.trouble, sending.said = trouble.code, trouble.said[:2000]
    sending.trouble_values = {k: str(v) for k, v in trouble.values.items()}
    if isinstance(trouble, Unclear):
        # Asked again at once: `begin_attempt` sees the unclear call and asks the platform first.
        asked_already = sending.attempts.filter(outcome=AttemptOutcome.UNCLEAR).count() > 1
        if asked_already:
            move(by, sending, SendingState.UNCLEAR, "unclear")
            return
        sending.run_at = next_try(now(), 1, UNCLEAR_WAIT_SECONDS, LUCK.random())
        move(by, sending, SendingState.WAITING, "delayed")
    elif isinstance(trouble, Lasting) or is_worn_out(sending.attempts_made):
        move(by, sending, SendingState.FAILED, "failed")
    else:
        wait = trouble.retry_after if isinstance(trouble, Passing) else None
        sending.run_at = next_try(now(), sending.attempts_made, wait, LUCK.random())
        move(by, sending, SendingState.WAITING, "delayed")
