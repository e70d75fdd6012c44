"""What does the ground do again and again? Place journal lines, sign heads, forget counts."""

from __future__ import annotations

from datetime import timedelta

from huiying.foundation.clock import now
from huiying.foundation.journal.sealing import sequence, sign
from huiying.foundation.limits import forget_old
from huiying.foundation.tasks import Loop


def sign_journal() -> int:
    """Sign the tree if it grew; never asks for another round at once."""
    sign()
    return 0


def forget_counts() -> int:
    """Forget who knocked how often a day ago."""
    forget_old(now() - timedelta(days=1))
    return 0


LOOPS = (
    Loop("journal.sequence", 0.3, sequence),
    Loop("journal.sign", 15.0, sign_journal),
    Loop("limits.forget", 3600.0, forget_counts),
)
