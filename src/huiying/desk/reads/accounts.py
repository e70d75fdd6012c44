"""Which accounts fit, and how does one of them do: last success, last failure, figures, index?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from huiying.channels.catalogue import channel
from huiying.channels.contract import METRIC_NAMES, CredentialField
from huiying.delivery import reads as delivery
from huiying.delivery.models import Reading, Sending
from huiying.delivery.terms import SendingKind, SendingState
from huiying.desk.reads.sendings import Travel
from huiying.foundation.scope import Actor, ScopedQuerySet
from huiying.foundation.words import Words
from huiying.inspection import reads as inspection
from huiying.inspection.models import IndexReading
from huiying.registry import reads as registry
from huiying.registry.models import Account
from huiying.registry.terms import MAY

FIGURES_OF = 30  # newest posts whose figures are shown
INDICES_MOST = 6
TROUBLED = (SendingState.FAILED, SendingState.UNCLEAR, SendingState.WAITING)


@dataclass(frozen=True, slots=True)
class Wanted:
    """By what the register is narrowed; it stands in the address."""

    kind: str = ""
    state: str = ""
    office: str = ""
    asked: str = ""

    def as_query(self) -> dict[str, str]:
        """As the address carries it."""
        return {"kind": self.kind, "state": self.state, "office": self.office, "q": self.asked}


@dataclass(frozen=True, slots=True)
class AccountSheet:
    """All that an account's page shows."""

    account: Account
    platform: Words
    fields: Sequence[CredentialField]
    has_credentials: bool
    may_keep: bool
    may_describe: bool
    last_success: Sending | None
    last_failure: Travel | None
    posts: Sequence[Travel]
    totals: Sequence[tuple[Words, int]]
    indices: Sequence[IndexReading]


def wanted_accounts(by: Actor, wanted: Wanted) -> ScopedQuerySet[Account]:
    """The accounts in sight that fit, by name."""
    rows = registry.accounts(by)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.office:
        rows = rows.filter(organisation__name__icontains=wanted.office)
    if wanted.asked:
        rows = rows.filter(Q(name__icontains=wanted.asked) | Q(handle__icontains=wanted.asked))
    return rows


def account_page(
    rows: ScopedQuerySet[Account], after: tuple[str, int] | None, most: int
) -> list[Account]:
    """One page after a name and id."""
    if after is not None:
        name, pk = after
        rows = rows.filter(Q(name__gt=name) | Q(name=name, id__gt=pk))
    return list(rows[:most])


def account_sheet(by: Actor, pk: int) -> AccountSheet:
    """The account with how it does; raises `Absent`."""
    account = registry.account(by, pk)
    kind = channel(account.kind)
    path = account.organisation.path
    posts = _newest_posts(by, account)
    return AccountSheet(
        account=account,
        platform=kind.name,
        fields=kind.credentials,
        has_credentials=account.credentials is not None,
        may_keep=by.may(MAY["keep_credentials"], path) and bool(kind.credentials),
        may_describe=by.may(MAY["describe_account"], path),
        last_success=posts[0].sending if posts else None,
        last_failure=_last_failure(by, account),
        posts=posts[:5],
        totals=_totals(posts),
        indices=list(inspection.index_readings(by, pk)[:INDICES_MOST]),
    )


def _newest_posts(by: Actor, account: Account) -> list[Travel]:
    rows = delivery.sendings(by).filter(
        account=account, kind=SendingKind.POST, state=SendingState.PUBLISHED
    )
    sendings = list(rows.select_related("version").order_by("-published_at", "-id")[:FIGURES_OF])
    readings = delivery.newest_readings(sending.pk for sending in sendings)
    return [Travel(sending, readings.get(sending.pk)) for sending in sendings]


def _last_failure(by: Actor, account: Account) -> Travel | None:
    rows = delivery.sendings(by).filter(account=account, state__in=TROUBLED)
    found = rows.select_related("version").first()
    return Travel(found, None) if found else None


def _totals(posts: Sequence[Travel]) -> list[tuple[Words, int]]:
    readings: list[Reading] = [post.reading for post in posts if post.reading]
    summed = {
        name: sum(reading.values.get(name, 0) for reading in readings) for name in METRIC_NAMES
    }
    return [(METRIC_NAMES[name], count) for name, count in summed.items() if readings]
