"""What is found or done from Ctrl K? Pages, doings, and what is in sight by title or number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse
from django.utils.translation import gettext

from huiying.channels.catalogue import channel
from huiying.desk.reads.cases import holding
from huiying.desk.reads.writing import offices
from huiying.editorial import reads as editorial
from huiying.editorial.terms import PIECE_STATE_NAMES
from huiying.foundation.scope import Actor
from huiying.foundation.ui.figures import spoken
from huiying.inbox import reads as inbox
from huiying.inbox.terms import CASE_STATE_NAMES
from huiying.registry import reads as registry

MOST = 12
EACH = 5


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to open: what it is called, what kind of thing, where."""

    label: str
    hint: str
    url: str


def found_by(by: Actor, asked: str) -> list[Found]:
    """What fits, pages and doings first; without words only those."""
    asked = asked.strip()
    found = _pages(by, asked.casefold())
    if not asked:
        return list(islice(found, MOST))
    things = [*_cases(by, asked), *_pieces(by, asked), *_accounts(by, asked)]
    return [*found, *things][:MOST]


def _pages(by: Actor, asked: str) -> Iterator[Found]:
    go, do = gettext("page"), gettext("do")
    places = [
        (gettext("Today"), "desk:today", go),
        (gettext("Inbox"), "desk:inbox", go),
        (gettext("Pieces"), "desk:pieces", go),
        (gettext("Sendings"), "desk:sendings", go),
        (gettext("Accounts"), "desk:accounts", go),
        (gettext("In time, under each rule"), "desk:deadline_rules", go),
        (gettext("Change password"), "account_change_password", do),
        (gettext("Two-step sign-in and passkeys"), "mfa_index", do),
    ]
    if offices(by):
        places.insert(0, (gettext("New piece"), "desk:new_piece", do))
    for label, route, hint in places:
        if asked in label.casefold():
            yield Found(label, hint, reverse(route))


def _cases(by: Actor, asked: str) -> Iterator[Found]:
    fitting = inbox.cases(by).filter(holding(asked, "title", "number"))
    for case in fitting.order_by("-id")[:EACH]:
        hint = f"{case.number} · {spoken(CASE_STATE_NAMES[case.state])}"
        yield Found(case.title, hint, reverse("desk:case", args=[case.pk]))


def _pieces(by: Actor, asked: str) -> Iterator[Found]:
    for piece in editorial.pieces(by).filter(title__icontains=asked)[:EACH]:
        hint = spoken(PIECE_STATE_NAMES[piece.state])
        yield Found(piece.title, hint, reverse("desk:piece", args=[piece.pk]))


def _accounts(by: Actor, asked: str) -> Iterator[Found]:
    for account in registry.accounts(by).filter(name__icontains=asked)[:EACH]:
        hint = f"{spoken(channel(account.kind).name)} · {account.organisation.short_name}"
        yield Found(account.name, hint, reverse("desk:account", args=[account.pk]))
