"""What does a platform tell us about something we sent?"""

from __future__ import annotations

from django.db.models import Q

from huiying.channels.contract import Outcome, Receipt
from huiying.delivery.acts.handling import locked
from huiying.delivery.acts.outcomes import take_receipt
from huiying.delivery.models import Sending
from huiying.delivery.rules import next_confirm
from huiying.delivery.terms import (
    MAY,
    SendingState,
)
from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import (
    ChannelTrouble,
)
from huiying.foundation.scope import EVERYWHERE, Actor


@act
def note_news(account: int, receipt: Receipt, *, by: Actor) -> Sending | None:
    """A platform told us how something we sent went on; news about nothing of ours is ignored."""
    by.claim(MAY["note_news"], EVERYWHERE, verb="note_news")
    sending = _known_by(account, receipt)
    if sending is None or sending.state not in {SendingState.ACCEPTED, SendingState.PUBLISHED}:
        return None
    if sending.state == SendingState.PUBLISHED and receipt.outcome == Outcome.PUBLISHED:
        return sending
    take_receipt(by, sending, receipt)
    return sending


def _known_by(account: int, receipt: Receipt) -> Sending | None:
    """The sending that shares one of the platform's keys with this news, locked."""
    any_key = Q(pk__in=())
    for name, value in receipt.keys.items():
        any_key |= Q(keys__contains={name: value})
    found: Sending | None = (
        Sending.objects.whole("news from the platform")
        .filter(any_key, account_id=account)
        .select_for_update(of=("self",))
        .select_related("account__organisation")
        .first()
    )
    return found


@act
def note_confirmation(sending: int, result: Receipt | ChannelTrouble, *, by: Actor) -> Sending:
    """What the platform said when asked about an accepted post; trouble only means: ask later."""
    by.claim(MAY["note_confirmation"], EVERYWHERE, verb="note_confirmation")
    found = locked(sending)
    if found.state != SendingState.ACCEPTED:
        return found
    found.confirms_made += 1
    if isinstance(result, Receipt) and result.outcome != Outcome.ACCEPTED:
        take_receipt(by, found, result)
    else:
        found.run_at = next_confirm(now(), found.confirms_made)
    found.save()
    return found
