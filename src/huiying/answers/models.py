"""What does the answers stage keep? Replies with their review, ratings, the Q&A base."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from huiying.answers.terms import UNFINISHED, ReplyState
from huiying.delivery.models import Sending
from huiying.foundation.scope import ScopedModel
from huiying.inbox.models import Case
from huiying.registry.models import Organisation, Person


class Reply(ScopedModel):
    """One answer to one case, written by one person and approved by another."""

    scope_lookup = "case__organisation__path"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    body = models.TextField()
    fingerprint = models.CharField(max_length=64)  # of the text without whom it greets
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(
        max_length=20,
        choices=[(s.value, s.value) for s in ReplyState],
        default=ReplyState.DRAFT.value,
    )
    written_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    seal = models.CharField(max_length=64, blank=True)
    reviewer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    review_comment = models.TextField(blank=True)
    confirmed = models.JSONField(default=dict)  # held finding → why the reviewer let it pass
    decided_at = models.DateTimeField(null=True)
    channel = models.CharField(max_length=20)
    sending = models.ForeignKey(Sending, on_delete=models.PROTECT, null=True, related_name="+")
    delivered_at = models.DateTimeField(null=True)
    imported = models.BooleanField(default=False)

    class Meta:
        db_table = "answers_reply"
        indexes = [
            models.Index(fields=["case", "id"], name="reply_of_case"),
            models.Index(fields=["state", "submitted_at", "id"], name="reply_by_state"),
            models.Index(fields=["fingerprint"], name="reply_by_text"),
            models.Index(
                fields=["id"],
                name="reply_on_its_way",
                condition=Q(sending__isnull=False, delivered_at__isnull=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                name="reply_one_at_a_time",
                condition=Q(state__in=[s.value for s in sorted(UNFINISHED)]),
            ),
            models.CheckConstraint(
                name="reply_reviewed_by_another",
                condition=Q(reviewer__isnull=True)
                | Q(author__isnull=True)
                | ~Q(reviewer=F("author")),
            ),
            models.CheckConstraint(
                name="reply_leaves_with_a_reviewer",
                condition=Q(state__in=[ReplyState.DRAFT.value, ReplyState.IN_REVIEW.value])
                | Q(reviewer__isnull=False)
                | Q(imported=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.pk}"


class Rating(models.Model):
    """What the citizen thinks of the answer: once for each matter, never forced (一事一评)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "answers_rating"
        constraints = [
            models.CheckConstraint(
                name="rating_on_five_levels", condition=Q(level__gte=1, level__lte=5)
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.level}"


class Entry(ScopedModel):
    """One entry of the Q&A base: a question as people ask it, the answer, and who vouches."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=200)
    variants = models.TextField(blank=True)  # the same question in other words, one a line
    answer = models.TextField()
    basis = models.TextField(blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField()

    class Meta:
        db_table = "answers_entry"
        indexes = [models.Index(fields=["organisation", "question"], name="entry_of_organisation")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "question", "valid_from"],
                name="entry_once_in_organisation",
            ),
            models.CheckConstraint(
                name="entry_ends_after_it_begins",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.question
