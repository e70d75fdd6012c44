"""How is a sending taken, tried under a lease, and its end written down?"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Q

from huiying.channels.contract import Receipt
from huiying.delivery.acts.handling import locked
from huiying.delivery.acts.outcomes import take_receipt, take_trouble
from huiying.delivery.models import Attempt, Sending
from huiying.delivery.rules import must_ask_first
from huiying.delivery.terms import (
    MAY,
    AttemptOutcome,
    SendingState,
)
from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import (
    ChannelTrouble,
    Conflict,
    Passing,
    Unclear,
)
from huiying.foundation.scope import EVERYWHERE, Actor


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to carry one sending until a time; `ask_first` after an interrupted call."""

    sending: Sending
    token: str
    attempt: int
    ask_first: bool


@act
def begin_attempt(*, by: Actor) -> Lease | None:
    """Take the next sending that is due and write down that it will be tried now.

    A sending whose lease ran out was being carried by somebody who died: it is taken over.
    """
    by.claim(MAY["begin_attempt"], EVERYWHERE, verb="begin_attempt")
    instant = now()
    due = Q(state__in=[SendingState.DUE, SendingState.WAITING], run_at__lte=instant)
    left = Q(state=SendingState.LEASED, lease_until__lt=instant)
    sending: Sending | None = (
        Sending.objects.whole("a worker carries everything")
        .filter(due | left)
        .order_by("run_at", "id")
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("account")
        .first()
    )
    if sending is None:
        return None
    ask_first = must_ask_first([a.outcome for a in sending.attempts.all()])
    sending.state, sending.lease_token = SendingState.LEASED, secrets.token_hex(16)
    sending.lease_until = instant + timedelta(seconds=settings.HUIYING_LEASE_SECONDS)
    sending.attempts_made += 1
    sending.save(update_fields=["state", "lease_token", "lease_until", "attempts_made"])
    Attempt.objects.create(sending=sending, number=sending.attempts_made, began_at=instant)
    return Lease(sending, sending.lease_token, sending.attempts_made, ask_first)


@act
def extend_lease(lease: Lease, *, by: Actor) -> bool:
    """Go on holding a sending while its call lasts; False if somebody else holds it by now."""
    by.claim(MAY["extend_lease"], EVERYWHERE, verb="extend_lease")
    until = now() + timedelta(seconds=settings.HUIYING_LEASE_SECONDS)
    rows = Sending.objects.whole("a worker carries everything")
    held = rows.filter(pk=lease.sending.pk, lease_token=lease.token)
    return bool(held.update(lease_until=until))


@act
def settle_attempt(lease: Lease, result: Receipt | ChannelTrouble, *, by: Actor) -> Sending:
    """Write down how the call ended; raises `Conflict` if somebody else holds the sending now."""
    by.claim(MAY["settle_attempt"], EVERYWHERE, verb="settle_attempt")
    sending = locked(lease.sending.pk)
    if sending.lease_token != lease.token:
        raise Conflict("delivery.lease.lost", id=sending.pk)
    sending.lease_token, sending.lease_until = "", None
    if isinstance(result, Receipt):
        _end(sending, lease.attempt, AttemptOutcome.DONE, "", result.said)
        take_receipt(by, sending, result)
    else:
        _end(sending, lease.attempt, _kind_of(result), result.code, result.said)
        take_trouble(by, sending, result)
    return sending


def _kind_of(trouble: ChannelTrouble) -> AttemptOutcome:
    if isinstance(trouble, Passing):
        return AttemptOutcome.PASSING
    return AttemptOutcome.UNCLEAR if isinstance(trouble, Unclear) else AttemptOutcome.LASTING


def _end(sending: Sending, number: int, outcome: str, code: str, said: str) -> None:
    """Close this attempt; only success also answers what became of earlier calls cut off."""
    answered = Q(number=number)
    if outcome == AttemptOutcome.DONE:
        answered |= Q(number__lt=number, outcome__in=["", AttemptOutcome.UNCLEAR])
    sending.attempts.filter(answered).update(
        outcome=outcome, ended_at=now(), code=code, said=said[:2000]
    )
