"""How do tests and the demonstration city set the playing field up and read it out?"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from huiying.sandbox import accounts, calllog, citizens, histories, phones, published, pushes
from huiying.sandbox.accounts import Account, WeiboAccount
from huiying.sandbox.doors import Absent, Visit, door
from huiying.sandbox.ground import ground_of
from huiying.sandbox.moments import in_shanghai
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.wechat import callbacks as wechat_callbacks
from huiying.sandbox.wechat import comments as wechat_comments
from huiying.sandbox.weibo import callbacks as weibo_callbacks
from huiying.sandbox.weibo import comments as weibo_comments
from huiying.sandbox.weibo import tokens as weibo_tokens


def _account_shown(account: Account) -> dict[str, Any]:
    platform = account.key.partition(":")[0]
    return {"key": account.key, "platform": platform, **asdict(account)}


def _save_accounts(visit: Visit) -> dict[str, Any]:
    """Make or change any number of accounts of both platforms in one go."""
    saved: list[Account] = []
    for given in visit.given.get("wechat", []):
        saved.append(accounts.wechat_account_from(given))
    for given in visit.given.get("weibo", []):
        saved.append(_weibo_account(visit, given))
    for account in saved:
        accounts.save(visit.tables, account)
    return {"accounts": [_account_shown(account) for account in saved]}


def _weibo_account(visit: Visit, given: dict[str, Any]) -> WeiboAccount:
    """With `access_token`, that token is good from now on, for `expires_in` seconds."""
    account = accounts.weibo_account_from(given)
    if given.get("access_token"):
        seconds = float(given.get("expires_in", weibo_tokens.DEFAULT_SECONDS))
        weibo_tokens.give(visit.tables, account, str(given["access_token"]), seconds)
    return account


def _list_accounts(visit: Visit) -> dict[str, Any]:
    return {"accounts": [_account_shown(one) for one in accounts.everyone(visit.tables)]}


def _phone_shown(tables: Tables, phone: Row) -> dict[str, Any]:
    openids = {
        row["account"]: row["openid"]
        for row in phones.follows(tables, phone["id"])
        if row["active"]
    }
    shown = {name: phone[name] for name in ("id", "nickname", "uid")}
    return {**shown, "openids": openids}


def _add_phone(visit: Visit) -> dict[str, Any]:
    """The phone of that nickname; `follows` names accounts it follows without telling them."""
    phone = phones.add_phone(visit.tables, str(visit.given["nickname"]))
    for reference in visit.given.get("follows", []):
        phones.follow(visit.tables, phone["id"], visit.account_key(reference))
    return _phone_shown(visit.tables, phone)


def _list_phones(visit: Visit) -> dict[str, Any]:
    return {"phones": [_phone_shown(visit.tables, one) for one in phones.phones(visit.tables)]}


def _get_phone(visit: Visit) -> dict[str, Any]:
    return _phone_shown(visit.tables, visit.phone(visit.path["id"]))


def _write(visit: Visit) -> dict[str, Any]:
    phone, account = visit.phone(visit.path["id"]), visit.account(visit.given["account"])
    kept = citizens.write(visit.tables, account, phone["id"], str(visit.given["text"]))
    openid = phones.sender_id(visit.tables, phone["id"], account.key)
    return {"id": kept["id"], "msg_id": str(kept["platform_id"]), "openid": openid}


def _list_messages(visit: Visit) -> dict[str, Any]:
    phone = visit.phone(visit.path["id"])
    key = visit.account_key(visit.given.get("account"))
    rows = phones.messages(visit.tables, phone["id"], key, int(visit.given.get("after", 0)))
    return {"messages": [message_shown(row) for row in rows]}


def message_shown(row: Row) -> dict[str, Any]:
    return {
        "id": row["id"],
        "account": row["account"],
        "direction": row["direction"],
        "manner": row["manner"],
        "body": row["body"],
        "msg_id": str(row["platform_id"]),
        "at": in_shanghai(row["created_at"]).isoformat(timespec="milliseconds"),
    }


def _follow(visit: Visit) -> dict[str, Any]:
    phone, account = visit.phone(visit.path["id"]), visit.account(visit.given["account"])
    citizens.follow(visit.tables, account, phone["id"])
    return _phone_shown(visit.tables, phone)


def _leave(visit: Visit) -> dict[str, Any]:
    phone, account = visit.phone(visit.path["id"]), visit.account(visit.given["account"])
    citizens.leave(visit.tables, account, phone["id"])
    return _phone_shown(visit.tables, phone)


def _mention(visit: Visit) -> dict[str, Any]:
    phone, account = visit.phone(visit.path["id"]), visit.account(visit.given["account"])
    if not isinstance(account, WeiboAccount):
        raise ValueError("only Weibo tells of mentions")
    weibo_callbacks.citizen_mentions(visit.tables, account, phone["id"], str(visit.given["text"]))
    return {"mentioned": account.key}


def _comment(visit: Visit) -> dict[str, Any]:
    """Under an article (`url`, or `article_id` and `index`) or a Weibo post (`status_id`)."""
    phone, content = visit.phone(visit.given["phone"]), str(visit.given["content"])
    if visit.given.get("status_id"):
        status = visit.tables.row(
            "SELECT * FROM status WHERE id = ?", int(visit.given["status_id"])
        )
        if status is None:
            raise Absent("status")
        row = weibo_comments.write(visit.tables, status, phone["nickname"], phone["uid"], content)
        return {"id": str(row["id"])}
    article = visit.tables.row(
        "SELECT * FROM article WHERE url_key = ? OR (article_id = ? AND idx = ?)",
        str(visit.given.get("url", "")).rpartition("/")[2],
        str(visit.given.get("article_id", "")),
        int(visit.given.get("index", 1)),
    )
    if article is None:
        raise Absent("article")
    return {"id": str(wechat_comments.write(visit.tables, article, phone, content))}


def _published(visit: Visit) -> dict[str, Any]:
    key = visit.account_key(visit.given.get("account"))
    return {"published": published.everything(visit.ground, visit.tables, key)}


def _remember(visit: Visit) -> dict[str, Any]:
    pieces = [
        histories.remember(visit.ground, visit.tables, visit.account(one["account"]), one)
        for one in visit.given["pieces"]
    ]
    return {"pieces": pieces}


def _pushes(visit: Visit) -> dict[str, Any]:
    key = visit.account_key(visit.given.get("account"))
    return {"pushes": pushes.of_account(visit.tables, key)}


def _calls(visit: Visit) -> dict[str, Any]:
    key = visit.account_key(visit.given.get("account"))
    return {"calls": calllog.latest(visit.tables, key)}


def _reset(visit: Visit) -> dict[str, Any]:
    histories.forget_everything(visit.tables)
    return {"reset": True}


def _address_check(account: Account) -> dict[str, str]:
    if isinstance(account, WeiboAccount):
        return weibo_callbacks.address_check(account)
    return wechat_callbacks.address_check(account)


async def _verify(request: Request) -> Response:
    """Ask the account's server, as the platform does when an address is entered there."""
    ground = ground_of(request)
    with ground.store.transaction() as tables:
        account = accounts.find(tables, request.path_params["account"])
    if account is None:
        return JSONResponse({"error": "absent: account"}, 404)
    params = _address_check(account)
    async with httpx.AsyncClient(trust_env=False, timeout=pushes.SECONDS_TO_ANSWER) as client:
        try:
            response = await client.get(account.callback_url, params=params)
        except (httpx.HTTPError, httpx.InvalidURL) as trouble:
            return JSONResponse({"verified": False, "answer": f"{type(trouble).__name__}"})
    verified = response.status_code == 200 and response.text == params["echostr"]
    return JSONResponse(
        {"verified": verified, "status": response.status_code, "answer": response.text[:500]}
    )


ROUTES: list[Route] = [
    door("POST", "/control/accounts", _save_accounts),
    door("GET", "/control/accounts", _list_accounts),
    Route("/control/accounts/{account}/verify", _verify, methods=["POST"]),
    door("POST", "/control/phones", _add_phone),
    door("GET", "/control/phones", _list_phones),
    door("GET", "/control/phones/{id:int}", _get_phone),
    door("POST", "/control/phones/{id:int}/messages", _write),
    door("GET", "/control/phones/{id:int}/messages", _list_messages),
    door("POST", "/control/phones/{id:int}/follows", _follow),
    door("POST", "/control/phones/{id:int}/leaves", _leave),
    door("POST", "/control/phones/{id:int}/mentions", _mention),
    door("POST", "/control/comments", _comment),
    door("GET", "/control/published", _published),
    door("POST", "/control/histories", _remember),
    door("GET", "/control/pushes", _pushes),
    door("GET", "/control/calls", _calls),
    door("POST", "/control/reset", _reset),
]
