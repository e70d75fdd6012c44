"""Which rows does this file hold? CSV in the encodings that offices use, or XLSX, row by row."""

from __future__ import annotations

import csv
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from huiying.foundation.errors import Unusable

Cell = str | datetime
ENCODINGS = ("utf-8-sig", "gb18030")  # what is not UTF-8 here is Excel's Chinese default
SAMPLE_BYTES = 1 << 20
MOST_UNPACKED = 256 << 20  # bytes; a book of some 300,000 letters, and no bomb
# What the reader raises over parts that are missing, torn, or not what they are called.
NO_BOOK = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    OSError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,
)
csv.field_size_limit(10_000_000)


def rows_of(path: Path) -> Iterator[Sequence[Cell]]:
    """The rows, the heading first; raises `Unusable` for a file that is no table."""
    if not path.is_file():
        raise Unusable("answers.import.unreadable", file=path.name, reason="no such file")
    if zipfile.is_zipfile(path):
        yield from _xlsx_rows(path)
    else:
        yield from _csv_rows(path)


def count_rows(path: Path) -> int:
    """How many rows follow the heading, as far as the file says; for a progress bar."""
    return max(sum(1 for _ in rows_of(path)) - 1, 0)


def _csv_rows(path: Path) -> Iterator[Sequence[Cell]]:
    encoding = _encoding(path)
    try:
        with path.open(encoding=encoding, newline="") as file:
            yield from csv.reader(file)
    except (UnicodeDecodeError, csv.Error) as trouble:
        raise Unusable("answers.import.unreadable", file=path.name, reason=str(trouble)) from None


def _encoding(path: Path) -> str:
    """The first encoding that fits the whole file, read in parts."""
    for encoding in ENCODINGS:
        try:
            with path.open(encoding=encoding, newline="") as file:
                while file.read(SAMPLE_BYTES):
                    pass
            return encoding
        except UnicodeDecodeError:
            continue
    raise Unusable("answers.import.unreadable", file=path.name, reason="encoding")


def _xlsx_rows(path: Path) -> Iterator[Sequence[Cell]]:
    _refuse_bomb(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            for row in book.worksheets[0].iter_rows(values_only=True):
                yield [_cell(value) for value in row]
        finally:
            book.close()
    except NO_BOOK as trouble:
        raise Unusable("answers.import.unreadable", file=path.name, reason=str(trouble)) from None


def _refuse_bomb(path: Path) -> None:
    """The parts' sizes as the archive tells them; `zipfile` reads no byte beyond."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except NO_BOOK as trouble:
        raise Unusable("answers.import.unreadable", file=path.name, reason=str(trouble)) from None
    if unpacked > MOST_UNPACKED:
        raise Unusable("answers.import.unreadable", file=path.name, reason="unpacked size")


def _cell(value: object) -> Cell:
    if isinstance(value, datetime):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # Excel keeps an id such as 3681 as 3681.0
    return "" if value is None else str(value)
