"""What can inspection do? Compute an index and keep it with what went in."""

from __future__ import annotations

from datetime import date

from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import Absent
from huiying.foundation.journal.record import Subject, record
from huiying.foundation.scope import Actor
from huiying.inspection.indices import indices
from huiying.inspection.models import IndexReading
from huiying.inspection.reads import period_figures
from huiying.inspection.terms import MAY
from huiying.registry import reads as registry


@act
def compute_index(
    account: int, index: str, *, first_day: date, days: int, by: Actor
) -> IndexReading:
    """Compute one index of one account over a period; the same inputs again are not kept twice.

    Raises `Absent` for an unknown index or account, `Refused` without the post.
    """
    found = registry.account(by, account)
    claim = by.claim(MAY["compute_index"], found.organisation.path, verb="compute_index")
    formula = indices().get(index)
    if formula is None or found.kind not in formula.KINDS:
        raise Absent("inspection.index.absent", index=index)
    figures = period_figures(account, first_day, days)
    newest: IndexReading | None = (
        IndexReading.objects.visible_to(by)
        .filter(account=found, index=index, first_day=first_day, days=days)
        .order_by("-computed_at")
        .first()
    )
    if newest is not None and newest.inputs == figures.as_json():
        return newest
    made: IndexReading = IndexReading.objects.create(
        account=found,
        index=index,
        version=formula.VERSION,
        first_day=first_day,
        days=days,
        inputs=figures.as_json(),
        value=formula.measure(figures),
        computed_at=now(),
    )
    record(
        by,
        claim,
        "inspection.index.computed",
        Subject("registry.account", found.pk),
        scope=found.organisation.path,
        new={"index": index, "version": formula.VERSION, "first_day": first_day.isoformat()},
    )
    return made
