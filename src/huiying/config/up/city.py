"""Is the demonstration city there, and with whom does one sign in?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from huiying.config import demo
from huiying.registry.models import Organisation

SEED = 1


def is_empty() -> bool:
    """Whether nobody has entered anything: the only database that may become a demonstration."""
    return not Organisation.objects.exists()


def fill_if_empty(seed: int, anchor: datetime, report: Callable[[str], None]) -> bool:
    """Fill the city into an empty database and say so; every other database is left alone."""
    if not is_empty():
        return False
    demo.fill(seed, anchor, report)
    return True


def logins() -> list[tuple[str, ...]]:
    """Whom one can sign in as, with the password: one row each."""
    return [tuple(row) for row in demo.logins()]
