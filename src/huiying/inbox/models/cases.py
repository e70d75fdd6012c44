"""What is a case (工单)? What somebody raised, who answers for it, and until when."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from huiying.foundation.scope import ScopedModel
from huiying.foundation.sealed import SealedTextField
from huiying.inbox.terms import RUNNING, CaseState, CaseType, Outcome, Urgency
from huiying.registry.models import Account, Duty, Organisation, Person

UNDISPATCHED = (CaseState.RECEIVED, CaseState.REFUSED, CaseState.AWAITING_DISPATCH)


class DailyNumber(models.Model):
    """The last number given on a day; its row is held until the case stands, so none is lost."""

    day = models.DateField(primary_key=True)
    last = models.PositiveIntegerField()

    class Meta:
        db_table = "inbox_daily_number"


class Case(ScopedModel):
    """One matter of one person, from the first word to the end."""

    number = models.CharField(max_length=20, unique=True)
    code = SealedTextField(null=False)
    code_index = models.CharField(max_length=64)
    type = models.CharField(max_length=20, choices=[(t.value, t.value) for t in CaseType])
    title = models.CharField(max_length=200)
    body = models.TextField()
    place = models.CharField(max_length=200, blank=True)
    urgency = models.CharField(max_length=20, default=Urgency.NORMAL.value)

    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=20)
    sender_index = models.CharField(max_length=64, blank=True)
    contact_name = SealedTextField()
    contact_phone = SealedTextField()
    contact_email = SealedTextField()

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    handler = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, null=True, related_name="+")
    suggestions = models.JSONField(default=list)  # of routing, with the words that spoke for each

    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in CaseState])
    refusal_ground = models.CharField(max_length=20, blank=True)
    refusal_note = models.TextField(blank=True)
    possible_grounds = models.JSONField(default=list)  # keys that a person should consider
    outcome = models.CharField(
        max_length=20, blank=True, choices=[(o.value, o.value) for o in Outcome]
    )

    received_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)  # empty again while a follow-up waits
    first_answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    clock_started_at = models.DateTimeField()
    deadline_row = models.CharField(max_length=80, blank=True)
    due_at = models.DateTimeField(null=True)
    due_missing = models.CharField(max_length=80, blank=True)  # the error code that says why
    derivation = models.JSONField(null=True)

    is_public = models.BooleanField(default=False)  # the citizen agrees to publication
    published_at = models.DateTimeField(null=True)
    public_title = models.CharField(max_length=200, blank=True)
    public_body = models.TextField(blank=True)

    imported_from = models.CharField(max_length=120, blank=True)
    source_id = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "inbox_case"
        indexes = [
            models.Index(fields=["state", "due_at", "id"], name="case_by_state"),
            models.Index(fields=["handler", "state", "due_at", "id"], name="case_of_handler"),
            models.Index(fields=["organisation", "state", "due_at"], name="case_of_organisation"),
            models.Index(F("due_at").asc(nulls_last=True), "id", name="case_by_due"),
            models.Index(  # most cases are closed: work is found without walking past them
                F("due_at").asc(nulls_last=True),
                "id",
                name="case_running",
                condition=Q(state__in=[s.value for s in sorted(RUNNING)], imported_from=""),
            ),
            models.Index(fields=["-received_at"], name="case_by_arrival"),
            models.Index(
                fields=["account", "sender_index", "-id"],
                name="case_of_sender",
                condition=~Q(sender_index=""),
            ),
            models.Index(
                fields=["-published_at", "-id"],
                name="case_published",
                condition=Q(published_at__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["imported_from", "source_id"],
                name="case_imported_once",
                condition=~Q(imported_from=""),
            ),
            models.CheckConstraint(
                name="case_has_a_named_handler_once_dispatched",
                condition=Q(state__in=[s.value for s in UNDISPATCHED])
                | Q(handler__isnull=False)
                | ~Q(imported_from=""),
            ),
            models.CheckConstraint(
                name="case_closed_with_an_outcome",
                condition=~Q(state=CaseState.CLOSED.value) | ~Q(outcome="") | ~Q(imported_from=""),
            ),
            models.CheckConstraint(
                name="case_due_or_says_why_not",
                condition=Q(due_at__isnull=False) | ~Q(due_missing=""),
            ),
            models.CheckConstraint(
                name="case_imported_is_never_public",
                condition=Q(imported_from="") | Q(published_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def is_overdue(self, at: datetime) -> bool:
        """Whether the answer is late, or came late."""
        return self.due_at is not None and (self.answered_at or at) > self.due_at
