"""How does an office add a year whose notice came out after this version did?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from huiying.foundation.errors import Unusable
from huiying.foundation.workdays.calendar import Calendar, NamedDay, YearSheet


def load_year(data: Mapping[str, object]) -> YearSheet:
    """Read a year in the shape of the public holiday-cn files.

    `{"year": 2027, "papers": ["https://…"], "days": [{"name", "date", "isOffDay"}, …]}`; an
    optional `"number"` carries the notice's 文号, else its first address is the source. An empty
    or malformed file raises `Unusable`: a year is never guessed.
    """
    year = data.get("year")
    if not isinstance(year, int) or isinstance(year, bool):
        raise Unusable("workdays.calendar.unreadable", reason="year")
    days = data.get("days")
    if not isinstance(days, Sequence) or isinstance(days, str):
        raise Unusable("workdays.calendar.unreadable", reason="days")
    if not days:
        raise Unusable("workdays.calendar.empty", year=year)
    source = _source(data)
    return YearSheet(year, tuple(_named_day(entry, year, source) for entry in days))


def load_file(path: Path) -> YearSheet:
    """Read a year from a JSON file; `Unusable` where it is missing or not JSON."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Unusable("workdays.calendar.unreadable", reason=f"{path.name}: {error}") from error
    if not isinstance(data, Mapping):
        raise Unusable("workdays.calendar.unreadable", reason=path.name)
    return load_year(data)


def with_folder(calendar: Calendar, folder: Path) -> Calendar:
    """The calendar with every `2027.json` and the like that an office put into a folder."""
    for path in sorted(folder.glob("[0-9][0-9][0-9][0-9].json")):
        calendar = calendar.with_year(load_file(path))
    return calendar


def _source(data: Mapping[str, object]) -> str:
    papers = data.get("papers")
    first = papers[0] if isinstance(papers, list) and papers else ""
    return str(data.get("number") or first)


def _named_day(entry: object, year: int, source: str) -> NamedDay:
    if not isinstance(entry, Mapping):
        raise Unusable("workdays.calendar.unreadable", reason=repr(entry))
    name, text, off = entry.get("name"), entry.get("date"), entry.get("isOffDay")
    if not (isinstance(name, str) and isinstance(text, str) and isinstance(off, bool)):
        raise Unusable("workdays.calendar.unreadable", reason=repr(dict(entry)))
    return NamedDay(_day_near(text, year), name, not off, source)


def _day_near(text: str, year: int) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Unusable("workdays.calendar.unreadable", reason=text) from error
    if day.year not in (year - 1, year):
        raise Unusable("workdays.calendar.unreadable", reason=text)
    return day
