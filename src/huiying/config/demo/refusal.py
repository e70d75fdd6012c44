"""May this database become the demonstration city, and is it one already?"""

from __future__ import annotations

from django.conf import settings

from huiying.foundation.errors import Conflict
from huiying.foundation.words import Words
from huiying.registry.models import Account, Organisation, Person

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SENTENCES = {
    "config.demo.not_on_loopback": Words(
        "演示城区只在本机（回环地址）填充，现在的地址是 %(host)s。确需填充请明确指定。",
        "The demonstration city is filled on this machine's own address only, and this is "
        "%(host)s. Say so explicitly if it is meant.",
    ),
    "config.demo.real_accounts": Words(
        "库中已有%(count)s个正式账号，演示城区不会与真实账号放在一起。",
        "There are %(count)s real accounts here; the demonstration city is never filled beside "
        "them.",
    ),
    "config.demo.not_empty": Words(
        "库中已有单位或人员，演示城区只填充空库。没有改动任何内容。",
        "There are organisations or people here already; only an empty database is filled. "
        "Nothing was changed.",
    ),
}


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
