"""Which organisations and people had a case in hand, and what did they note?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from huiying.inbox.models.cases import Case
from huiying.registry.models import Organisation, Person


class HandOver(models.Model):
    """A case passes from one organisation and handler to another; signed for or returned."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hand_overs")
    from_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    from_handler = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    to_handler = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    signed_for_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    return_basis = models.TextField(blank=True)

    class Meta:
        db_table = "inbox_hand_over"
        indexes = [models.Index(fields=["case", "id"], name="hand_over_of_case")]
        constraints = [
            models.CheckConstraint(
                name="hand_over_returned_with_a_basis",
                condition=Q(returned_at__isnull=True) | ~Q(return_basis=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.from_organisation_id} → {self.to_organisation_id}"


class Assist(models.Model):
    """Another organisation contributes to a case (协办); the first one leads to the end."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assists")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        db_table = "inbox_assist"
        constraints = [models.UniqueConstraint(fields=["case", "organisation"], name="assist_once")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.organisation_id}"


class Note(models.Model):
    """What staff tell each other about a case; the citizen does not see it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "inbox_note"
        indexes = [models.Index(fields=["case", "id"], name="note_of_case")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.pk}"
