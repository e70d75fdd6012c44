"""Which bytes of a line are hashed? Its canonical JSON: every column, sorted names, UTF-8."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING

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
