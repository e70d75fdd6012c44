"""What does one call to the WeChat API look like to the part that answers it?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from huiying.sandbox.accounts import WeChatAccount
from huiying.sandbox.bodies import Sent, read_json
from huiying.sandbox.ground import Ground
from huiying.sandbox.store import Tables
from huiying.sandbox.wechat.errors import WeChatError

OK = {"errcode": 0, "errmsg": "ok"}


@dataclass(frozen=True, slots=True)
class Binary:
    """An answer that is a file and no JSON."""

    data: bytes
    content_type: str
    filename: str


Reply = dict[str, Any] | Binary


@dataclass(frozen=True, slots=True)
class Arrival:
    """A request before it is known who sends it."""

    ground: Ground
    tables: Tables
    method: str
    path: str
    query: Mapping[str, str]
    body: bytes
    sent: Sent
    ip: str

    def json(self) -> dict[str, Any]:
        """The body as an object; WeChatError 44002 or 47001 otherwise."""
        if not self.body:
            raise WeChatError(44002)
        try:
            return read_json(self.body)
        except ValueError as trouble:
            raise WeChatError(47001) from trouble


@dataclass(frozen=True, slots=True)
class Call:
    """A request of a known account."""

    account: WeChatAccount
    arrival: Arrival

    @property
    def tables(self) -> Tables:
        return self.arrival.tables

    @property
    def ground(self) -> Ground:
        return self.arrival.ground

    @property
    def query(self) -> Mapping[str, str]:
        return self.arrival.query

    @property
    def sent(self) -> Sent:
        return self.arrival.sent

    def json(self) -> dict[str, Any]:
        return self.arrival.json()


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API: what it does, and what it asks of who calls it."""

    perform: Callable[[Call], Reply]
    method: str = "POST"
    verified_only: bool = False
    refuses_escapes: bool = False


def whole_number(given: object, code: int = 47001) -> int:
    """A number that may have come as a string; the given error otherwise."""
    try:
        return int(str(given))
    except ValueError as trouble:
        raise WeChatError(code) from trouble
