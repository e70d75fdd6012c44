"""What does inspection do again and again? The last whole week's indices, as figures settle."""

from __future__ import annotations

from huiying.foundation.clock import now, shanghai
from huiying.foundation.scope import Actor
from huiying.foundation.tasks import Loop
from huiying.inspection.acts import compute_index
from huiying.inspection.indices import indices
from huiying.inspection.rules import last_whole_week
from huiying.inspection.terms import WEEK_DAYS
from huiying.registry import reads as registry

WORKER = Actor.machine("worker.inspection")


def compute_week() -> int:
    """Compute the newest whole week's indices of every account they are meant for."""
    first_day, _ = last_whole_week(shanghai(now()).date())
    for key, formula in indices().items():
        accounts = registry.accounts(WORKER).filter(kind__in=formula.KINDS)
        for account in accounts.values_list("pk", flat=True):
            compute_index(account, key, first_day=first_day, days=WEEK_DAYS, by=WORKER)
    return 0


LOOPS = (Loop("inspection.week", 6 * 3600.0, compute_week),)
