"""On which accounts may this person let a piece go out, and in whose name may she write?"""

from __future__ import annotations

from huiying.editorial.models import Version
from huiying.editorial.terms import MAY
from huiying.foundation.scope import Actor, ScopedQuerySet
from huiying.registry.models import Account, Organisation
from huiying.registry.terms import AccountState

OTHERS_MOST = 20


def offices(by: Actor) -> list[Organisation]:
    """The organisations in which the person holds a writing post, in the tree's order."""
    held = {c.organisation for c in by.claims if c.post in MAY["write_piece"]}
    return list(Organisation.objects.filter(pk__in=held).order_by("path"))


def accounts_for(by: Actor, office: Organisation, version: Version | None) -> list[Account]:
    """The office's own running accounts, and those that the version goes out on already."""
    chosen = [t.account_id for t in version.targets.all()] if version else []
    rows = _usable(by)
    found = rows.filter(organisation=office) | rows.filter(pk__in=chosen)
    return list(found.order_by("kind", "name", "id"))


def accounts_named(by: Actor, wanted: list[int]) -> list[Account]:
    """Further accounts that a form names, as far as the person may use them."""
    return list(_usable(by).filter(pk__in=wanted).order_by("kind", "name", "id"))


def other_accounts(by: Actor, office: Organisation, asked: str) -> list[Account]:
    """Accounts of other offices in reach, by name."""
    rows = _usable(by).exclude(organisation=office).filter(name__icontains=asked)
    return list(rows.order_by("name", "id")[:OTHERS_MOST])


def _usable(by: Actor) -> ScopedQuerySet[Account]:
    rows: ScopedQuerySet[Account] = Account.objects.visible_to(by, posts=MAY["write_piece"])
    return rows.filter(state=AccountState.RUNNING).select_related("organisation")
