"""How is a place in a list written into the address, so that a shared link shows it again?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from huiying.foundation.errors import Unusable

SEPARATOR = "~"


def with_query(path: str, values: Mapping[str, str | int]) -> str:
    """The address with these filters; empty ones are left out."""
    kept = {name: str(value) for name, value in values.items() if value != ""}
    return f"{path}?{urlencode(kept)}" if kept else path


def mark_of(at: datetime, pk: int) -> str:
    """A row's place in a list ordered by time and id."""
    return f"{at.isoformat()}{SEPARATOR}{pk}"


def read_mark(mark: str) -> tuple[datetime, int] | None:
    """The place that a mark names, none for an empty one; `Unusable` for what is no mark."""
    if not mark:
        return None
    at, _, pk = mark.partition(SEPARATOR)
    try:
        instant = datetime.fromisoformat(at)
        if instant.tzinfo is None:
            raise ValueError(at)
        return instant, int(pk)
    except ValueError as trouble:
        raise Unusable("desk.page.unreadable", mark=mark[:40]) from trouble
