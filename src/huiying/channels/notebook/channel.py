"""What does the notebook declare, on which everything else can be tried without reaching anybody?

It keeps its notes in a list, and a trace of each in the account's token store, so that another
process finds them too. Ids are made up and say so.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from huiying.channels.contract import (
    METRIC_NAMES,
    Access,
    Capability,
    Channel,
    CredentialField,
    DeliveryMode,
    Letter,
    MetricFact,
    Misfit,
    Outcome,
    Post,
    Push,
    PushAnswer,
    Receipt,
)
from huiying.channels.notebook import failures, push
from huiying.channels.notebook.words import FIELDS, WRITE
from huiying.foundation.clock import now
from huiying.foundation.words import Words

KEPT = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class Note:
    """One thing the notebook was asked to do."""

    verb: str
    account: str
    marker: str
    what: Post | Letter | Receipt


class Notebook(Channel):
    """All on paper; fails only when told to, once for each kind of failure."""

    key = "notebook"
    name = Words("记事本", "Notebook")
    official_base_url = ""
    capabilities = frozenset(
        {
            Capability.PUBLISH,
            Capability.CONFIRM,
            Capability.FIND,
            Capability.WITHDRAW,
            Capability.RECEIVE,
            Capability.REPLY,
            Capability.METRICS,
        }
    )
    credentials = (
        CredentialField("fails", *FIELDS["fails"], secret=False, required=False),
        CredentialField("secret", *FIELDS["secret"], required=False),
    )
    modes = (DeliveryMode("write", WRITE),)
    limits = ()
    idempotent = True

    def __init__(self, notes: list[Note] | None = None) -> None:
        self.notes: list[Note] = notes if notes is not None else []

    def fit(self, post: Post) -> tuple[Misfit, ...]:
        """Everything fits on paper."""
        return ()

    def publish(self, post: Post, access: Access) -> Receipt:
        """Written down at once, under an id that belongs to the marker."""
        failures.before(access)
        self._write("publish", post.marker, post, access)
        failures.after(access)
        return _receipt(post.marker)

    def confirm(self, receipt: Receipt, access: Access) -> Receipt:
        """Paper is patient."""
        return receipt

    def find(self, post: Post, receipt: Receipt | None, access: Access) -> Receipt | None:
        """Whether the marker was written down, by this process or another."""
        return _receipt(post.marker) if access.tokens.get(f"note:{post.marker}") else None

    def withdraw(self, receipt: Receipt, access: Access) -> Receipt:
        """Struck out; the note that it once stood there stays."""
        self._write("withdraw", receipt.keys.get("marker", ""), receipt, access)
        return Receipt(Outcome.WITHDRAWN, dict(receipt.keys), receipt.url)

    def reply(self, letter: Letter, access: Access) -> Receipt:
        """A letter that nobody gets."""
        failures.before(access)
        self._write("reply", letter.marker, letter, access)
        failures.after(access)
        return _receipt(letter.marker)

    def receive(self, push_: Push, access: Access, at: datetime) -> PushAnswer:
        """A message that a test signed with the account's secret."""
        return push.receive(push_, access, at)

    def metrics(
        self, receipts: tuple[Receipt, ...], day: date, access: Access
    ) -> tuple[MetricFact, ...]:
        """Made-up counts that grow from day to day, marked as made up."""
        return tuple(_made_up(receipt, day) for receipt in receipts if receipt.keys.get("id"))

    def probe(self, access: Access) -> str:
        """There is nothing that could be wrong with it."""
        return str(
            Words("记事本可以使用，但不会对外发布。", "The notebook works; it reaches nobody.")
        )

    def _write(self, verb: str, marker: str, what: Post | Letter | Receipt, access: Access) -> None:
        self.notes.append(Note(verb, access.account, marker, what))
        access.tokens.put(f"note:{marker}", verb, now() + KEPT)


def _receipt(marker: str) -> Receipt:
    return Receipt(Outcome.PUBLISHED, {"id": f"made-up-{marker}", "marker": marker})


def _made_up(receipt: Receipt, day: date) -> MetricFact:
    seed = int(hashlib.sha256(receipt.keys["id"].encode()).hexdigest()[:4], 16)
    reads = seed % 97 + day.toordinal() % 10_000
    values = {name: reads // (10 * place + 1) for place, name in enumerate(METRIC_NAMES)}
    return MetricFact({"id": receipt.keys["id"]}, day, values, source="notebook: made up")
