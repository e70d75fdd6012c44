"""How does the index keep up? It reads the journal after its own position and asks what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from huiying.foundation.journal.reads import last_position, lines_after
from huiying.foundation.search.index import SearchIndex
from huiying.foundation.search.terms import Source


def follow(index: SearchIndex, sources: Sequence[Source], most: int = 500) -> int:
    """Bring the index forward by up to `most` journal lines; returns how many were read."""
    if index.is_fresh:
        return rebuild(index, sources)
    lines = lines_after(index.position, most)
    if not lines:
        return 0
    changed: dict[str, set[int]] = defaultdict(set)
    for _, line in lines:
        changed[line.subject_kind].add(line.subject_id)
    groups = [
        (source.kind, ids, source.documents(ids))
        for source in sources
        if (ids := changed.get(source.kind))
    ]
    index.replace_many(groups, lines[-1][0])
    return len(lines)


def rebuild(index: SearchIndex, sources: Iterable[Source]) -> int:
    """Fill a fresh index with everything; what happens meanwhile is followed afterwards."""
    position = last_position()
    return index.replace_many([(s.kind, (), s.documents(None)) for s in sources], position)
