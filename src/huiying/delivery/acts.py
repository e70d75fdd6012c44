"""What can happen to a sending? Queue, try, settle, hear news, withdraw, let a person decide."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import SystemRandom

from django.conf import settings
from django.db.models import Q

from huiying.channels.contract import Outcome, Receipt
from huiying.delivery import reads
from huiying.delivery.models import Attempt, Reading, Sending
from huiying.delivery.rules import is_worn_out, marker_for, must_ask_first, next_confirm, next_try
from huiying.delivery.terms import (
    MAY,
    UNCLEAR_WAIT_SECONDS,
    AttemptOutcome,
    SendingKind,
    SendingState,
)
from huiying.editorial import reads as editorial
from huiying.editorial.models import Piece
from huiying.editorial.terms import PieceState
from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import (
    ChannelTrouble,
    Conflict,
    Lasting,
    Passing,
    Refused,
    Unclear,
    Unusable,
)
from huiying.foundation.journal.record import Subject, Value, record
from huiying.foundation.scope import EVERYWHERE, Actor
from huiying.registry import reads as registry

LUCK = SystemRandom()


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to carry one sending until a time; `ask_first` after an interrupted call."""

    sending: Sending
    token: str
    attempt: int
    ask_first: bool


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
            _note(by, "queued", sending, claim_post=claim.post)
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
    _note(by, "queued", sending, claim_post=claim.post)
    return sending


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
    sending = _locked(lease.sending.pk)
    if sending.lease_token != lease.token:
        raise Conflict("delivery.lease.lost", id=sending.pk)
    sending.lease_token, sending.lease_until = "", None
    if isinstance(result, Receipt):
        _end(sending, lease.attempt, AttemptOutcome.DONE, "", result.said)
        _take_receipt(by, sending, result)
    else:
        _end(sending, lease.attempt, _kind_of(result), result.code, result.said)
        _take_trouble(by, sending, result)
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


def _take_receipt(by: Actor, sending: Sending, receipt: Receipt) -> None:
    sending.keys = {**sending.keys, **receipt.keys}
    sending.url = receipt.url or sending.url
    sending.said, sending.trouble, sending.trouble_values = receipt.said[:2000], "", {}
    if receipt.outcome == Outcome.PUBLISHED:
        sending.published_at = sending.published_at or now()
        _move(by, sending, SendingState.PUBLISHED, "published")
    elif receipt.outcome == Outcome.ACCEPTED:
        sending.run_at = next_confirm(now(), sending.confirms_made)
        _move(by, sending, SendingState.ACCEPTED, "accepted")
    elif receipt.outcome == Outcome.WITHDRAWN:
        _move(by, sending, SendingState.WITHDRAWN, "withdrawn")
    else:
        sending.trouble = "delivery.platform.refused"
        _move(by, sending, SendingState.FAILED, "failed")


def _take_trouble(by: Actor, sending: Sending, trouble: ChannelTrouble) -> None:
    sending.trouble, sending.said = trouble.code, trouble.said[:2000]
    sending.trouble_values = {k: str(v) for k, v in trouble.values.items()}
    if isinstance(trouble, Unclear):
        # Asked again at once: `begin_attempt` sees the unclear call and asks the platform first.
        asked_already = sending.attempts.filter(outcome=AttemptOutcome.UNCLEAR).count() > 1
        if asked_already:
            _move(by, sending, SendingState.UNCLEAR, "unclear")
            return
        sending.run_at = next_try(now(), 1, UNCLEAR_WAIT_SECONDS, LUCK.random())
        _move(by, sending, SendingState.WAITING, "delayed")
    elif isinstance(trouble, Lasting) or is_worn_out(sending.attempts_made):
        _move(by, sending, SendingState.FAILED, "failed")
    else:
        wait = trouble.retry_after if isinstance(trouble, Passing) else None
        sending.run_at = next_try(now(), sending.attempts_made, wait, LUCK.random())
        _move(by, sending, SendingState.WAITING, "delayed")


@act
def note_news(account: int, receipt: Receipt, *, by: Actor) -> Sending | None:
    """A platform told us how something we sent went on; news about nothing of ours is ignored."""
    by.claim(MAY["note_news"], EVERYWHERE, verb="note_news")
    sending = _known_by(account, receipt)
    if sending is None or sending.state not in {SendingState.ACCEPTED, SendingState.PUBLISHED}:
        return None
    if sending.state == SendingState.PUBLISHED and receipt.outcome == Outcome.PUBLISHED:
        return sending
    _take_receipt(by, sending, receipt)
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
    found = _locked(sending)
    if found.state != SendingState.ACCEPTED:
        return found
    found.confirms_made += 1
    if isinstance(result, Receipt) and result.outcome != Outcome.ACCEPTED:
        _take_receipt(by, found, result)
    else:
        found.run_at = next_confirm(now(), found.confirms_made)
    found.save()
    return found


