"""Which things can be searched? Here the stages' sources meet the one index."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from huiying.answers import reads as answers
from huiying.editorial import reads as editorial
from huiying.foundation.search.follower import follow
from huiying.foundation.search.index import SearchIndex
from huiying.foundation.search.terms import Source
from huiying.inbox import reads as inbox
from huiying.registry import reads as registry

SOURCES: tuple[Source, ...] = (
    Source("registry.duty", registry.duty_documents),
    Source("registry.account", registry.account_documents),
    Source("editorial.piece", editorial.piece_documents),
    Source("inbox.case", inbox.case_documents),
    Source("answers.entry", answers.entry_documents),
)


def keep_up() -> int:
    """One round of following the journal, in the worker."""
    return follow(_writer(), SOURCES)


@cache
def _writer() -> SearchIndex:
    return SearchIndex(Path(settings.HUIYING_DATA) / "search")
