"""How is a long list read page by page without losing its place when rows come and go?

Keyset paging: a page begins after the last row shown, named by its date and id, not by a count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Q

from huiying.foundation.errors import Unusable
from huiying.foundation.scope import ScopedQuerySet
from huiying.inbox.models import Case
from huiying.inbox.reads.cases import by_due

MOST = 200


class Order(StrEnum):
    """By what a list of cases is ordered."""

    DUE = "due"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Page:
    """Some cases, and the mark with which to ask for those after them; empty at the end."""

    rows: tuple[Case, ...]
    after: str


def page(
    rows: ScopedQuerySet[Case], *, order: Order = Order.DUE, after: str = "", most: int = 50
) -> Page:
    """The next cases of a list; raises `Unusable` for a mark that is none."""
    most = max(1, min(most, MOST))
    ordered = by_due(rows) if order is Order.DUE else rows.order_by("-id")
    chosen = list(ordered.filter(_after(order, after))[: most + 1])
    shown = tuple(chosen[:most])
    return Page(shown, _mark(order, shown[-1]) if len(chosen) > most else "")


def _mark(order: Order, last: Case) -> str:
    due = last.due_at.isoformat() if order is Order.DUE and last.due_at else ""
    return f"{last.pk}~{due}"


def _after(order: Order, mark: str) -> Q:
    if not mark:
        return Q()
    pk, due = _read(mark)
    if order is Order.NEWEST:
        return Q(pk__lt=pk)
    if due is None:
        return Q(due_at__isnull=True, pk__gt=pk)
    return Q(due_at__gt=due) | Q(due_at=due, pk__gt=pk) | Q(due_at__isnull=True)


def _read(mark: str) -> tuple[int, datetime | None]:
    pk, _, due = mark.partition("~")
    try:
        at = datetime.fromisoformat(due) if due else None
        if at is not None and at.tzinfo is None:
            raise ValueError(due)
        return int(pk), at
    except ValueError as trouble:
        raise Unusable("inbox.page.unreadable", mark=mark) from trouble
