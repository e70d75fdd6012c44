"""What happened to a case, told to whom it may be told? Read from the journal, nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from huiying.foundation.journal.models import Line
from huiying.foundation.journal.reads import lines_about
from huiying.foundation.journal.record import Subject
from huiying.foundation.words import Words
from huiying.inbox.models import Case
from huiying.inbox.terms import TIMELINE, Told
from huiying.registry.models import Organisation
from huiying.registry.terms import POST_NAMES


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; `name` is empty for the public, `towards` names who has it now."""

    at: datetime
    happened: str
    what: Words
    public: bool
    organisation: str
    post: Words
    name: str
    towards: str


def timeline(case: Case, *, for_staff: bool) -> list[Event]:
    """The events of a fetched case, oldest first."""
    lines = lines_about(Subject("inbox.case", case.pk))
    return events(lines, TIMELINE, for_staff=for_staff)


def events(lines: Iterable[Line], told: Mapping[str, Told], *, for_staff: bool) -> list[Event]:
    """Lines of the journal as they are told; a verb that is not in `told` is left out."""
    shown = [
        line
        for line in lines
        if line.happened in told and (for_staff or told[line.happened].public)
    ]
    names = _organisation_names(shown)
    return [_event(line, told[line.happened], names, for_staff) for line in shown]


def _event(line: Line, told: Told, names: Mapping[int, str], for_staff: bool) -> Event:
    return Event(
        at=line.at,
        happened=line.happened,
        what=told.words,
        public=told.public,
        organisation=names.get(line.organisation or 0, ""),
        post=POST_NAMES.get(line.post, Words(line.post, line.post)),
        name=line.name if for_staff and line.person else "",
        towards=names.get(_towards(line), ""),
    )


def _towards(line: Line) -> int:
    target = (line.new or {}).get("organisation")
    return target if isinstance(target, int) else 0


def _organisation_names(lines: list[Line]) -> dict[int, str]:
    wanted = {line.organisation or 0 for line in lines} | {_towards(line) for line in lines}
    rows = Organisation.objects.filter(pk__in=wanted - {0})
    return dict(rows.values_list("pk", "short_name"))
