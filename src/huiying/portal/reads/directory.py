"""Which official accounts are there, and is this one of them?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, QuerySet

from huiying.channels.catalogue import channels
from huiying.foundation.errors import Absent
from huiying.foundation.words import Words
from huiying.portal.rules import Mark, comparable_link, looks_like_link, resembles, same_name
from huiying.portal.terms import ACCOUNTS_A_PAGE
from huiying.registry.models import Account, Organisation
from huiying.registry.reads import public_accounts, public_organisations
from huiying.registry.rules import host_of

MOST_ALIKE = 10


@dataclass(frozen=True, slots=True)
class Filters:
    """What the directory is narrowed to; empty means everything."""

    words: str = ""
    platform: str = ""
    kind: str = ""
    organisation: int | None = None


class Verdict(StrEnum):
    """Is it official?"""

    OFFICIAL = "official"
    ENDED = "ended"
    LOOKALIKE = "lookalike"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer to a name, handle or link, with the accounts it rests on.

    `host` is where a pasted link really leads, so that a disguised one shows itself.
    """

    asked: str
    verdict: Verdict
    accounts: tuple[Account, ...] = ()
    host: str = ""


def directory(filters: Filters) -> QuerySet[Account]:
    """The public register, narrowed, by name."""
    rows = public_accounts()
    if filters.words:
        has = Q(name__icontains=filters.words) | Q(handle__icontains=filters.words)
        rows = rows.filter(has | Q(organisation__name__icontains=filters.words))
    if filters.platform:
        rows = rows.filter(kind=filters.platform)
    if filters.kind:
        rows = rows.filter(organisation__kind=filters.kind)
    if filters.organisation:
        rows = rows.filter(organisation=filters.organisation)
    return rows


def listed_accounts(filters: Filters, mark: Mark | None) -> list[Account]:
    """One page of the directory after a mark, and one row more if there are more."""
    rows = directory(filters)
    if mark:
        rows = rows.filter(Q(name__gt=mark.key) | Q(name=mark.key, id__gt=mark.id))
    return list(rows[: ACCOUNTS_A_PAGE + 1])


def account_at(slug: str) -> Account:
    """One account of the public register; raises `Absent`."""
    found = public_accounts().select_related("supervising").filter(slug=slug).first()
    if found is None:
        raise Absent("portal.account.absent", slug=slug)
    return found


def whole_register() -> Iterator[Account]:
    """Every public account with owner and supervising body, for machines."""
    return public_accounts().select_related("supervising").iterator()


def platforms() -> dict[str, Words]:
    """The platforms on which there are accounts, in the catalogue's order."""
    used = set(public_accounts().order_by().values_list("kind", flat=True).distinct())
    return {key: kind.name for key, kind in channels().items() if key in used}


def owners() -> list[Organisation]:
    """Organisations that have an account, in the order of the tree."""
    owning = public_accounts().order_by().values("organisation_id")
    return list(public_organisations().filter(pk__in=owning))


def check(asked: str) -> Checked:
    """Whether what was pasted is official: exactly, only nearly, or not at all."""
    if looks_like_link(asked):
        return _check_link(asked)
    same = [a for a in public_accounts() if _carries(a, asked)]
    if same:
        return Checked(asked, _standing(same), tuple(same))
    alike = tuple(a for a in public_accounts() if _looks_like(a, asked))
    verdict = Verdict.LOOKALIKE if alike else Verdict.UNKNOWN
    return Checked(asked, verdict, alike[:MOST_ALIKE])


def _check_link(asked: str) -> Checked:
    wanted, host = comparable_link(asked), host_of(asked)
    same = [a for a in public_accounts() if a.address and comparable_link(a.address) == wanted]
    verdict = _standing(same) if same else Verdict.UNKNOWN
    return Checked(asked, verdict, tuple(same), host)


def _carries(account: Account, asked: str) -> bool:
    return same_name(asked, account.name) or same_name(asked, account.handle)


def _looks_like(account: Account, asked: str) -> bool:
    return resembles(asked, account.name) or resembles(asked, account.handle)


def _standing(accounts: list[Account]) -> Verdict:
    ended = all(account.state == "closed" for account in accounts)
    return Verdict.ENDED if ended else Verdict.OFFICIAL
