"""How is a derivation told to a citizen, day by day, in Chinese or English?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from huiying.foundation.clock import shanghai
from huiying.foundation.words import Words
from huiying.foundation.workdays import phrases
from huiying.foundation.workdays.calendar import DAY
from huiying.foundation.workdays.counting import DayEnd, Term, Unit
from huiying.foundation.workdays.derivation import DayCell, DayKind, Derivation, Rule
from huiying.foundation.workdays.terms import HOLIDAY_NAMES


def explain(derivation: Derivation, language: str) -> list[str]:
    """The whole account: a line on the question, one on each day, one on the result."""
    return [
        *_opening(derivation, language),
        *(day_sentence(cell, derivation, language) for cell in derivation.days),
        *(phrases.NOTES[note].in_language(language) for note in derivation.notes),
        conclusion(derivation, language),
    ]


def day_sentence(cell: DayCell, derivation: Derivation, language: str) -> str:
    """One day and what it did to the count; also the words behind a cell of the clock strip."""
    words = Words("%(day)s：%(parts)s。", "%(day)s: %(parts)s.")
    joint = Words("，", ", ").in_language(language)
    parts = joint.join(
        part.in_language(language) % values for part, values in _parts(cell, derivation, language)
    )
    return words.in_language(language) % {"day": _day(cell.day, language), "parts": parts}


def conclusion(derivation: Derivation, language: str) -> str:
    """The result in one line."""
    due = derivation.due
    values = {
        "due": _due(due, derivation, language) if due else "",
        "count": _length(derivation.count, Unit.WORKDAYS, language),
    }
    return phrases.CONCLUSIONS[derivation.rule].in_language(language) % values


def term_words(term: str, language: str) -> str:
    """A term such as `10wd` in words: ten working days."""
    parsed = Term.parse(term)
    if not parsed.number:
        return Words("当日", "the same day").in_language(language)
    return _length(parsed.number, parsed.unit, language)


def holiday_words(name: str, language: str) -> str:
    """A holiday's name; two that fall together are joined, a local one keeps its own name."""
    if not language.startswith("en"):
        return name
    return " and ".join(HOLIDAY_NAMES.get(part, part) for part in name.split("、"))


def _opening(derivation: Derivation, language: str) -> Iterator[str]:
    values = {
        "start": _moment(derivation.start, language),
        "end": _moment(derivation.end, language) if derivation.end else "",
        "term": term_words(derivation.term, language) if derivation.term else "",
        "extension": _extension(derivation, language),
    }
    yield phrases.INTRODUCTIONS[derivation.rule].in_language(language) % values
    counts_days = derivation.rule is Rule.BETWEEN or _unit(derivation) in (Unit.WORKDAYS, Unit.DAYS)
    if counts_days and derivation.rule is not Rule.SUBTRACT and derivation.term != "0wd":
        yield phrases.RECEIPT[derivation.counting.receipt_counts].in_language(language)


def _parts(
    cell: DayCell, derivation: Derivation, language: str
) -> Iterator[tuple[Words, dict[str, object]]]:
    name = holiday_words(cell.holiday, language)
    if cell.kind is DayKind.RECEIVED and derivation.rule is not Rule.SUBTRACT:
        yield Words("收到", "received"), {}
    yield phrases.NATURES[cell.nature], {"name": name, "source": cell.source}
    if cell.kind is DayKind.PAUSED:
        yield Words("等待来信人补充，不计", "waiting for the citizen, not counted"), {}
    elif cell.counted:
        yield _count(cell, derivation, language)
    elif cell.kind is not DayKind.DUE:
        yield Words("不计", "not counted"), {}
    if cell.kind is DayKind.DUE and derivation.rule is Rule.ADD:
        yield Words("到期", "due"), {}


def _count(cell: DayCell, derivation: Derivation, language: str) -> tuple[Words, dict[str, object]]:
    values: dict[str, object] = {"n": cell.count}
    if derivation.rule is Rule.SUBTRACT:
        return Words("其后还有%(n)s个工作日", "%(n)s to go after it"), values
    if _unit(derivation) in (Unit.HOURS, Unit.WORK_HOURS):
        values = {"h": cell.count // 60, "m": cell.count % 60}
        return Words("累计%(h)s小时%(m)s分", "%(h)s h %(m)s min so far"), values
    if cell.kind is DayKind.EXTENDED:
        return Words("延期，第%(n)s日", "extension, day %(n)s"), values
    return Words("第%(n)s日", "day %(n)s"), values


def _unit(derivation: Derivation) -> Unit:
    return Term.parse(derivation.term).unit if derivation.term else Unit.WORKDAYS


def _extension(derivation: Derivation, language: str) -> str:
    if not derivation.extension:
        return ""
    length = _length(derivation.extension, _unit(derivation), language)
    return phrases.EXTENSION.in_language(language) % {"length": length}


def _length(number: int, unit: Unit, language: str) -> str:
    return phrases.UNITS[unit].in_language(language) % {
        "n": number,
        "s": "" if number == 1 else "s",
    }


def _day(day: date, language: str) -> str:
    weekday = phrases.WEEKDAYS[day.weekday()].in_language(language)
    words = Words("%(month)s月%(day)s日（%(weekday)s）", "%(weekday)s %(day)s %(name)s")
    values = {
        "month": day.month,
        "day": day.day,
        "weekday": weekday,
        "name": phrases.MONTHS[day.month - 1],
    }
    return words.in_language(language) % values


def _moment(moment: datetime, language: str) -> str:
    local = shanghai(moment)
    return _day_and_time(local.date(), f"{local:%H:%M}", language)


def _due(due: datetime, derivation: Derivation, language: str) -> str:
    local = shanghai(due)
    if derivation.counting.day_end is DayEnd.MIDNIGHT and local.time() == time():
        return _day_and_time(local.date() - DAY, "24:00", language)
    return _moment(due, language)


def _day_and_time(day: date, at: str, language: str) -> str:
    words = Words("%(year)s年%(day)s%(time)s", "%(day)s %(year)s %(time)s")
    values = {"year": day.year, "day": _day(day, language), "time": at}
    return words.in_language(language) % values
