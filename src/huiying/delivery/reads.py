"""What may this viewer see of what is on its way? Fetching is authorising."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from huiying.channels.contract import Outcome, Receipt
from huiying.delivery.models import Reading, Sending
from huiying.delivery.terms import SendingKind, SendingState
from huiying.foundation.errors import Absent
from huiying.foundation.scope import Actor, ScopedQuerySet


def sendings(by: Actor) -> ScopedQuerySet[Sending]:
    """Sendings in sight, newest change first."""
    rows: ScopedQuerySet[Sending] = Sending.objects.visible_to(by)
    return rows.select_related("account__organisation").order_by("-changed_at", "-id")


def sending(by: Actor, pk: int) -> Sending:
    """One sending in sight; raises `Absent`."""
    found = sendings(by).filter(pk=pk).first()
    if found is None:
        raise Absent("delivery.sending.absent", id=pk)
    return found


def sending_of(source: str) -> Sending | None:
    """The sending that a later stage asked for, by its source."""
    rows: ScopedQuerySet[Sending] = Sending.objects.whole("asked for by the stage that queued it")
    return rows.filter(source=source).first()


def sendings_of_piece(by: Actor, piece: int) -> list[Sending]:
    """Where a piece in sight went and how far it got, by account."""
    return list(
        sendings(by)
        .filter(version__piece_id=piece)
        .prefetch_related("attempts")
        .order_by("account__name", "id")
    )


def public_sendings(piece: int) -> list[Sending]:
    """Where a public piece can be read, by account."""
    rows: ScopedQuerySet[Sending] = Sending.objects.whole("receipts of public pieces are public")
    return list(
        rows.filter(version__piece_id=piece, state=SendingState.PUBLISHED)
        .select_related("account")
        .order_by("account__kind", "id")
    )


def receipt_of(sending: Sending) -> Receipt:
    """What the platform is known to have, in the channel's own terms."""
    outcome = Outcome.PUBLISHED if sending.state == SendingState.PUBLISHED else Outcome.ACCEPTED
    return Receipt(outcome, dict(sending.keys), sending.url, sending.said)


def newest_readings(sendings: Iterable[int]) -> dict[int, Reading]:
    """The newest figures of each of these sendings."""
    rows = (
        Reading.objects.filter(sending_id__in=list(sendings))
        .order_by("sending_id", "-day", "-read_at")
        .distinct("sending_id")
    )
    return {row.sending_id: row for row in rows}


def posts_published(account: int, since: datetime, until: datetime) -> list[Sending]:
    """The posts of one account that came out in [since, until), oldest first."""
    rows: ScopedQuerySet[Sending] = Sending.objects.whole("figures of an account, not its texts")
    return list(
        rows.filter(
            account_id=account,
            kind=SendingKind.POST,
            published_at__gte=since,
            published_at__lt=until,
        ).order_by("published_at", "id")
    )
