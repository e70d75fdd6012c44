"""What was said to us, in which order, and what of it has nobody taken in yet?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from huiying.foundation.errors import Absent
from huiying.foundation.scope import Actor, ScopedQuerySet
from huiying.inbox.models import Case, Message
from huiying.inbox.terms import SEES_CASES, SILENT, Taken
from huiying.registry.models import Account

TRIES = 5  # a message that fails so often waits for a person; the others go on


@dataclass(frozen=True, slots=True)
class Said:
    """One turn of a conversation; `author` and `state` only with our own words."""

    at: datetime
    by_citizen: bool
    text: str
    kind: str
    picture_url: str = ""
    author: str = ""
    state: str = ""
    reply: int | None = None


def messages(by: Actor) -> ScopedQuerySet[Message]:
    """Messages that came by accounts in sight, newest first."""
    rows: ScopedQuerySet[Message] = Message.objects.visible_to(by, SEES_CASES)
    return rows.select_related("account", "case").order_by("-id")


def message(by: Actor, pk: int) -> Message:
    """One message in sight; raises `Absent`."""
    found: Message | None = messages(by).filter(pk=pk).first()
    if found is None:
        raise Absent("inbox.message.absent", id=pk)
    return found


def messages_without_case(by: Actor) -> ScopedQuerySet[Message]:
    """Greetings alone and messages that could not be taken in: for the duty officer's eye."""
    return messages(by).filter(case__isnull=True).exclude(kind__in=SILENT)


def conversation(case: Case) -> list[Said]:
    """What the citizen said in a fetched case, oldest first. Answers are joined one stage on."""
    return [
        Said(said.said_at, True, said.text, said.kind, said.picture_url)
        for said in _of(case).order_by("said_at", "id")
    ]


def last_heard(case: Case) -> Message | None:
    """The newest message of a fetched case by which its sender can be answered on a platform."""
    return (
        _of(case)
        .filter(account__isnull=False, sender__isnull=False)
        .order_by("-said_at", "-id")
        .first()
    )


def waiting_messages(most: int) -> list[int]:
    """Ids of messages to take in, oldest first; what failed comes after what was not tried."""
    rows: ScopedQuerySet[Message] = Message.objects.whole("the worker takes in all messages")
    waiting = rows.filter(taken=Taken.WAITING, attempts__lt=TRIES)
    return list(waiting.order_by("attempts", "id").values_list("id", flat=True)[:most])


def account_at(slug: str) -> Account:
    """The account at whose callback address a platform knocks; raises `Absent`."""
    rows: ScopedQuerySet[Account] = Account.objects.whole("the platform knocks")
    found: Account | None = rows.select_related("organisation").filter(slug=slug).first()
    if found is None:
        raise Absent("registry.account.absent", id=slug)
    return found


def _of(case: Case) -> QuerySet[Message]:
    rows: ScopedQuerySet[Message] = Message.objects.whole("as visible as its case")
    return rows.filter(case=case)
