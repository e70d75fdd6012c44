"""What is the account of a computed date, day by day, and how is it stored?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from huiying.foundation.errors import Unusable
from huiying.foundation.workdays.calendar import Nature
from huiying.foundation.workdays.counting import Counting, DayEnd

Json = dict[str, object]


class DayKind(StrEnum):
    """What a day is in one computation: how its cell in the clock strip is drawn."""

    RECEIVED = "received"
    WORKED = "worked"
    MAKEUP = "makeup"
    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    OFF = "off"
    PAUSED = "paused"
    EXTENDED = "extended"
    DUE = "due"


class Rule(StrEnum):
    """Which question was answered."""

    ADD = "add"
    SUBTRACT = "subtract"
    BETWEEN = "between"


class Note(StrEnum):
    """What a reader of the result must know besides."""

    CUT_OFF = "cut_off"  # came after the cut-off hour or on a day off
    AFTER_CLOSE = "after_close"  # came when the office was closed, so the day could not count
    ROLLED = "rolled"  # the last calendar day was a day off
    LATE_DECEMBER = "late_december"  # next year's notice, not loaded, may still change these days


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day: `kind` is its part in this computation, `nature` what it is by itself.

    `counted` tells whether it took from the term; `count` is the running count after it, in days,
    or in whole minutes where the term is in hours. `source` is the notice's number (文号).
    """

    day: date
    kind: DayKind
    nature: Nature
    counted: bool
    count: int
    holiday: str = ""
    source: str = ""

    def as_json(self) -> Json:
        """The cell in plain values; names that are empty are left out."""
        cell: Json = {
            "day": self.day.isoformat(),
            "kind": self.kind.value,
            "nature": self.nature.value,
            "counted": self.counted,
            "count": self.count,
        }
        named = {"holiday": self.holiday, "source": self.source}
        return cell | {key: value for key, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Derivation:
    """A result with its working.

    `start` is the moment asked about and `end` the other one of a `between`; `due` is the instant
    found (UTC), or none for `between`. `count` is the term's length, or for `between` the number of
    working days found. `extension` counts in the term's unit and is part of `due`.
    """

    rule: Rule
    term: str
    start: datetime
    due: datetime | None
    count: int
    days: tuple[DayCell, ...]
    counting: Counting
    end: datetime | None = None
    extension: int = 0
    notes: tuple[Note, ...] = ()

    def as_json(self) -> Json:
        """Plain values that `from_json` turns back into an equal derivation."""
        return {
            "rule": self.rule.value,
            "term": self.term,
            "start": self.start.isoformat(),
            "end": self.end and self.end.isoformat(),
            "due": self.due and self.due.isoformat(),
            "count": self.count,
            "extension": self.extension,
            "notes": [note.value for note in self.notes],
            "counting": _counting_json(self.counting),
            "days": [cell.as_json() for cell in self.days],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Derivation:
        """The derivation a case stored; `Unusable` if it is not one."""
        try:
            return _derivation(data)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise Unusable("workdays.derivation.unreadable", reason=str(error)) from error


def _derivation(data: Mapping[str, object]) -> Derivation:
    return Derivation(
        rule=Rule(_text(data["rule"])),
        term=_text(data["term"]),
        start=datetime.fromisoformat(_text(data["start"])),
        end=_moment(data["end"]),
        due=_moment(data["due"]),
        count=_number(data["count"]),
        extension=_number(data["extension"]),
        notes=tuple(Note(_text(note)) for note in _list(data["notes"])),
        counting=_counting(_mapping(data["counting"])),
        days=tuple(_cell(_mapping(cell)) for cell in _list(data["days"])),
    )


def _cell(data: Mapping[str, object]) -> DayCell:
    return DayCell(
        day=date.fromisoformat(_text(data["day"])),
        kind=DayKind(_text(data["kind"])),
        nature=Nature(_text(data["nature"])),
        counted=data["counted"] is True,
        count=_number(data["count"]),
        holiday=_text(data.get("holiday", "")),
        source=_text(data.get("source", "")),
    )


def _counting_json(counting: Counting) -> Json:
    return {
        "receipt_counts": counting.receipt_counts,
        "cut_off": counting.cut_off and counting.cut_off.isoformat(),
        "day_end": counting.day_end.value,
        "roll_to_workday": counting.roll_to_workday,
    }


def _counting(data: Mapping[str, object]) -> Counting:
    cut_off = data["cut_off"]
    return Counting(
        receipt_counts=data["receipt_counts"] is True,
        cut_off=time.fromisoformat(_text(cut_off)) if cut_off else None,
        day_end=DayEnd(_text(data["day_end"])),
        roll_to_workday=data["roll_to_workday"] is True,
    )


def _moment(value: object) -> datetime | None:
    return None if value is None else datetime.fromisoformat(_text(value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is not a whole number")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is not a list")
    return value


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError(f"{value!r} is not an object")
    return value
