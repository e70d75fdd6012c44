"""How is a document put into the index, taken out, and found again?"""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

import tantivy

from huiying.foundation.search.terms import Document, Hit
from huiying.foundation.text import search_words

SHAPE = 1  # raise when the schema or the segmentation changes: the index is then rebuilt
HEAP_BYTES = 50_000_000
TITLE_WEIGHT = 3.0


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=False, tokenizer_name="raw")
    builder.add_text_field("kind", stored=True, tokenizer_name="raw")
    builder.add_integer_field("id", stored=True, indexed=True)
    builder.add_text_field("title", stored=False, tokenizer_name="whitespace")
    builder.add_text_field("text", stored=False, tokenizer_name="whitespace")
    return builder.build()


class SearchIndex:
    """The index in one folder. One process writes; any number read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fresh = not (folder / "position.json").exists() or self._state()["shape"] != SHAPE
        if self._fresh:
            shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(_schema(), path=str(folder))

    @property
    def is_fresh(self) -> bool:
        """Whether it was made just now and must be filled."""
        return self._fresh

    @property
    def position(self) -> int:
        """The journal position up to which it is current; -1 when it is empty."""
        return -1 if not self._position_file.exists() else int(self._state()["position"])

    def replace(
        self, kind: str, ids: Collection[int], documents: Iterable[Document], position: int
    ) -> int:
        """Take these ids of a kind out, put their documents in, and note the position."""
        return self.replace_many([(kind, ids, documents)], position)

    def replace_many(
        self,
        groups: Iterable[tuple[str, Collection[int], Iterable[Document]]],
        position: int,
    ) -> int:
        """As `replace`, for several kinds in one commit; returns how many documents went in."""
        writer = self._index.writer(HEAP_BYTES, 1)
        put = 0
        for kind, ids, documents in groups:
            for one in ids:
                writer.delete_documents_by_term("key", f"{kind}:{one}")
            for document in documents:
                writer.add_document(_packed(document))
                put += 1
        writer.commit()
        writer.wait_merging_threads()
        self._note(position)
        self._fresh = False
        return put

    def find(self, asked: str, kinds: Collection[str], most: int = 50) -> list[Hit]:
        """The things of these kinds that speak of the words, best first."""
        terms = search_words(asked)[:40]
        if not terms or not kinds:
            return []
        self._index.reload()
        searcher = self._index.searcher()
        found = searcher.search(self._query(terms, kinds), most).hits
        hits = []
        for score, address in found:
            stored = searcher.doc(address)
            hits.append(Hit(str(stored["kind"][0]), int(stored["id"][0]), float(score)))
        return hits

    def _query(self, terms: list[str], kinds: Collection[str]) -> tantivy.Query:
        schema = self._index.schema
        should: list[tuple[tantivy.Occur, tantivy.Query]] = []
        for term in dict.fromkeys(terms):
            title = tantivy.Query.term_query(schema, "title", term)
            should.append((tantivy.Occur.Should, tantivy.Query.boost_query(title, TITLE_WEIGHT)))
            should.append((tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", term)))
        wanted = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, "kind", kind)) for kind in kinds
        ]
        any_kind = tantivy.Query.const_score_query(tantivy.Query.boolean_query(wanted), 0.0)
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, any_kind),
                (tantivy.Occur.Must, tantivy.Query.boolean_query(should)),
            ]
        )

    @property
    def _position_file(self) -> Path:
        return self._folder / "position.json"

    def _state(self) -> dict[str, int]:
        state: dict[str, int] = json.loads(self._position_file.read_text("utf-8"))
        return state

    def _note(self, position: int) -> None:
        scratch = self._folder / "position.new"
        scratch.write_text(json.dumps({"position": position, "shape": SHAPE}), encoding="utf-8")
        scratch.replace(self._position_file)


def _packed(document: Document) -> tantivy.Document:
    packed = tantivy.Document()
    packed.add_text("key", f"{document.kind}:{document.id}")
    packed.add_text("kind", document.kind)
    packed.add_integer("id", document.id)
    packed.add_text("title", " ".join(search_words(document.title)))
    packed.add_text("text", " ".join(search_words(document.text)))
    return packed
