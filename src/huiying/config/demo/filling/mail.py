"""How did private letters travel to the citizens' phones?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from huiying.answers.models import Reply
from huiying.config.demo.book import Hand
from huiying.config.demo.city import City
from huiying.delivery.models import Attempt, Sending
from huiying.delivery.rules import marker_for
from huiying.delivery.terms import AttemptOutcome, SendingKind, SendingState
from huiying.registry.models import Account

CARRIER = Hand.machine("worker.delivery")


@dataclass(frozen=True, slots=True)
class Mail:
    """One private letter: on which account to whom, why, when, and who put it into the box."""

    account: Account
    recipient: str
    text: str
    source: str
    at: datetime
    heard: datetime
    origin: str
    reply: Reply | None = None


def add_mail(city: City, letters: list[Mail]) -> list[Sending]:
    """One sending with one good attempt for each letter."""
    made = [_sending(mail) for mail in letters]
    Sending.objects.bulk_create(made, batch_size=500)
    Attempt.objects.bulk_create(
        [
            Attempt(
                sending=sending,
                number=1,
                began_at=mail.at + timedelta(seconds=1),
                ended_at=mail.at + timedelta(seconds=2),
                outcome=AttemptOutcome.DONE,
            )
            for mail, sending in zip(letters, made, strict=True)
        ],
        batch_size=1000,
    )
    for mail, sending in zip(letters, made, strict=True):
        path = mail.account.organisation.path
        for seconds, by, happened, state in (
            (0, Hand.machine(mail.origin), "queued", "due"),
            (2, CARRIER, "published", "published"),
        ):
            city.book.note(
                mail.at + timedelta(seconds=seconds),
                by,
                f"delivery.sending.{happened}",
                "delivery.sending",
                sending,
                path,
                new={"source": mail.source, "state": state},
            )
    return made


def _sending(mail: Mail) -> Sending:
    sent = mail.at + timedelta(seconds=2)
    return Sending(
        kind=SendingKind.LETTER,
        source=mail.source,
        marker=marker_for(mail.source),
        account=mail.account,
        recipient=mail.recipient,
        text=mail.text,
        last_heard_at=mail.heard,
        state=SendingState.PUBLISHED,
        run_at=mail.at,
        attempts_made=1,
        created_at=mail.at,
        published_at=sent,
        changed_at=sent,
    )
