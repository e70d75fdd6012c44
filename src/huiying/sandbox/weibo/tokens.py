"""For whom may an application act on Weibo, and until when?"""

from __future__ import annotations

import hmac
from typing import Any

from huiying.sandbox import accounts
from huiying.sandbox.accounts import WeiboAccount
from huiying.sandbox.identifiers import fresh_letters
from huiying.sandbox.moments import now
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.weibo.calls import Arrival
from huiying.sandbox.weibo.errors import WeiboError

CODE_SECONDS = 600
# Five years less a day is what web applications of organisations get in the field.
DEFAULT_SECONDS = 157_679_999
TOKEN_LENGTH = 32


def give(tables: Tables, account: WeiboAccount, token: str, seconds: float) -> None:
    """Make a token good for a user and application; one known already is good anew."""
    issued = now()
    tables.run(
        "INSERT OR REPLACE INTO token VALUES (?, ?, 'weibo', ?, ?, 0)",
        token,
        account.key,
        issued,
        issued + seconds,
    )


def give_code(tables: Tables, account: WeiboAccount, redirect_uri: str) -> str:
    code = fresh_letters(TOKEN_LENGTH)
    tables.run(
        "INSERT INTO grant_code VALUES (?, ?, ?, ?, 0)",
        code,
        account.key,
        redirect_uri,
        now() + CODE_SECONDS,
    )
    return code


def find(tables: Tables, token: str) -> tuple[Row, WeiboAccount]:
    """The token and whose it is; WeiboError where it is not good."""
    if not token:
        raise WeiboError(10006)
    row = tables.row("SELECT * FROM token WHERE token = ? AND kind = 'weibo'", token)
    if row is None:
        raise WeiboError(21332)
    if row["revoked"]:
        raise WeiboError(21316)
    if row["expires_at"] <= now():
        raise WeiboError(21327)
    account = accounts.find(tables, row["account"])
    assert isinstance(account, WeiboAccount)
    return row, account


def guess(tables: Tables, token: str) -> str:
    return str(tables.value("SELECT account FROM token WHERE token = ?", token) or "")


def exchange(arrival: Arrival) -> dict[str, Any]:
    """A code for a token; all numbers are texts, as in the documents' sample."""
    client_id, secret = arrival.required("client_id"), arrival.required("client_secret")
    if arrival.required("grant_type") != "authorization_code":
        raise WeiboError(21328, "unsupported_grant_type")
    row = arrival.tables.row(
        "SELECT * FROM grant_code WHERE code = ? AND used = 0 AND expires_at > ?",
        arrival.required("code"),
        now(),
    )
    if row is None:
        raise WeiboError(21325)
    account = accounts.find(arrival.tables, row["account"])
    assert isinstance(account, WeiboAccount)
    if account.app_key != client_id or not hmac.compare_digest(
        secret.encode(), account.app_secret.encode()
    ):
        raise WeiboError(21324)
    if arrival.required("redirect_uri") != row["redirect_uri"]:
        raise WeiboError(21322)
    arrival.tables.run("UPDATE grant_code SET used = 1 WHERE code = ?", row["code"])
    token = "2.00" + fresh_letters(TOKEN_LENGTH)
    give(arrival.tables, account, token, DEFAULT_SECONDS)
    seconds = str(DEFAULT_SECONDS)
    return {
        "access_token": token,
        "expires_in": seconds,
        "remind_in": seconds,
        "uid": account.uid,
    }


def info(arrival: Arrival) -> dict[str, Any]:
    row, account = find(arrival.tables, arrival.access_token)
    return {
        "uid": int(account.uid),
        "appkey": account.app_key,
        "scope": "",
        "create_at": int(row["issued_at"]),
        "expire_in": int(row["expires_at"] - now()),
    }


def revoke(arrival: Arrival) -> dict[str, Any]:
    row, _ = find(arrival.tables, arrival.access_token)
    arrival.tables.run("UPDATE token SET revoked = 1 WHERE token = ?", row["token"])
    return {"result": "true"}


OPEN = {
    "oauth2/access_token": exchange,
    "oauth2/get_token_info": info,
    "oauth2/revokeoauth2": revoke,
}
