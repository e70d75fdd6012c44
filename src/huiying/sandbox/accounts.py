"""Which accounts exist here, and how is each one configured?"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from huiying.sandbox.identifiers import original_id_for
from huiying.sandbox.moments import now
from huiying.sandbox.store import Row, Tables

MODES = ("plain", "compat", "safe")
KINDS = ("service", "subscription")
AES_KEY_LENGTH = 43


class UnusableAccount(ValueError):
    """What was given does not describe an account."""


@dataclass(frozen=True, slots=True)
class WeChatAccount:
    appid: str
    secret: str
    name: str
    token: str = ""
    encoding_aes_key: str = ""
    callback_url: str = ""
    mode: str = "plain"
    kind: str = "service"
    original_id: str = ""
    verified: bool = True
    ip_whitelist: tuple[str, ...] | None = None
    followers: int = 8000

    @property
    def key(self) -> str:
        return f"wechat:{self.appid}"


@dataclass(frozen=True, slots=True)
class WeiboAccount:
    uid: str
    app_key: str
    app_secret: str
    name: str
    callback_url: str = ""
    bound_domain: str = ""
    redirect_uri: str = ""
    followers: int = 8000

    @property
    def key(self) -> str:
        return f"weibo:{self.uid}"


Account = WeChatAccount | WeiboAccount


def wechat_account_from(given: dict[str, Any]) -> WeChatAccount:
    """Check and complete what was given; raises UnusableAccount with the reason."""
    given = {**given, "original_id": given.get("original_id") or original_id_for(given["appid"])}
    if given.get("ip_whitelist") is not None:
        given["ip_whitelist"] = tuple(given["ip_whitelist"])
    account = WeChatAccount(**_known(WeChatAccount, given))
    if account.mode not in MODES or account.kind not in KINDS:
        raise UnusableAccount(f"{account.appid}: mode is one of {MODES}, kind one of {KINDS}")
    if account.mode != "plain" and len(account.encoding_aes_key) != AES_KEY_LENGTH:
        raise UnusableAccount(f"{account.appid}: {account.mode} needs a key of 43 characters")
    return account


def weibo_account_from(given: dict[str, Any]) -> WeiboAccount:
    """Check what was given; raises UnusableAccount with the reason."""
    account = WeiboAccount(**_known(WeiboAccount, {**given, "uid": str(given["uid"])}))
    if not account.uid.isdecimal():
        raise UnusableAccount(f"{account.uid}: a Weibo uid is a number")
    return account


def _known(shape: type[Account], given: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(shape)}
    return {name: value for name, value in given.items() if name in names}


def save(tables: Tables, account: Account) -> None:
    """Write the account as it is now said to be; what it did before stays."""
    platform, ident = account.key.split(":", 1)
    tables.run(
        "INSERT INTO account VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE"
        " SET name = excluded.name, details = excluded.details",
        account.key,
        platform,
        ident,
        account.name,
        json.dumps(asdict(account), ensure_ascii=False),
        now(),
    )


def load(row: Row) -> Account:
    details = json.loads(row["details"])
    if row["platform"] == "weibo":
        return WeiboAccount(**details)
    if details["ip_whitelist"] is not None:
        details["ip_whitelist"] = tuple(details["ip_whitelist"])
    return WeChatAccount(**details)


def find(tables: Tables, reference: str) -> Account | None:
    """By `wechat:<appid>`, `weibo:<uid>`, or the bare appid or uid."""
    row = tables.row("SELECT * FROM account WHERE key = ? OR ident = ?", reference, reference)
    return load(row) if row else None


def find_wechat(tables: Tables, appid: str) -> WeChatAccount | None:
    found = find(tables, f"wechat:{appid}")
    return found if isinstance(found, WeChatAccount) else None


def weibo_accounts_of_app(tables: Tables, app_key: str) -> list[WeiboAccount]:
    """The users that have to do with one application."""
    return [
        account
        for account in everyone(tables, "weibo")
        if isinstance(account, WeiboAccount) and account.app_key == app_key
    ]


def everyone(tables: Tables, platform: str = "") -> list[Account]:
    sql = "SELECT * FROM account WHERE ? IN ('', platform) ORDER BY platform DESC, name, key"
    return [load(row) for row in tables.rows(sql, platform)]
