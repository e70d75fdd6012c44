"""Through which doors are the knobs turned?"""

from __future__ import annotations

from typing import Any

from starlette.routing import Route

from huiying.sandbox import knobs, phones, tallies
from huiying.sandbox.accounts import WeChatAccount
from huiying.sandbox.doors import Visit, door
from huiying.sandbox.wechat import messages, tokens
from huiying.sandbox.weibo import limits
from huiying.sandbox.weibo import messages as private_messages


def _turn(visit: Visit) -> dict[str, Any]:
    account = visit.account_key(visit.given.get("account"))
    return {"id": knobs.turn(visit.tables, {**visit.given, "account": account})}


def _list(visit: Visit) -> dict[str, Any]:
    return {
        "knobs": knobs.all_turned(visit.tables),
        "kinds": knobs.KINDS,
        "settings": {name: knobs.setting(visit.tables, name) for name in knobs.SETTINGS},
    }


def _release(visit: Visit) -> dict[str, Any]:
    return {"released": knobs.release(visit.tables, visit.path.get("id"))}


def _expire_tokens(visit: Visit) -> dict[str, Any]:
    return {"expired": tokens.expire(visit.tables, visit.account_key(visit.given["account"]))}


def _leave_quota(visit: Visit) -> dict[str, Any]:
    """`path` is an API path on WeChat, `mass` for mass sending, `all` on Weibo."""
    account, left = visit.account(visit.given["account"]), int(visit.given["left"])
    path = str(visit.given.get("path", limits.ALL_CALLS))
    is_service = isinstance(account, WeChatAccount) and account.kind == "service"
    period = tallies.this_month() if is_service and path == "mass" else tallies.today()
    tallies.leave(visit.tables, account.key, path, left, period)
    return {"account": account.key, "path": path, "left": left}


def _close_window(visit: Visit) -> dict[str, Any]:
    """As if 48 hours had passed since the citizen's last message."""
    account, phone = visit.account(visit.given["account"]), visit.phone(visit.given["phone"])
    sender = phones.sender_id(visit.tables, phone["id"], account.key)
    if isinstance(account, WeChatAccount):
        messages.close_window(visit.tables, account.key, sender)
    else:
        private_messages.close_window(visit.tables, account.key, sender)
    return {"closed": account.key}


ROUTES: list[Route] = [
    door("POST", "/knobs", _turn),
    door("GET", "/knobs", _list),
    door("DELETE", "/knobs", _release),
    door("DELETE", "/knobs/{id:int}", _release),
    door("POST", "/knobs/tokens/expire", _expire_tokens),
    door("POST", "/knobs/quota", _leave_quota),
    door("POST", "/knobs/windows/close", _close_window),
]
