"""What does one call to Weibo look like to the part that answers it?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from huiying.sandbox.accounts import WeiboAccount
from huiying.sandbox.bodies import Sent
from huiying.sandbox.ground import Ground
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.weibo.errors import invalid, missing


@dataclass(frozen=True, slots=True)
class Arrival:
    """A request before it is known who sends it; parameters may come in query or form."""

    ground: Ground
    tables: Tables
    method: str
    path: str
    given: Mapping[str, str]
    sent: Sent
    bearer: str

    @property
    def access_token(self) -> str:
        return self.given.get("access_token", "") or self.bearer

    def required(self, name: str) -> str:
        value = self.given.get(name, "")
        if not value:
            raise missing(name)
        return value

    def number(self, name: str, default: int | None = None) -> int:
        value = self.given.get(name, "")
        if not value and default is not None:
            return default
        if not value.lstrip("-").isdecimal():
            raise invalid(name, "int64", value) if value else missing(name)
        return int(value)


@dataclass(frozen=True, slots=True)
class Call:
    """A request of an application for a known user."""

    account: WeiboAccount
    arrival: Arrival

    @property
    def tables(self) -> Tables:
        return self.arrival.tables

    @property
    def ground(self) -> Ground:
        return self.arrival.ground


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API."""

    perform: Callable[[Call], Row]
    method: str = "GET"
    counted: bool = True


def user_shown(account: WeiboAccount) -> dict[str, Any]:
    return {
        "id": int(account.uid),
        "idstr": account.uid,
        "screen_name": account.name,
        "name": account.name,
        "followers_count": account.followers,
        "verified": True,
    }
