"""What went wrong on the way, and who put it right?"""

from __future__ import annotations

from datetime import datetime, timedelta

from huiying.config.demo.book import Hand
from huiying.config.demo.city import City
from huiying.config.demo.filling.publication import Publication
from huiying.delivery.models import Sending
from huiying.delivery.terms import SendingState

WORKER = Hand.machine("worker.delivery")
REFUSED = "invalid ip 127.0.0.1, not in whitelist rid: 6a0f31c2-demo"
CUT_OFF = "connection closed before the answer"


def fail(city: City, publication: Publication, sending: Sending) -> None:
    """WeChat refused: the server's address was not on the account's list. It still waits."""
    sending.state, sending.published_at = SendingState.FAILED, None
    sending.trouble, sending.said = "channels.wechat.address", REFUSED
    sending.trouble_values = {"number": "40164"}
    sending.save()
    at = sending.created_at + timedelta(seconds=3)
    _note(city, sending, at, WORKER, "failed", "failed")


def leave_unclear(city: City, publication: Publication, sending: Sending) -> None:
    """The connection broke twice; somebody looked at the platform and said: it is there."""
    first = sending.created_at + timedelta(seconds=12)
    _note(city, sending, first, WORKER, "delayed", "waiting")
    sending.trouble, sending.said = "channels.wechat.vanished", CUT_OFF
    _note(city, sending, first + timedelta(minutes=62), WORKER, "unclear", "unclear")
    settled = first + timedelta(minutes=83)
    editor = Hand.of(publication.newest.author, "editor", publication.office)
    sending.trouble, sending.published_at, sending.changed_at = "", settled, settled
    sending.attempts_made = 2
    sending.save()
    _note(city, sending, settled, editor, "published", "published")


def _note(city: City, sending: Sending, at: datetime, by: Hand, happened: str, state: str) -> None:
    new = {"source": sending.source, "state": state}
    if sending.trouble and state in {"failed", "unclear"}:
        new["trouble"] = sending.trouble
    path = sending.account.organisation.path
    city.book.note(
        at,
        by,
        f"delivery.sending.{happened}",
        "delivery.sending",
        sending,
        path,
        new=new,
    )
