"""Which lines may this viewer read about a thing? Those of a thing that she may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse

from huiying.answers import reads as answers
from huiying.delivery import reads as delivery
from huiying.desk.drawing.happenings import told_of
from huiying.desk.reads.waiting import sending_title
from huiying.editorial import reads as editorial
from huiying.foundation.errors import Absent
from huiying.foundation.journal.models import Leaf, Line
from huiying.foundation.journal.reads import lines_about
from huiying.foundation.journal.record import Subject
from huiying.foundation.scope import Actor
from huiying.foundation.words import Words
from huiying.inbox import reads as inbox
from huiying.registry import reads as registry
from huiying.registry.models import Organisation
from huiying.registry.terms import POST_NAMES

MOST: Final = 500


@dataclass(frozen=True, slots=True)
class About:
    """The thing: how it is called and where its page is."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the journal as the page shows it; `position` is its place in the tree."""

    id: int
    at: datetime
    what: Words
    verb: str
    name: str
    post: Words | str
    organisation: str
    origin: str
    old: Sequence[tuple[str, object]]
    new: Sequence[tuple[str, object]]
    position: int | None


def _piece(by: Actor, pk: int) -> About:
    found = editorial.piece(by, pk)
    return About(found.title, reverse("desk:piece", args=[pk]))


def _case(by: Actor, pk: int) -> About:
    found = inbox.case(by, pk)
    return About(f"{found.number} {found.title}", reverse("desk:case", args=[pk]))


def _reply(by: Actor, pk: int) -> About:
    return _case(by, answers.reply(by, pk).case_id)


def _account(by: Actor, pk: int) -> About:
    return About(registry.account(by, pk).name, reverse("desk:account", args=[pk]))


def _sending(by: Actor, pk: int) -> About:
    found = delivery.sending(by, pk)
    return About(sending_title(found), reverse("desk:sending", args=[pk]))


READERS: Final[Mapping[str, Callable[[Actor, int], About]]] = {
    "editorial.piece": _piece,
    "inbox.case": _case,
    "answers.reply": _reply,
    "registry.account": _account,
    "delivery.sending": _sending,
}


def thing(by: Actor, kind: str, pk: int) -> About:
    """The thing that the lines are about; raises `Absent` where it is not in sight."""
    if kind not in READERS:
        raise Absent("desk.journal.absent", kind=kind)
    return READERS[kind](by, pk)


def lines_of(kind: str, pk: int) -> list[Told]:
    """The lines about a thing that was fetched, oldest first."""
    lines = list(lines_about(Subject(kind, pk))[:MOST])
    places = dict(
        Leaf.objects.filter(line_id__in=[line.pk for line in lines]).values_list(
            "line_id", "position"
        )
    )
    offices = Organisation.objects.in_bulk(
        {line.organisation for line in lines if line.organisation}
    )
    return [_told(line, offices, places.get(line.pk)) for line in lines]


def _told(line: Line, offices: Mapping[int, Organisation], position: int | None) -> Told:
    office = offices.get(line.organisation or 0)
    return Told(
        id=line.pk,
        at=line.at,
        what=told_of(line.happened),
        verb=line.happened,
        name=line.name,
        post=POST_NAMES.get(line.post, line.post),
        organisation=office.short_name if office else "",
        origin=line.origin,
        old=list((line.old or {}).items()),
        new=list((line.new or {}).items()),
        position=position,
    )
