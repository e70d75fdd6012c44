"""When may an account answer a private message?"""

from __future__ import annotations

from huiying.sandbox import phones
from huiying.sandbox.moments import now
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.weibo.callbacks import message_body
from huiying.sandbox.weibo.calls import Call, Operation
from huiying.sandbox.weibo.errors import WeiboError, invalid

WINDOW_SECONDS = 48 * 3600


def _may_write(tables: Tables, account: str, phone: int) -> bool:
    """Within 48 hours of the citizen's last message, or of following."""
    last = tables.value(
        "SELECT max(created_at) FROM message WHERE phone = ? AND account = ?"
        " AND direction = 'sent'",
        phone,
        account,
    )
    followed = tables.value(
        "SELECT since FROM follow WHERE phone = ? AND account = ? AND active = 1", phone, account
    )
    closed = tables.value(
        "SELECT max(expires_at) FROM allowance WHERE account = ? AND openid = ?"
        " AND cause = 'closed'",
        account,
        phones.sender_id(tables, phone, account),
    )
    opened = max(last or 0, followed or 0)
    return now() - opened < WINDOW_SECONDS and opened > (closed or 0)


def close_window(tables: Tables, account: str, uid: str) -> None:
    """48 hours have passed for this citizen."""
    tables.run(
        "INSERT INTO allowance (account, openid, cause, expires_at, amount)"
        " VALUES (?, ?, 'closed', ?, 0)",
        account,
        uid,
        now(),
    )


def _reply(call: Call) -> Row:
    given = call.arrival
    kind, data, receiver = (given.required(name) for name in ("type", "data", "receiver_id"))
    phone = call.tables.row("SELECT * FROM phone WHERE uid = ?", receiver)
    if phone is None:
        raise WeiboError(20003)
    if not _may_write(call.tables, call.account.key, phone["id"]):
        raise WeiboError(10014)
    try:
        body = message_body(kind, data)
    except (ValueError, TypeError, AttributeError) as trouble:
        raise invalid("data", "urlencoded json", "text") from trouble
    if body is None:
        raise invalid("type", "text|articles|position", kind)
    phones.keep_message(
        call.tables, phone["id"], call.account.key, "received", "private message", body
    )
    return {
        "result": True,
        "sender_id": int(call.account.uid),
        "receiver_id": int(receiver),
        "type": kind,
        "data": data,
    }


OPERATIONS = {
    "2/messages/reply": Operation(_reply, "POST"),
    "2/messages/reply/biz": Operation(_reply, "POST"),
}
