"""What does delivery keep? Sendings, their attempts, platform tokens, figures read back."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from huiying.delivery.terms import SendingKind, SendingState
from huiying.foundation.scope import ScopedModel
from huiying.foundation.sealed import SealedTextField
from huiying.registry.models import Account


class Sending(ScopedModel):
    """One thing on its way. `source` names where it comes from and exists only once."""

    scope_lookup: ClassVar[str] = "account__organisation__path"

    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in SendingKind])
    source = models.CharField(max_length=80, unique=True)
    marker = models.CharField(max_length=16, unique=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(
        "editorial.Version", on_delete=models.PROTECT, null=True, related_name="+"
    )
    mode = models.CharField(max_length=20, blank=True)
    recipient = SealedTextField()
    text = models.TextField(blank=True)
    last_heard_at = models.DateTimeField(null=True)
    state = models.CharField(
        max_length=12,
        choices=[(s.value, s.value) for s in SendingState],
        default=SendingState.DUE,
    )
    run_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    lease_token = models.CharField(max_length=32, blank=True)
    attempts_made = models.PositiveIntegerField(default=0)
    confirms_made = models.PositiveIntegerField(default=0)
    keys = models.JSONField(default=dict)
    url = models.CharField(max_length=500, blank=True)
    trouble = models.CharField(max_length=80, blank=True)
    trouble_values = models.JSONField(default=dict)
    said = models.TextField(blank=True)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "delivery_sending"
        indexes = [
            models.Index(
                fields=["run_at", "id"],
                name="sending_to_do",
                condition=Q(state__in=["due", "waiting", "leased", "withdrawing"]),
            ),
            models.Index(
                fields=["run_at", "id"], name="sending_accepted", condition=Q(state="accepted")
            ),
            models.Index(fields=["account", "-published_at", "-id"], name="sending_of_account"),
            models.Index(fields=["state", "-changed_at", "-id"], name="sending_by_state"),
            models.Index(fields=["version"], name="sending_of_version"),
        ]

    def __str__(self) -> str:
        return f"{self.source}→{self.account_id}"


class Attempt(models.Model):
    """One call to a platform. Written before it is made; `outcome` is empty until it ended."""

    sending = models.ForeignKey(Sending, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveIntegerField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, blank=True)
    code = models.CharField(max_length=80, blank=True)
    said = models.TextField(blank=True)

    class Meta:
        db_table = "delivery_attempt"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["sending", "number"], name="attempt_number_once")
        ]


class Token(models.Model):
    """A platform's short-lived token for one account."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    token = SealedTextField(null=False)
    ends_at = models.DateTimeField()

    class Meta:
        db_table = "delivery_token"
        constraints = [
            models.UniqueConstraint(fields=["account", "name"], name="token_once_an_account")
        ]


class Reading(models.Model):
    """Figures of one sending up to one day, as the platform reported them at one time."""

    sending = models.ForeignKey(Sending, on_delete=models.PROTECT, related_name="readings")
    day = models.DateField()
    values = models.JSONField()
    source = models.CharField(max_length=60)
    final = models.BooleanField(default=True)
    read_at = models.DateTimeField()

    class Meta:
        db_table = "delivery_reading"
        indexes = [models.Index(fields=["sending", "day", "-read_at"], name="reading_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=["sending", "day", "read_at"], name="reading_once_a_moment"
            )
        ]
