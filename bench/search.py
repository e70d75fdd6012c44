"""How fast is the search index filled, and how fast does it answer?

Own synthetic letters; every query is two to four words of one of them. The index has no peer here:
no other full-text engine that cuts Chinese into words comes with the project.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from ground.letters import letter
from ground.telling import Figure, NotMeasured, milliseconds, percentile, table, tell

from huiying.foundation.search.index import SearchIndex
from huiying.foundation.search.terms import Document

KIND = "inbox.case"
SEED = 7
MOST = 20  # hits asked for


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=100_000)
    options.add_argument("--quick", action="store_true")
    chosen = options.parse_args()
    documents = 2000 if chosen.quick else chosen.documents
    tell(lambda: measure(documents, queries=100 if chosen.quick else 1000))


def measure(documents: int, queries: int) -> Mapping[str, Figure]:
    """Fill an empty index in one commit, then ask it."""
    with tempfile.TemporaryDirectory(prefix="huiying-bench-") as folder:
        index = SearchIndex(Path(folder) / "index")
        begun = time.perf_counter()
        index.replace_many([(KIND, (), _documents(documents))], position=0)
        building = time.perf_counter() - begun
        waited = _ask(index, queries)
    figures: dict[str, Figure] = {
        "p50_ms": milliseconds(percentile(waited, 0.5)),
        "p95_ms": milliseconds(percentile(waited, 0.95)),
        "build_per_second": round(documents / building, 1),
        "documents": documents,
    }
    table(
        f"Search among {documents} letters",
        ("queries", "p50 ms", "p95 ms", "documents indexed a second"),
        [(queries, figures["p50_ms"], figures["p95_ms"], figures["build_per_second"])],
    )
    return figures


def _documents(count: int) -> Iterator[Document]:
    chance = random.Random(SEED)
    for number in range(count):
        title, body = letter(chance)
        yield Document(KIND, number, title, body)


def _ask(index: SearchIndex, queries: int) -> list[float]:
    chance = random.Random(SEED + 1)
    waited = []
    for _ in range(queries):
        title, _ = letter(chance)
        begun = time.perf_counter()
        hits = index.find(title, [KIND], MOST)
        waited.append(time.perf_counter() - begun)
        if not hits:
            raise NotMeasured(f"nothing was found for {title}")
    return waited


if __name__ == "__main__":
    main()