@act
def begin_withdrawal(sending: int, *, by: Actor) -> Sending:
    """Start taking a sending back: one that has not left is stopped, a published one is undone."""
    by.claim(MAY["begin_withdrawal"], EVERYWHERE, verb="begin_withdrawal")
    found = _locked(sending)
    if found.state in {SendingState.DUE, SendingState.WAITING, SendingState.FAILED}:
        _move(by, found, SendingState.WITHDRAWN, "withdrawn")
    elif found.state == SendingState.PUBLISHED:
        found.run_at = now()
        _move(by, found, SendingState.WITHDRAWING, "withdrawing")
    return found


@act
def settle_withdrawal(sending: int, result: Receipt | ChannelTrouble, *, by: Actor) -> Sending:
    """Write down how taking it back went; what a platform cannot undo becomes a person's task."""
    by.claim(MAY["settle_withdrawal"], EVERYWHERE, verb="settle_withdrawal")
    found = _locked(sending)
    if found.state != SendingState.WITHDRAWING:
        return found
    if isinstance(result, Receipt):
        _move(by, found, SendingState.WITHDRAWN, "withdrawn")
    elif isinstance(result, Passing):
        found.run_at = next_try(now(), 3, result.retry_after, LUCK.random())
        found.save(update_fields=["run_at"])
    else:
        found.trouble, found.said = result.code, result.said[:2000]
        _move(by, found, SendingState.UNCLEAR, "unclear")
    return found


@act
def settle_unclear(sending: int, *, happened: bool, by: Actor, url: str = "") -> Sending:
    """A person looked at the platform: it is there (with its link), or it is not and is retried."""
    seen = reads.sending(by, sending)
    claim = by.claim(MAY["settle_unclear"], seen.account.organisation.path, verb="settle_unclear")
    found = _locked(seen.pk)
    if found.state != SendingState.UNCLEAR:
        raise Conflict("delivery.sending.not_unclear")
    found.attempts.filter(outcome__in=["", AttemptOutcome.UNCLEAR]).update(
        outcome=AttemptOutcome.DONE if happened else AttemptOutcome.LASTING, ended_at=now()
    )
    if happened:
        found.url, found.published_at = url or found.url, found.published_at or now()
        _move(by, found, SendingState.PUBLISHED, "published", claim_post=claim.post)
    else:
        found.run_at = now()
        _move(by, found, SendingState.DUE, "retried", claim_post=claim.post)
    return found


@act
def retry_sending(sending: int, *, by: Actor) -> Sending:
    """Try a failed sending again, once its cause is mended."""
    seen = reads.sending(by, sending)
    claim = by.claim(MAY["retry_sending"], seen.account.organisation.path, verb="retry_sending")
    found = _locked(seen.pk)
    if found.state not in {SendingState.FAILED, SendingState.WAITING}:
        raise Conflict("delivery.sending.not_failed")
    found.run_at, found.attempts_made = now(), found.attempts_made
    _move(by, found, SendingState.DUE, "retried", claim_post=claim.post)
    return found


@act
def keep_reading(
    sending: int, day: date, values: Mapping[str, int], source: str, *, final: bool, by: Actor
) -> Reading | None:
    """Keep figures if they are news; a correction is a new row, the old one stays."""
    by.claim(MAY["keep_reading"], EVERYWHERE, verb="keep_reading")
    newest = Reading.objects.filter(sending_id=sending, day=day).order_by("-read_at").first()
    if newest is not None and newest.values == dict(values) and newest.final == final:
        return None
    return Reading.objects.create(
        sending_id=sending, day=day, values=dict(values), source=source, final=final, read_at=now()
    )


def _locked(pk: int) -> Sending:
    found: Sending = (
        Sending.objects.whole("locked for one act")
        .select_for_update(of=("self",))
        .select_related("account__organisation")
        .get(pk=pk)
    )
    return found


def _move(
    by: Actor, sending: Sending, state: SendingState, happened: str, *, claim_post: str = ""
) -> None:
    sending.state, sending.changed_at = state, now()
    sending.save()
    _note(by, happened, sending, claim_post=claim_post)


def _note(by: Actor, happened: str, sending: Sending, *, claim_post: str = "") -> None:
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
