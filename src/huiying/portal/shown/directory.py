"""What does the directory say of one account, to people and to machines?"""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext

from huiying.channels.catalogue import channels
from huiying.foundation.html import web_link
from huiying.foundation.ui.shapes import Fact
from huiying.registry.models import Account
from huiying.registry.terms import ACCOUNT_STATE_NAMES


def account_facts(account: Account) -> list[Fact]:
    """Terms and values for people; what is not known is left out."""
    return [fact for fact in _all_facts(account) if fact.value]


def _all_facts(account: Account) -> Iterator[Fact]:
    kind = channels().get(account.kind)
    address = web_link(account.address)
    supervising = account.supervising.name if account.supervising else ""
    yield Fact(gettext("Platform"), kind.name if kind else account.kind)
    yield Fact(gettext("Handle"), account.handle)
    yield Fact(gettext("Owner"), account.organisation.name)
    yield Fact(gettext("Supervised by"), supervising)
    yield Fact(gettext("Certified as"), account.certified_as)
    yield Fact(gettext("State"), ACCOUNT_STATE_NAMES[account.state])
    yield Fact(gettext("Opened"), account.opened_on.isoformat())
    yield Fact(gettext("Filed"), account.filed_on.isoformat() if account.filed_on else "")
    yield Fact(gettext("Address"), address, href=address)


def register_line(account: Account, base: str) -> dict[str, object]:
    """One account for machines; dates as ISO 8601, absent values as null."""
    page = reverse("portal:account", kwargs={"slug": account.slug})
    return {
        "name": account.name,
        "platform": account.kind,
        "handle": account.handle,
        "link": web_link(account.address) or None,
        "page": f"{base}{page}",
        "organisation": account.organisation.name,
        "organisation_code": account.organisation.code,
        "supervised_by": account.supervising.name if account.supervising else None,
        "certified_as": account.certified_as or None,
        "state": account.state,
        "opened_on": account.opened_on.isoformat(),
        "filed_on": account.filed_on.isoformat() if account.filed_on else None,
    }
