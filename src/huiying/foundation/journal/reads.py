"""What happened to this thing, and what has happened since I last looked?"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from huiying.foundation.journal.models import Leaf, Line
from huiying.foundation.journal.record import Subject


def lines_about(subject: Subject) -> QuerySet[Line]:
    """The lines of one subject, oldest first. The caller has fetched the subject with a read."""
    return Line.objects.filter(subject_kind=subject.kind, subject_id=subject.id).order_by("id")


def last_position() -> int:
    """The newest position in the tree, -1 when it is empty."""
    newest = Leaf.objects.order_by("-position").values_list("position", flat=True).first()
    return -1 if newest is None else newest


def lines_after(position: int, most: int = 500) -> list[tuple[int, Line]]:
    """Lines placed after a position, in the tree's order, for those who follow the journal."""
    leaves: Sequence[tuple[int, int]] = list(
        Leaf.objects.filter(position__gt=position)
        .order_by("position")
        .values_list("position", "line_id")[:most]
    )
    lines = Line.objects.in_bulk([line for _, line in leaves])
    return [(place, lines[line]) for place, line in leaves]
