"""Has somebody knocked too often? Counted in the database, so that all processes agree."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection, models

from huiying.foundation.clock import now
from huiying.foundation.sealed import blind_index


class Allowance(models.Model):
    """How often one key was used in one window; keys are fingerprints, never addresses."""

    key = models.CharField(max_length=64)
    window = models.DateTimeField()
    used = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "foundation_allowance"
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="allowance_once")]
        indexes = [models.Index(fields=["window"], name="allowance_window")]


def allow(purpose: str, who: str, *, most: int, seconds: int) -> bool:
    """Whether `who` may do this once more: at most `most` times in each window of `seconds`."""
    instant = int(now().timestamp())
    window = datetime.fromtimestamp(instant - instant % seconds, tz=UTC)
    key = blind_index(f"limit.{purpose}", who)
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO foundation_allowance (key, "window", used) VALUES (%s, %s, 1) '
            'ON CONFLICT (key, "window") DO UPDATE SET used = foundation_allowance.used + 1 '
            "RETURNING used",
            [key, window],
        )
        (used,) = cursor.fetchone()
    return bool(used <= most)


def forget_old(before: datetime) -> int:
    """Remove windows that ended long ago; returns how many."""
    removed, _ = Allowance.objects.filter(window__lt=before).delete()
    return removed
