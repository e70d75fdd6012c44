"""How often may an account call what, and how much of it is left today?"""

from __future__ import annotations

from huiying.sandbox import calllog, tallies
from huiying.sandbox.store import Tables
from huiying.sandbox.wechat.calls import OK, Call, Operation, Reply
from huiying.sandbox.wechat.errors import WeChatError

# Calls per day of a new account (channels.md 1.11).
DAILY: dict[str, int] = {
    "/cgi-bin/token": 2000,
    "/cgi-bin/stable_token": 500_000,
    "/cgi-bin/media/upload": 100_000,
    "/cgi-bin/media/uploadimg": 100_000,
    "/cgi-bin/media/get": 200_000,
    "/cgi-bin/message/custom/send": 500_000,
    "/cgi-bin/message/mass/sendall": 100,
    "/cgi-bin/message/mass/preview": 100,
    "/cgi-bin/user/get": 500,
    "/cgi-bin/user/info": 5_000_000,
    "/cgi-bin/draft/add": 1000,
    "/cgi-bin/draft/get": 500,
    "/cgi-bin/draft/delete": 1000,
    "/cgi-bin/draft/update": 1000,
    "/cgi-bin/draft/count": 1000,
    "/cgi-bin/draft/batchget": 1000,
    "/cgi-bin/freepublish/submit": 100,
    "/cgi-bin/freepublish/get": 100,
    "/cgi-bin/freepublish/delete": 10,
    "/cgi-bin/freepublish/getarticle": 100,
    "/cgi-bin/freepublish/batchget": 100,
}
OTHERWISE = 10_000
CLEARINGS_PER_MONTH = 10
# Asking about quotas and clearing them must work when all is used up.
UNCOUNTED = {"/cgi-bin/clear_quota", "/cgi-bin/openapi/quota/get", "/cgi-bin/openapi/rid/get"}


def allowed(tables: Tables, account: str, path: str) -> int:
    return tallies.allowed(tables, account, path, tallies.today(), DAILY.get(path, OTHERWISE))


def spend(tables: Tables, account: str, path: str) -> None:
    """Count a call and refuse (45009) the one after the last."""
    if path in UNCOUNTED:
        return
    used = tallies.count(tables, account, path, tallies.today())
    if used > allowed(tables, account, path):
        raise WeChatError(45009)


def _clear(call: Call) -> Reply:
    if call.json().get("appid") != call.account.appid:
        raise WeChatError(40013)
    times = tallies.count(call.tables, call.account.key, "clear_quota", tallies.this_month())
    if times > CLEARINGS_PER_MONTH:
        raise WeChatError(48006)
    tallies.clear(call.tables, call.account.key, tallies.today())
    return OK


def _quota(call: Call) -> Reply:
    path, key = str(call.json().get("cgi_path")), call.account.key
    limit = allowed(call.tables, key, path)
    spent = tallies.used(call.tables, key, path, tallies.today())
    left = {"daily_limit": limit, "used": min(spent, limit), "remain": max(0, limit - spent)}
    return {**OK, "quota": left}


def _request_of_rid(call: Call) -> Reply:
    row = calllog.find(call.tables, str(call.json().get("rid")))
    if row is None or row["account"] != call.account.key:
        raise WeChatError(76001, "rid not found")
    return {
        **OK,
        "request": {
            "invoke_time": int(row["at"]),
            "cost_in_ms": 1,
            "request_url": row["path"],
            "request_body": row["request"],
            "response_body": row["answer"],
            "client_ip": call.arrival.ip,
        },
    }


OPERATIONS = {
    "/cgi-bin/clear_quota": Operation(_clear),
    "/cgi-bin/openapi/quota/get": Operation(_quota),
    "/cgi-bin/openapi/rid/get": Operation(_request_of_rid),
}
