"""A piece is written, checked, reviewed by two, signed, published on three channels, read back."""

from __future__ import annotations

import pytest

from tests.journeys.house import House, eventually
from tests.journeys.staff import at_desk, sign, submit, write_piece
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey]
TITLE = "七月一日起公园夜间延时开放"


@pytest.fixture(scope="module")
def piece(house: House) -> str:
    """The piece's address at the desk, once it was signed."""
    with at_desk(house, "editor") as editor:
        address = write_piece(house, editor, TITLE)
        submit(editor, address)
    sign(house, address)
    return address


def everywhere(house: House) -> bool:
    """Whether all three sendings are through."""
    states = house.sql("SELECT state FROM delivery_sending WHERE kind = 'post'")
    return len(states) == 3 and {state for (state,) in states} == {"published"}


def test_it_is_published_on_every_channel(house: House, piece: str) -> None:
    eventually(lambda: everywhere(house), within=40, why=house.log("worker"))
    at_platforms = [p["title"] if "title" in p else p["text"] for p in house.published()]
    assert len(at_platforms) == 2
    assert any(TITLE in words for words in at_platforms)


def test_the_public_reads_it_with_its_custody(house: House, piece: str) -> None:
    eventually(lambda: everywhere(house), within=40, why=house.log("worker"))
    with Visitor(house.web) as citizen:
        citizen.go(f"/p/{piece.rstrip('/').rsplit('/', 1)[-1]}/")
        assert (citizen.status, TITLE in citizen.text) == (200, True)
        assert "城市管理局" in citizen.text
        assert "signatory 甲" not in citizen.text  # people's names are for the desk


def test_the_receipts_came_back(house: House, piece: str) -> None:
    eventually(lambda: everywhere(house), within=40, why=house.log("worker"))
    addresses = dict(
        house.sql(
            "SELECT a.kind, s.url FROM delivery_sending s "
            "JOIN registry_account a ON a.id = s.account_id WHERE s.kind = 'post'"
        )
    )
    assert all(addresses[kind].startswith("http") for kind in ("website", "wechat", "weibo"))


def test_the_figures_came_back(house: House, piece: str) -> None:
    eventually(lambda: everywhere(house), within=40, why=house.log("worker"))
    house.python("-m", "tests.journeys.read_figures")
    kinds = house.sql(
        "SELECT DISTINCT a.kind FROM delivery_reading r "
        "JOIN delivery_sending s ON s.id = r.sending_id "
        "JOIN registry_account a ON a.id = s.account_id"
    )
    assert ("weibo",) in kinds


def test_nothing_is_published_twice(house: House, piece: str) -> None:
    eventually(lambda: everywhere(house), within=40, why=house.log("worker"))
    house.kill("worker")
    house.start("worker")
    eventually(lambda: not house.sql("SELECT 1 FROM journal_pending"), why=house.log("worker"))
    assert len(house.published()) == 2


def test_the_journal_tells_it_all_and_is_sound(house: House, piece: str) -> None:
    pk = int(piece.rstrip("/").rsplit("/", 1)[-1])
    happened = house.sql(
        "SELECT happened FROM journal_line WHERE subject_kind = 'editorial.piece' "
        "AND subject_id = %s ORDER BY id",
        pk,
    )
    assert [verb.rsplit(".", 1)[-1] for (verb,) in happened] == [
        "written",
        "submitted",
        "reviewed",
        "reviewed",
        "signed",
    ]
    assert "✓ 完好" in house.huiying("journal", "verify")


def test_one_altered_byte_is_found(house: House, piece: str) -> None:
    eventually(lambda: not house.sql("SELECT 1 FROM journal_pending"), why=house.log("worker"))
    with house.intruder("journal_line"):
        house.change("UPDATE journal_line SET name = 'x' || substr(name, 2) WHERE id = 5")
    assert "第 5 行被改过" in house.huiying("journal", "verify", fails=True)
