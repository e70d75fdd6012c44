"""What does delivery do again and again? Queue, carry, confirm, take back, read figures."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

import structlog

from huiying.channels.catalogue import channel, channels
from huiying.channels.contract import Capability, MetricFact, Receipt
from huiying.delivery import acts, reads
from huiying.delivery.access import access_for
from huiying.delivery.carrying import carry
from huiying.delivery.leasing import kept
from huiying.delivery.models import Sending
from huiying.delivery.terms import METRIC_DAYS, SendingKind, SendingState
from huiying.editorial import reads as editorial
from huiying.editorial.terms import PieceState
from huiying.foundation.clock import now, shanghai
from huiying.foundation.errors import ChannelTrouble, Conflict, HuiyingError
from huiying.foundation.scope import Actor
from huiying.foundation.tasks import Loop
from huiying.registry.models import Account

WORKER = Actor.machine("worker.delivery")
log = structlog.get_logger("huiying.delivery")


def queue_due_pieces() -> int:
    """Look at the editorial stage's table for signed pieces whose time has come."""
    done = 0
    for piece in _unqueued():
        try:
            done += len(acts.queue_piece(piece, by=WORKER))
        except HuiyingError as trouble:
            log.error("piece_not_queued", piece=piece, code=trouble.code)
    return done


def _unqueued() -> list[int]:
    due = editorial.pieces_signed_and_due(now())
    queued = Sending.objects.whole("what is queued already").filter(version__isnull=False)
    return list(
        due.exclude(signed_id__in=queued.values("version_id")).values_list("pk", flat=True)[:100]
    )


def carry_due_sendings() -> int:
    """Carry one sending that is due."""
    lease = acts.begin_attempt(by=WORKER)
    if lease is None:
        return 0
    with kept(lease):
        result = carry(lease)
    try:
        settled = acts.settle_attempt(lease, result, by=WORKER)
        log.info("sending_settled", sending=settled.pk, state=str(settled.state))
    except Conflict:
        log.warning("lease_lost", sending=lease.sending.pk)
    return 1


def confirm_accepted() -> int:
    """Ask platforms about posts they accepted but have not shown yet."""
    rows = (
        Sending.objects.whole("the worker asks about everything")
        .filter(state=SendingState.ACCEPTED, run_at__lte=now())
        .select_related("account")
        .order_by("run_at", "id")[:20]
    )
    for sending in rows:
        kind = channel(sending.account.kind)
        result: Receipt | ChannelTrouble
        try:
            result = kind.confirm(reads.receipt_of(sending), access_for(sending.account))
        except ChannelTrouble as trouble:
            result = trouble
        acts.note_confirmation(sending.pk, result, by=WORKER)
    return len(rows)


def withdraw_withdrawn() -> int:
    """Take back what belongs to a withdrawn piece, wherever it went."""
    gone = Sending.objects.whole("the worker takes back everything").filter(
        version__piece__state=PieceState.WITHDRAWN
    )
    stop = gone.exclude(
        state__in=[
            SendingState.WITHDRAWN,
            SendingState.WITHDRAWING,
            SendingState.UNCLEAR,
            SendingState.LEASED,
            SendingState.ACCEPTED,
        ]
    )
    begun = [acts.begin_withdrawal(pk, by=WORKER) for pk in stop.values_list("pk", flat=True)[:50]]
    undo = gone.filter(state=SendingState.WITHDRAWING, run_at__lte=now()).select_related("account")
    for sending in undo[:20]:
        kind = channel(sending.account.kind)
        result: Receipt | ChannelTrouble
        try:
            result = kind.withdraw(reads.receipt_of(sending), access_for(sending.account))
        except ChannelTrouble as trouble:
            result = trouble
        acts.settle_withdrawal(sending.pk, result, by=WORKER)
    return len(begun)


def read_metrics() -> int:
    """Ask every platform that counts for the figures of posts of the last thirty days."""
    today = shanghai(now()).date()
    since = now() - timedelta(days=METRIC_DAYS)
    rows = (
        Sending.objects.whole("figures are read for all accounts")
        .filter(kind=SendingKind.POST, state=SendingState.PUBLISHED, published_at__gte=since)
        .filter(account__kind__in=_counting_kinds())
        .select_related("account")
        .order_by("account_id", "id")
    )
    kept = 0
    for account, group in groupby(rows, key=lambda sending: sending.account):
        kept += _read_account(account, list(group), today)
    return kept


def _counting_kinds() -> list[str]:
    return [k for k, kind in channels().items() if Capability.METRICS in kind.capabilities]


def _read_account(account: Account, sendings: list[Sending], today: date) -> int:
    receipts = tuple(reads.receipt_of(sending) for sending in sendings)
    try:
        facts = channel(account.kind).metrics(receipts, today, access_for(account))
    except ChannelTrouble as trouble:
        log.warning("metrics_not_read", account=account.pk, code=trouble.code)
        return 0
    kept = 0
    for fact in facts:
        for sending in (s for s in sendings if _is_about(fact, s)):
            kept += (
                acts.keep_reading(
                    sending.pk, fact.day, fact.values, fact.source, final=fact.final, by=WORKER
                )
                is not None
            )
    return kept


def _is_about(fact: MetricFact, sending: Sending) -> bool:
    return bool(fact.keys) and all(sending.keys.get(k) == v for k, v in fact.keys.items())


LOOPS = (
    Loop("delivery.queue", 1.0, queue_due_pieces),
    Loop("delivery.carry", 0.5, carry_due_sendings, threads=4),
    Loop("delivery.confirm", 5.0, confirm_accepted),
    Loop("delivery.withdraw", 5.0, withdraw_withdrawn),
    Loop("delivery.metrics", 900.0, read_metrics),
)
