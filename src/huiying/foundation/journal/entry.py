"""What is the hash of a line? Of its canonical JSON: every column, sorted names, UTF-8."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING

from huiying.foundation.journal.merkle import leaf_hash

if TYPE_CHECKING:
    from huiying.foundation.journal.models import Line

COLUMNS = (
    "id",
    "person",
    "name",
    "post",
    "organisation",
    "origin",
    "happened",
    "subject_kind",
    "subject_id",
    "scope",
    "old",
    "new",
)


def entry_bytes(line: Line) -> bytes:
    """The line as the tree knows it; any change of any column changes these bytes."""
    values: dict[str, object] = {name: getattr(line, name) for name in COLUMNS}
    values["at"] = line.at.astimezone(UTC).isoformat(timespec="microseconds")
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def entry_hash(line: Line) -> bytes:
    """The line's leaf in the tree (RFC 9162, 2.1.1)."""
    return leaf_hash(entry_bytes(line))
