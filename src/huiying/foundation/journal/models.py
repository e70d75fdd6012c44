"""How is the journal kept? The tables' full definition is the migration's SQL."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Line(models.Model):
    """One thing that happened. Inserted by `record`, never changed, never removed."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    person = models.BigIntegerField(null=True)
    name = models.TextField()
    post = models.TextField()
    organisation = models.BigIntegerField(null=True)
    origin = models.TextField()
    happened = models.TextField()
    subject_kind = models.TextField()
    subject_id = models.BigIntegerField()
    scope = models.TextField()
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)

    class Meta:
        managed = False
        db_table = "journal_line"

    def __str__(self) -> str:
        return f"{self.happened} {self.subject_kind}:{self.subject_id}"


class Leaf(models.Model):
    """A line's place in the tree: position from 0, gap-free, and its leaf hash."""

    position = models.BigIntegerField(primary_key=True)
    line_id = models.BigIntegerField(unique=True)
    hash = models.BinaryField()

    class Meta:
        managed = False
        db_table = "journal_leaf"


class Sequence(models.Model):
    """The tree's right edge, so that it can be continued: a single row."""

    id = models.SmallIntegerField(primary_key=True)
    size = models.BigIntegerField()
    edge = ArrayField(models.BinaryField())

    class Meta:
        managed = False
        db_table = "journal_sequence"


class Head(models.Model):
    """A signed statement: the tree of `size` leaves had this root at that time."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    signed_at = models.DateTimeField()
    signature = models.BinaryField()

    class Meta:
        managed = False
        db_table = "journal_head"
