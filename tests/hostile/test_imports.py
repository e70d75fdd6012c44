"""Does a hostile table come in, or bring the importer down?"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from huiying.answers.importing import Summary, import_messages
from huiying.foundation.errors import Unusable
from huiying.inbox.models import Case
from tests.cast import make_city
from tests.hostile.ground import everything

pytestmark = pytest.mark.django_db

HEAD = "id,user,received_at,title,body,reply,replied_at"
ROW = "1,某人,2024-03-01 09:00,路灯,路灯坏了,已修,2024-03-02 09:00"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>'
)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><x>&c;</x>'
)


@pytest.fixture(autouse=True)
def _a_city(db: None) -> None:
    make_city()


def sheet(*rows: list[str]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def repacked(changes: dict[str, bytes], book: bytes | None = None) -> bytes:
    """A good book in which some parts were exchanged."""
    source = zipfile.ZipFile(io.BytesIO(book or sheet(HEAD.split(","), ROW.split(","))))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        parts = {name: source.read(name) for name in source.namelist()} | changes
        for name, data in parts.items():
            target.writestr(name, data)
    return out.getvalue()


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, text in parts.items():
            target.writestr(name, text)
    return out.getvalue()


UNUSABLE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "only line ends": lambda: b"\n\n\n",
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "UTF-16": lambda: f"{HEAD}\n{ROW}".encode("utf-16"),
    "another table": lambda: b"a,b,c\n1,2,3",
    "no zip after all": lambda: b"PK\3\4" + b"\0" * 100,
    "any zip": lambda: zipped({"a.txt": "x"}),
    "a book without sheets": lambda: zipped({"[Content_Types].xml": TYPES}),
    "a cut book": lambda: sheet(HEAD.split(","))[:-40],
    "entities in the book": lambda: repacked({"xl/workbook.xml": BOMB.encode()}),
    "entities in the sheet": lambda: repacked({"xl/worksheets/sheet1.xml": BOMB.encode()}),
    "entities in the words": lambda: repacked({"xl/sharedStrings.xml": BOMB.encode()}),
    "no XML in the sheet": lambda: repacked({"xl/worksheets/sheet1.xml": b"<<<"}),
    "an empty sheet": lambda: sheet(),
    "a zip bomb": lambda: repacked({f"xl/media/{n}": bytes(64 << 20) for n in range(5)}),
}


def bring(folder: Path, content: bytes, name: str = "letters.csv") -> Summary:
    path = folder / name
    path.write_bytes(content)
    return import_messages(path)


def told(summary: Summary) -> tuple[int, list[str]]:
    return summary.imported, [row.reason for row in summary.rejected]


def cases() -> list[Case]:
    return list(Case.objects.whole("the test's own").order_by("id"))


@pytest.mark.parametrize("what", UNUSABLE)
def test_what_is_no_table_is_refused_in_words(what: str, tmp_path: Path) -> None:
    content, before = UNUSABLE[what](), everything()
    with pytest.raises(Unusable):
        bring(tmp_path, content)
    assert everything() == before


@pytest.mark.parametrize("formula", ["=1+1", "=cmd|'/C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1"])
def test_a_formula_in_a_table_is_only_text(formula: str, tmp_path: Path) -> None:
    row = ROW.replace("路灯坏了", formula)
    assert told(bring(tmp_path, f"{HEAD}\n{row}".encode())) == (1, [])
    assert cases()[0].body == formula.strip()


def test_a_formula_in_a_book_is_not_worked_out(tmp_path: Path) -> None:
    row = ["1", "某人", "2024-03-01 09:00", "题", '=HYPERLINK("http://evil.example")', "", ""]
    summary = bring(tmp_path, sheet(HEAD.split(","), row), "letters.xlsx")
    assert told(summary) == (0, ["body_empty"])


def test_a_book_with_macros_is_read_as_a_table_and_nothing_is_run(tmp_path: Path) -> None:
    content = repacked({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen()"})
    assert told(bring(tmp_path, content, "letters.xlsm")) == (1, [])


def test_fifty_columns_are_no_trouble(tmp_path: Path) -> None:
    more = "," + ",".join(f"more{n}" for n in range(43))
    values = "," + ",".join("x" for _ in range(43))
    assert told(bring(tmp_path, f"{HEAD}{more}\n{ROW}{values}".encode())) == (1, [])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,某人", "column_missing"),
        (",某人,2024-03-01 09:00,题,文", "id_missing"),
        ("1,某人,yesterday,题,文", "date_unreadable"),
        ("1,某人,9999-12-31 23:59,题,文", "date_ahead"),
        ("1,某人,2024-03-01 09:00,题,", "body_empty"),
        ("1,某人,2024-03-01 09:00,题,文,已修,", "reply_undated"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named(row: str, reason: str, tmp_path: Path) -> None:
    assert told(bring(tmp_path, f"{HEAD}\n{row}".encode())) == (0, [reason])


def test_long_ids_that_begin_alike_do_not_stop_the_others(tmp_path: Path) -> None:
    rows = [ROW.replace("1,", f"{'9' * 100}{n},", 1) for n in range(2)] + [ROW]
    assert told(bring(tmp_path, "\n".join([HEAD, *rows]).encode())) == (2, ["id_twice"])


def test_endless_cells_and_nul_are_taken_or_named(tmp_path: Path) -> None:
    rows = [
        f"1,{'人' * 5000},2024-03-01 09:00,{'题' * 5000},{'文' * 50_000},已修,2024-03-02 09:00",
        "2,\x00,2024-03-01 09:00,\x00题,文\x00字,已\x00修,2024-03-02 09:00",
    ]
    assert told(bring(tmp_path, "\n".join([HEAD, *rows]).encode())) == (2, [])


def test_office_s_own_encoding_is_understood(tmp_path: Path) -> None:
    assert told(bring(tmp_path, f"{HEAD}\n{ROW}".encode("gb18030"))) == (1, [])


def test_a_hostile_file_name_is_only_a_name(tmp_path: Path) -> None:
    summary = bring(tmp_path, f"{HEAD}\n{ROW}".encode(), "$(touch x);'--.csv")
    assert told(summary) == (1, [])
    assert cases()[0].imported_from == "$(touch x);'--.csv"
