"""What does inspection keep? Indices with their inputs and the version of their formula."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from huiying.foundation.scope import ScopedModel
from huiying.registry.models import Account


class IndexReading(ScopedModel):
    """One index of one account over one period. Informational, never a score."""

    scope_lookup: ClassVar[str] = "account__organisation__path"

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    index = models.CharField(max_length=30)
    version = models.CharField(max_length=30)
    first_day = models.DateField()
    days = models.PositiveIntegerField()
    inputs = models.JSONField()
    value = models.FloatField()
    computed_at = models.DateTimeField()

    class Meta:
        db_table = "inspection_index_reading"
        indexes = [
            models.Index(
                fields=["account", "index", "-first_day", "-computed_at"], name="index_newest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.index}:{self.account_id}:{self.first_day}"
