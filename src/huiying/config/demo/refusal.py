"""May this database become the demonstration city, and is it one already?"""

from __future__ import annotations

from django.conf import settings

from huiying.foundation.errors import Conflict
from huiying.registry.models import Account, Organisation, Person

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def demand_fillable(*, force: bool) -> None:
    """Raise `Conflict` unless this is an empty database on loopback (or `force` says so)."""
    if settings.HUIYING_HOST not in LOOPBACK and not force:
        raise Conflict("config.demo.not_on_loopback", host=settings.HUIYING_HOST)
    if (
        real := Account.objects.whole("real accounts are counted")
        .filter(demonstration=False)
        .count()
    ):
        raise Conflict("config.demo.real_accounts", count=real)
    if is_in_use():
        raise Conflict("config.demo.not_empty")


def is_in_use() -> bool:
    """Whether anybody has entered an organisation or a person."""
    return Organisation.objects.exists() or Person.objects.exists()


def is_present() -> bool:
    """Whether this database is a demonstration city."""
    return Account.objects.whole("is there a demonstration").filter(demonstration=True).exists()
