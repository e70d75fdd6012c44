"""Is a document found by its words, and gone when it is taken out?"""

from __future__ import annotations

from pathlib import Path

import pytest

from huiying.foundation.search.index import SearchIndex
from huiying.foundation.search.terms import Document

PARK = Document("duty", 1, "小区停车管理", "物业收取停车费的标准与投诉")
WATER = Document("duty", 2, "自来水报修", "水管爆裂、停水、水压低")
NEWS = Document("piece", 1, "停车新规七月施行", "道路停车泊位收费调整")


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    made = SearchIndex(tmp_path / "search")
    made.replace("duty", [], [PARK, WATER], 3)
    made.replace("piece", [], [NEWS], 4)
    return made


def test_the_best_fit_comes_first(index: SearchIndex) -> None:
    assert [hit.id for hit in index.find("小区停车收费", ["duty"])] == [1]


def test_only_the_kinds_asked_for_are_found(index: SearchIndex) -> None:
    assert {hit.kind for hit in index.find("停车", ["piece"])} == {"piece"}


def test_traditional_characters_find_simplified_ones(index: SearchIndex) -> None:
    assert [hit.id for hit in index.find("自來水報修", ["duty"])] == [2]


def test_a_document_taken_out_is_not_found(index: SearchIndex) -> None:
    index.replace("duty", [2], [], 5)
    assert index.find("自来水", ["duty"]) == []


def test_a_document_put_twice_is_found_once(index: SearchIndex) -> None:
    index.replace("duty", [1], [PARK], 5)
    assert len(index.find("停车费", ["duty"])) == 1


def test_the_position_outlives_the_process(index: SearchIndex, tmp_path: Path) -> None:
    again = SearchIndex(tmp_path / "search")
    assert (again.position, again.is_fresh) == (4, False)


def test_nothing_asked_finds_nothing(index: SearchIndex) -> None:
    assert index.find("？！", ["duty"]) == []
