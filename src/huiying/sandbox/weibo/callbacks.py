"""What does Weibo post to an account's server, and what may the server answer?"""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any
from urllib.parse import unquote_plus

from huiying.sandbox import phones, pushes
from huiying.sandbox.accounts import WeiboAccount
from huiying.sandbox.moments import now, weibo_date
from huiying.sandbox.pushes import Answer, Letter
from huiying.sandbox.store import Row, Tables

PASSIVE_CHARACTERS = 300


def sign(*parts: str) -> str:
    """Hex SHA-1 of app secret, timestamp and nonce, sorted and joined (channels.md 2)."""
    return hashlib.sha1("".join(sorted(parts)).encode(), usedforsecurity=False).hexdigest()


def signed(account: WeiboAccount) -> dict[str, str]:
    timestamp, nonce = str(int(now() * 1000)), str(secrets.randbelow(10**8))
    signature = sign(account.app_secret, timestamp, nonce)
    return {"signature": signature, "timestamp": timestamp, "nonce": nonce}


def address_check(account: WeiboAccount) -> dict[str, str]:
    return {**signed(account), "echostr": secrets.token_hex(5)}


def letter(account: WeiboAccount, body: str) -> Letter:
    """The signed request for one push. There is no message id in it."""
    headers = {"content-type": "application/json;charset=UTF-8"}
    return Letter(account.callback_url, signed(account), headers, body.encode())


def push_json(account: WeiboAccount, uid: str, kind: str, text: str, **data: str) -> str:
    body = {
        "type": kind,
        "receiver_id": int(account.uid),
        "sender_id": int(uid),
        "created_at": weibo_date(now()),
        "text": text,
        "data": data,
    }
    return json.dumps(body, ensure_ascii=False)


def citizen_follows(tables: Tables, account: WeiboAccount, phone: int) -> None:
    if phones.follow(tables, phone, account.key):
        uid = phones.sender_id(tables, phone, account.key)
        body = push_json(account, uid, "event", "关注事件消息", subtype="follow")
        pushes.queue_push(tables, account, uid, phone, body)


def citizen_leaves(tables: Tables, account: WeiboAccount, phone: int) -> None:
    if phones.unfollow(tables, phone, account.key):
        uid = phones.sender_id(tables, phone, account.key)
        body = push_json(account, uid, "event", "取消关注事件消息", subtype="unfollow")
        pushes.queue_push(tables, account, uid, None, body)


def citizen_writes(tables: Tables, account: WeiboAccount, phone: int, text: str) -> Row:
    """A private message; nobody has to follow for that."""
    uid = phones.sender_id(tables, phone, account.key)
    body = {"type": "text", "text": text}
    kept = phones.keep_message(tables, phone, account.key, "sent", "message", body)
    pushes.queue_push(tables, account, uid, phone, push_json(account, uid, "text", text))
    return kept


def citizen_mentions(tables: Tables, account: WeiboAccount, phone: int, text: str) -> None:
    uid = phones.sender_id(tables, phone, account.key)
    body = push_json(account, uid, "mention", text, subtype="status")
    pushes.queue_push(tables, account, uid, None, body)


def read_answer(content: bytes) -> Answer:
    """An empty body is silence; `result: true` with a message is shown; else unusable."""
    if not content.strip():
        return Answer(usable=True)
    try:
        reply = json.loads(content)
        body = message_body(reply["type"], reply["data"]) if reply["result"] is True else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return Answer(usable=False)
    return Answer(body is not None, [body] if body else [])


def message_body(kind: str, data: str) -> dict[str, Any] | None:
    """What the phone shows of URL-encoded JSON; None where it is no message."""
    given = json.loads(unquote_plus(data))
    if kind == "text" and 0 < len(str(given.get("text", ""))) < PASSIVE_CHARACTERS:
        return {"type": "text", "text": str(given["text"])}
    if kind == "articles" and given.get("articles"):
        return {"type": "news", "articles": [_article(one) for one in given["articles"]]}
    if kind == "position" and "longitude" in given:
        return {"type": "text", "text": f"{given['longitude']}, {given.get('latitude')}"}
    return None


def _article(given: dict[str, Any]) -> dict[str, str]:
    return {
        "title": str(given.get("display_name", "")),
        "description": str(given.get("summary", "")),
        "url": str(given.get("url", "")),
        "picurl": str(given.get("image", "")),
    }
