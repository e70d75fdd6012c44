"""How does a stored derivation become a clock strip, and how does a case stand against its date?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils.translation import gettext

from huiying.foundation.clock import shanghai
from huiying.foundation.ui.shapes import DayCell, DayKind, State
from huiying.foundation.words import Words
from huiying.foundation.workdays import Derivation, conclusion, day_sentence, explain
from huiying.foundation.workdays import derivation as told

KINDS: Final[Mapping[told.DayKind, DayKind]] = {
    told.DayKind.WORKED: DayKind.WORKED,
    told.DayKind.MAKEUP: DayKind.MAKE_UP,
    told.DayKind.HOLIDAY: DayKind.OFF,
    told.DayKind.WEEKEND: DayKind.OFF,
    told.DayKind.OFF: DayKind.OFF,
    told.DayKind.PAUSED: DayKind.PAUSED,
    told.DayKind.EXTENDED: DayKind.EXTENDED,
}
LATE = Words("已过期限，仍未答复。", "Past the due date, still not answered.")
LATE_MOST: Final = 10  # days shown after the due date: enough to see that it is late
TINY_MOST: Final = 26  # bars of 5 px: what a row of a list has room for


@dataclass(frozen=True, slots=True)
class Clock:
    """What the clock strip draws: cells, today, due date, and the one sentence under it."""

    cells: tuple[DayCell, ...]
    today: date
    due: date
    summary: Words


@dataclass(frozen=True, slots=True)
class Standing:
    """How something stands against its date, as shape and word."""

    state: State
    word: str


def derivation_of(stored: Mapping[str, object] | None) -> Derivation | None:
    """The working that a case stored; read once for all that is drawn from it."""
    return Derivation.from_json(stored) if stored else None


def clock_of(derivation: Derivation | None, at: datetime, *, ended: bool) -> Clock | None:
    """The full strip with the sentence of every day; nothing where no date was computed."""
    if derivation is None or derivation.due is None:
        return None
    today, due = shanghai(at).date(), shanghai(derivation.due).date()
    late = () if ended else tuple(_late_days(due, today))
    cells = tuple(_cell(cell, derivation, _spoken(cell, derivation)) for cell in derivation.days)
    return Clock((*cells, *late), today, due, _summary(derivation))


def tiny_clock_of(derivation: Derivation | None, at: datetime, *, ended: bool) -> Clock | None:
    """The same days without sentences, the last of them where a row has no room for all."""
    if derivation is None or derivation.due is None:
        return None
    today, due = shanghai(at).date(), shanghai(derivation.due).date()
    late = () if ended else tuple(_late_days(due, today))
    nothing = Words("", "")
    cells = (*(_cell(cell, derivation, nothing) for cell in derivation.days), *late)
    return Clock(cells[-TINY_MOST:], today, due, nothing)


def working_of(derivation: Derivation | None, language: str) -> list[str]:
    """The whole account of the date, a sentence a line."""
    return explain(derivation, language) if derivation else []


def standing_of(
    due: datetime | None,
    at: datetime,
    *,
    answered: datetime | None = None,
    derivation: Derivation | None = None,
) -> Standing:
    """In time, soon (on its last day), late, or answered, with the figure that people ask for."""
    if due is None:
        return Standing(State.WAITING, gettext("no date"))
    if answered is not None:
        return _answered(due, answered)
    if at > due:
        return Standing(State.LATE, _late_words(at - due))
    return _running(due, at, derivation)


def _running(due: datetime, at: datetime, derivation: Derivation | None) -> Standing:
    local = shanghai(due)
    if local.date() == shanghai(at).date():
        return Standing(State.SOON, gettext("due %(time)s") % {"time": f"{local:%H:%M}"})
    left = _days_left(derivation, shanghai(at).date())
    if left is None:
        days = (local.date() - shanghai(at).date()).days
        return Standing(State.IN_TIME, gettext("%(days)s days left") % {"days": days})
    state = State.SOON if left <= 1 else State.IN_TIME
    return Standing(state, gettext("%(days)s working days left") % {"days": left})


def _answered(due: datetime, answered: datetime) -> Standing:
    if answered > due:
        late = _late_words(answered - due)
        return Standing(State.DONE, gettext("answered, %(late)s") % {"late": late})
    return Standing(State.DONE, gettext("answered in time"))


def _late_words(gap: timedelta) -> str:
    if gap < timedelta(days=1):
        hours = max(1, int(gap / timedelta(hours=1)))
        return gettext("%(hours)s h late") % {"hours": hours}
    return gettext("%(days)s days late") % {"days": gap.days}


def _days_left(derivation: Derivation | None, today: date) -> int | None:
    """Counted days of the term after today; nothing for a term that is not counted in days."""
    if derivation is None or not derivation.term.endswith("wd"):
        return None
    return sum(cell.counted for cell in derivation.days if cell.day > today)


def _cell(cell: told.DayCell, derivation: Derivation, spoken: Words) -> DayCell:
    own = cell.kind if cell.kind in KINDS else told.DayKind(cell.nature.value)
    in_days = derivation.term.endswith("d")
    counted = (cell.count if in_days else 1) if cell.counted else None
    return DayCell(cell.day, KINDS[own], spoken, cell.source, counted)


def _late_days(due: date, today: date) -> Iterator[DayCell]:
    for gone in range(1, min((today - due).days, LATE_MOST) + 1):
        day = due + timedelta(days=gone)
        kind = DayKind.OFF if day.isoweekday() > 5 else DayKind.WORKED
        yield DayCell(day, kind, LATE)


def _spoken(cell: told.DayCell, derivation: Derivation) -> Words:
    return Words(day_sentence(cell, derivation, "zh-hans"), day_sentence(cell, derivation, "en"))


def _summary(derivation: Derivation) -> Words:
    return Words(conclusion(derivation, "zh-hans"), conclusion(derivation, "en"))
