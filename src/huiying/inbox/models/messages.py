"""What is a message? One thing that somebody said to us, as the platform handed it over."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from huiying.foundation.scope import ScopedModel
from huiying.foundation.sealed import SealedTextField
from huiying.inbox.models.cases import Case
from huiying.inbox.terms import MessageKind, Taken
from huiying.registry.models import Account


class Message(ScopedModel):
    """Stored once, however often the platform sends it; without an account it came by our form."""

    scope_lookup = "account__organisation__path"

    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=20)
    dedupe_key = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in MessageKind])
    raw_kind = models.CharField(max_length=40, blank=True)  # the platform's own word for it
    sender = SealedTextField()
    sender_index = models.CharField(max_length=64, blank=True)
    text = models.TextField(blank=True)
    picture_url = models.URLField(max_length=1000, blank=True)
    said_at = models.DateTimeField()
    received_at = models.DateTimeField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="messages")
    taken = models.CharField(
        max_length=20, choices=[(t.value, t.value) for t in Taken], default=Taken.WAITING.value
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "inbox_message"
        indexes = [
            models.Index(fields=["case", "said_at", "id"], name="message_of_case"),
            models.Index(
                fields=["attempts", "id"], name="message_waiting", condition=Q(taken="waiting")
            ),
            models.Index(fields=["account", "sender_index", "-id"], name="message_of_sender"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["account", "dedupe_key"], name="message_heard_once"),
            models.UniqueConstraint(
                fields=["dedupe_key"],
                name="message_written_once",
                condition=Q(account__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
