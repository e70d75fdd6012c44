"""Who is calling, and is the access token still good?"""

from __future__ import annotations

import hmac
import re

from huiying.sandbox import accounts, knobs
from huiying.sandbox.accounts import WeChatAccount
from huiying.sandbox.identifiers import fresh_access_token
from huiying.sandbox.moments import day_of, day_start, now
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.wechat.calls import Arrival, Call, Operation
from huiying.sandbox.wechat.errors import WeChatError

# channels.md 1.1
OVERLAP_SECONDS = 300
FORCED_PER_DAY = 20
FORCED_APART_SECONDS = 30

_TOKEN_SHAPE = re.compile(r"\d+_[\w-]{100,512}")


def check_address(account: WeChatAccount, ip: str) -> None:
    """Refuse (40164) who is not on the account's list of addresses; no list allows all."""
    if account.ip_whitelist is not None and ip not in account.ip_whitelist:
        raise WeChatError(40164, f"invalid ip {ip} ipv6 ::ffff:{ip}, not in whitelist")


def by_token(arrival: Arrival) -> WeChatAccount:
    """The account whose access token came with the call."""
    token = arrival.query.get("access_token", "")
    if not token:
        raise WeChatError(41001)
    row = arrival.tables.row("SELECT * FROM token WHERE token = ? AND kind != 'weibo'", token)
    if row is None:
        raise WeChatError(40001 if _TOKEN_SHAPE.fullmatch(token) else 40014)
    if row["revoked"]:
        raise WeChatError(40001)
    if row["expires_at"] <= now():
        raise WeChatError(42001)
    account = accounts.find_wechat(arrival.tables, row["account"].partition(":")[2])
    assert account is not None
    check_address(account, arrival.ip)
    return account


def by_secret(arrival: Arrival) -> WeChatAccount:
    """The account whose appid and secret came, in the query or in the JSON body."""
    given = arrival.query if arrival.method == "GET" else arrival.json()
    if given.get("grant_type") != "client_credential":
        raise WeChatError(40002)
    if not given.get("appid"):
        raise WeChatError(41002)
    if not given.get("secret"):
        raise WeChatError(41004)
    account = accounts.find_wechat(arrival.tables, str(given["appid"]))
    if account is None:
        raise WeChatError(40013)
    if not hmac.compare_digest(str(given["secret"]).encode(), account.secret.encode()):
        raise WeChatError(40125)
    check_address(account, arrival.ip)
    return account


def guess(tables: Tables, token: str) -> str:
    """Whose call this seems to be, good token or not: the knobs want to know."""
    return str(tables.value("SELECT account FROM token WHERE token = ?", token) or "")


def issue(tables: Tables, account: str, kind: str) -> Row:
    seconds = knobs.setting(tables, "token_seconds")
    token = fresh_access_token(tables.next_number("token", 90))
    issued = now()
    tables.run(
        "INSERT INTO token VALUES (?, ?, ?, ?, ?, 0)",
        token,
        account,
        kind,
        issued,
        issued + seconds,
    )
    return {"access_token": token, "expires_in": int(seconds)}


def _issue_plain(call: Call) -> Row:
    """A new one each time; what was there before lives five minutes more."""
    call.tables.run(
        "UPDATE token SET expires_at = min(expires_at, ?) WHERE account = ? AND kind = 'plain'",
        now() + OVERLAP_SECONDS,
        call.account.key,
    )
    return issue(call.tables, call.account.key, "plain")


def _issue_stable(call: Call) -> Row:
    """The same one until five minutes before its end; both are good during these five."""
    key = call.account.key
    if call.json().get("force_refresh") is True and _may_force(call.tables, key):
        call.tables.run("INSERT INTO forced_refresh VALUES (?, ?)", key, now())
        call.tables.run("UPDATE token SET revoked = 1 WHERE account = ? AND kind = 'stable'", key)
    current = call.tables.row(
        "SELECT * FROM token WHERE account = ? AND kind = 'stable' AND revoked = 0"
        " AND expires_at > ? ORDER BY issued_at DESC LIMIT 1",
        key,
        now() + OVERLAP_SECONDS,
    )
    if current is None:
        return issue(call.tables, key, "stable")
    return {
        "access_token": current["token"],
        "expires_in": int(current["expires_at"] - now()),
    }


def _may_force(tables: Tables, account: str) -> bool:
    today = day_start(day_of(now()))
    times = tables.row(
        "SELECT count(*) AS number, max(at) AS last FROM forced_refresh"
        " WHERE account = ? AND at >= ?",
        account,
        today,
    )
    assert times is not None
    rested = times["last"] is None or now() - times["last"] >= FORCED_APART_SECONDS
    return bool(times["number"] < FORCED_PER_DAY and rested)


def expire(tables: Tables, account: str) -> int:
    """Every token of the account ends now; returns how many were good."""
    sql = "UPDATE token SET expires_at = ? WHERE account = ? AND revoked = 0 AND expires_at > ?"
    return tables.run(sql, now() - 1, account, now()).rowcount


OPERATIONS = {
    "/cgi-bin/token": Operation(_issue_plain, "GET"),
    "/cgi-bin/stable_token": Operation(_issue_stable),
}
