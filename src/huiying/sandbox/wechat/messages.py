"""What may an account write to a citizen, how often, and for how long?"""

from __future__ import annotations

from typing import Any

from huiying.sandbox import phones, pushes
from huiying.sandbox.accounts import WeChatAccount
from huiying.sandbox.moments import now
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.wechat import articles, media
from huiying.sandbox.wechat.callbacks import event_xml, text_xml
from huiying.sandbox.wechat.calls import OK, Call, Operation, Reply
from huiying.sandbox.wechat.errors import WeChatError

# Messages and seconds (channels.md 1.4).
ALLOWANCES = {
    "message": (5, 48 * 3600),
    "menu": (3, 60),
    "follow": (3, 60),
    "scan": (3, 60),
}
TEXT_BYTES = 2048


def allow(tables: Tables, account: str, openid: str, cause: str) -> None:
    """What the citizen did lets the account write; a message replaces all there was before."""
    amount, seconds = ALLOWANCES[cause]
    tables.run(
        "DELETE FROM allowance WHERE account = ? AND openid = ? AND (cause = ? OR ? = 'message')",
        account,
        openid,
        cause,
        cause,
    )
    tables.run(
        "INSERT INTO allowance (account, openid, cause, expires_at, amount) VALUES (?, ?, ?, ?, ?)",
        account,
        openid,
        cause,
        now() + seconds,
        amount,
    )


def use_allowance(tables: Tables, account: str, openid: str) -> None:
    """Use up one; 45015 where none is open any more, 45047 where the open ones are used up."""
    rows = tables.rows(
        "SELECT * FROM allowance WHERE account = ? AND openid = ? AND expires_at > ?"
        " ORDER BY expires_at",
        account,
        openid,
        now(),
    )
    if not rows:
        raise WeChatError(45015)
    free = next((row for row in rows if row["used"] < row["amount"]), None)
    if free is None:
        raise WeChatError(45047)
    tables.run("UPDATE allowance SET used = used + 1 WHERE id = ?", free["id"])


def close_window(tables: Tables, account: str, openid: str = "") -> int:
    """48 hours have passed: the account may write to nobody, or not to this one."""
    sql = "DELETE FROM allowance WHERE account = ? AND ? IN ('', openid)"
    return tables.run(sql, account, openid).rowcount


def citizen_follows(tables: Tables, account: WeChatAccount, phone: int) -> None:
    if phones.follow(tables, phone, account.key):
        openid = phones.sender_id(tables, phone, account.key)
        allow(tables, account.key, openid, "follow")
        body = event_xml(account, openid, "subscribe", EventKey="")
        pushes.queue_push(tables, account, openid, phone, body)


def citizen_leaves(tables: Tables, account: WeChatAccount, phone: int) -> None:
    if phones.unfollow(tables, phone, account.key):
        openid = phones.sender_id(tables, phone, account.key)
        close_window(tables, account.key, openid)
        body = event_xml(account, openid, "unsubscribe", EventKey="")
        pushes.queue_push(tables, account, openid, None, body)


def citizen_writes(tables: Tables, account: WeChatAccount, phone: int, text: str) -> Row:
    """A citizen sends a text; who does not follow yet follows first, as the app demands."""
    citizen_follows(tables, account, phone)
    openid = phones.sender_id(tables, phone, account.key)
    body = {"type": "text", "text": text}
    kept = phones.keep_message(tables, phone, account.key, "sent", "message", body)
    allow(tables, account.key, openid, "message")
    xml = text_xml(account, openid, text, kept["platform_id"])
    pushes.queue_push(tables, account, openid, phone, xml)
    return kept


def _send(call: Call) -> Reply:
    given = call.json()
    citizen = phones.follower(call.tables, call.account.key, str(given.get("touser", "")))
    if citizen is None:
        raise WeChatError(40003)
    body = body_of(call, given)
    if not citizen["active"]:
        raise WeChatError(45015)
    use_allowance(call.tables, call.account.key, citizen["openid"])
    phones.keep_message(
        call.tables, citizen["phone"], call.account.key, "received", "customer service", body
    )
    return OK


def body_of(call: Call, given: dict[str, Any]) -> dict[str, Any]:
    """What the phone will show; WeChatError where the message is not one."""
    kind = given.get("msgtype")
    content = given.get(kind) if isinstance(kind, str) else None
    if not isinstance(content, dict):
        raise WeChatError(40008)
    if kind == "text":
        return {"type": "text", "text": _text(content)}
    if kind in ("image", "voice", "video"):
        return _media(call, kind, content)
    if kind == "news":
        return {"type": "news", "articles": _news(content)}
    if kind == "mpnewsarticle":
        return {"type": "news", "articles": _published(call, content)}
    raise WeChatError(40008)


def _text(content: dict[str, Any]) -> str:
    text = str(content.get("content") or "")
    if not text.strip():
        raise WeChatError(44004)
    if len(text.encode()) > TEXT_BYTES:
        raise WeChatError(45002)
    return text


def _media(call: Call, kind: str, content: dict[str, Any]) -> dict[str, Any]:
    found = media.find_any(call.tables, call.account.key, str(content.get("media_id", "")))
    return {
        "type": kind,
        "media_id": found["media_id"],
        "url": call.ground.picture_url(found["url_key"]),
    }


def _news(content: dict[str, Any]) -> list[dict[str, str]]:
    """One article at most in a message of this kind."""
    given = content.get("articles")
    if not isinstance(given, list) or len(given) != 1:
        raise WeChatError(45008)
    names = ("title", "description", "url", "picurl")
    return [{name: str(given[0].get(name, "")) for name in names}]


def _published(call: Call, content: dict[str, Any]) -> list[dict[str, str]]:
    rows = call.tables.rows(
        "SELECT * FROM article WHERE article_id = ? AND account = ? AND deleted = 0 ORDER BY idx",
        str(content.get("article_id", "")),
        call.account.key,
    )
    if not rows:
        raise WeChatError(40007)
    return [article_card(call, row) for row in rows]


def article_card(call: Call, article: Row) -> dict[str, str]:
    shown = articles.news_item(call.ground, article)
    return {
        "title": shown["title"],
        "description": shown["digest"],
        "url": shown["url"],
        "picurl": article["cover"],
    }


def _typing(call: Call) -> Reply:
    if call.json().get("command") not in ("Typing", "CancelTyping"):
        raise WeChatError(40035)
    return OK


OPERATIONS = {
    "/cgi-bin/message/custom/send": Operation(_send, verified_only=True),
    "/cgi-bin/message/custom/typing": Operation(_typing, verified_only=True),
}
