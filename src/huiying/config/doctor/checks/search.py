"""Is the search index there, and does it keep up with the journal?"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from huiying.config.doctor.findings import Finding, soon, well
from huiying.foundation.journal.reads import last_position
from huiying.foundation.search.index import SearchIndex
from huiying.foundation.words import Words

MUCH = 1000  # lines: the follower reads 500 a second
MEND = Words(
    "确认 huiying worker 在运行；不行就停下它，删掉数据文件夹里的 search，再启动（会自动重建）",
    "see that huiying worker runs; else stop it, delete search in the data folder and start again: "
    "it is rebuilt",
)


def examine() -> list[Finding]:
    """An index that is missing or far behind is the worker's doing."""
    newest = last_position()
    folder = Path(settings.HUIYING_DATA) / "search"
    if not folder.exists():
        return [soon(Words("还没有搜索索引", "there is no search index yet"), MEND)]
    index = SearchIndex(folder)
    behind = newest + 1 if index.is_fresh else newest - index.position
    if behind > MUCH:
        seen = Words(f"搜索索引落后 {behind} 行", f"the search index is {behind} lines behind")
        return [soon(seen, MEND)]
    return [well("搜索索引跟得上", "the search index keeps up")]
