"""Which letter does a row hold, or why can it not be taken?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from huiying.answers.acts.importing import LetterToImport
from huiying.answers.importing.tables import Cell, rows_of
from huiying.foundation.clock import SHANGHAI, now
from huiying.foundation.errors import Unusable
from huiying.foundation.words import Words
from huiying.inbox.acts import CaseToImport

NEEDED = ("id", "user", "received_at", "title", "body")
LONGEST_ID = 80  # as the case keeps it: two that differ only after that are one
OPTIONAL = ("reply", "replied_at")
PATTERNS = (
    "%Y/%m/%d %H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y/%m/%d",
    "%Y-%m-%d",
)

REASONS: dict[str, Words] = {
    "column_missing": Words("缺少单元格：%(what)s", "cell missing: %(what)s"),
    "id_missing": Words("没有编号", "no id"),
    "id_twice": Words("编号重复：%(what)s", "the id comes twice: %(what)s"),
    "date_unreadable": Words("看不懂时间：%(what)s", "unreadable time: %(what)s"),
    "date_ahead": Words("时间在将来：%(what)s", "the time lies ahead: %(what)s"),
    "body_empty": Words("正文为空", "the body is empty"),
    "reply_undated": Words("有答复而没有答复时间", "a reply without its time"),
}


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """One row that was not taken: its line in the table (the heading is 1), its id, and why."""

    line: int
    source_id: str
    reason: str
    what: str = ""

    def said(self, language: str = "zh-hans") -> str:
        """The reason in words."""
        return REASONS[self.reason].in_language(language) % {"what": self.what}


class _NotTaken(Exception):
    """Why a row is not taken, inside this file only."""

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(reason)
        self.reason, self.what = reason, what[:60]


def letters_in(path: Path) -> Iterator[LetterToImport | RejectedRow]:
    """Every row of the file as a letter or as a rejection; raises `Unusable` without columns."""
    rows = iter(rows_of(path))
    columns = _columns(next(rows, ()), path)
    seen: set[str] = set()
    for line, row in enumerate(rows, start=2):
        if any(row):
            yield _letter_or_rejection(line, row, columns, seen)


def _columns(heading: Sequence[Cell], path: Path) -> dict[str, int]:
    names = [str(cell).strip().lower().lstrip("\ufeff") for cell in heading]
    if missing := [name for name in NEEDED if name not in names]:
        raise Unusable("answers.import.columns_missing", file=path.name, columns=", ".join(missing))
    return {name: names.index(name) for name in (*NEEDED, *OPTIONAL) if name in names}


def _letter_or_rejection(
    line: int, row: Sequence[Cell], columns: dict[str, int], seen: set[str]
) -> LetterToImport | RejectedRow:
    known = {name: row[place] for name, place in columns.items() if place < len(row)}
    source_id = _text(known.get("id", ""))[:LONGEST_ID]
    try:
        _demand_cells(known, columns)
        _demand_new(source_id, seen)
        return _letter(source_id, known)
    except _NotTaken as why:
        return RejectedRow(line, source_id, why.reason, why.what)


def _demand_cells(known: dict[str, Cell], columns: Iterable[str]) -> None:
    missing = [name for name in columns if name not in known and name in NEEDED]
    if missing:
        raise _NotTaken("column_missing", ", ".join(missing))


def _demand_new(source_id: str, seen: set[str]) -> None:
    if not source_id:
        raise _NotTaken("id_missing")
    if source_id in seen:
        raise _NotTaken("id_twice", source_id)
    seen.add(source_id)


def _letter(source_id: str, known: dict[str, Cell]) -> LetterToImport:
    received = _moment(known["received_at"])
    body, reply = _text(known["body"]), _text(known.get("reply", ""))
    if not body:
        raise _NotTaken("body_empty")
    replied = _replied(reply, known.get("replied_at", ""))
    case = CaseToImport(
        source_id, _text(known["user"]), _text(known["title"]), body, received, replied
    )
    return LetterToImport(case, reply if replied else "")


def _replied(reply: str, cell: Cell) -> datetime | None:
    """When the reply was given; a time without any words of reply is no answer."""
    if not reply:
        return None
    if not cell:
        raise _NotTaken("reply_undated")
    return _moment(cell)


def _moment(cell: Cell) -> datetime:
    """A time in China; the future is a mistake of the file, not a letter."""
    found = cell if isinstance(cell, datetime) else _parsed(_text(cell))
    moment = found.replace(tzinfo=SHANGHAI) if found.tzinfo is None else found
    if moment > now():
        raise _NotTaken("date_ahead", _text(cell))
    return moment


def _parsed(text: str) -> datetime:
    for pattern in PATTERNS:
        try:
            return datetime.strptime(text, pattern).replace(tzinfo=SHANGHAI)
        except ValueError:
            continue
    raise _NotTaken("date_unreadable", text)


def _text(cell: Cell) -> str:
    return str(cell).replace("\x00", "").strip()
