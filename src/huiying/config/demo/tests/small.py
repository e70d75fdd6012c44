"""How do tests get a small city, and how is it undone?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction

from huiying.config import demo
from huiying.foundation.journal.sealing import heads_file

ANCHOR = date(2026, 9, 17)  # a Thursday
SCALE = 0.05  # a twentieth of the letters and pieces


@contextmanager
def filled_and_undone(seed: int) -> Iterator[demo.Summary]:
    """A city inside a transaction; the heads kept outside the database are put aside meanwhile."""
    kept = heads_file().read_bytes() if heads_file().exists() else b""
    heads_file().unlink(missing_ok=True)
    try:
        with transaction.atomic():
            yield demo.fill(seed=seed, anchor=ANCHOR, scale=SCALE)
            transaction.set_rollback(True)
    finally:
        heads_file().write_bytes(kept)
