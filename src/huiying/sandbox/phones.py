"""What stands on a citizen's phone?"""

from __future__ import annotations

import json
from typing import Any

from huiying.sandbox.identifiers import big_number, openid_for
from huiying.sandbox.moments import now
from huiying.sandbox.store import Row, Tables

OUT_OF_SERVICE = "该公众号暂时无法提供服务，请稍后再试"

FIRST_UID = 7_700_000_000
UID_STEP = 7_919


def add_phone(tables: Tables, nickname: str) -> Row:
    """The phone of that nickname, made if there is none yet."""
    number = tables.value("SELECT id FROM phone WHERE nickname = ?", nickname)
    if number is None:
        number = tables.next_number("phone")
        uid = str(FIRST_UID + number * UID_STEP)
        tables.run("INSERT INTO phone VALUES (?, ?, ?, ?)", number, nickname, uid, now())
    found = find_phone(tables, number)
    assert found is not None
    return found


def find_phone(tables: Tables, number: int) -> Row | None:
    return tables.row("SELECT * FROM phone WHERE id = ?", number)


def phones(tables: Tables) -> list[Row]:
    return tables.rows("SELECT * FROM phone ORDER BY id")


def sender_id(tables: Tables, phone: int, account: str) -> str:
    """What the account calls this citizen: an openid on WeChat, a uid on Weibo."""
    if account.startswith("wechat:"):
        return openid_for(phone, account)
    return str(tables.value("SELECT uid FROM phone WHERE id = ?", phone))


def follow(tables: Tables, phone: int, account: str) -> bool:
    """Follow; False where that was so already."""
    if is_following(tables, phone, account):
        return False
    tables.run(
        "INSERT INTO follow VALUES (?, ?, ?, ?, 1)"
        " ON CONFLICT (phone, account) DO UPDATE SET since = excluded.since, active = 1",
        phone,
        account,
        sender_id(tables, phone, account),
        now(),
    )
    return True


def unfollow(tables: Tables, phone: int, account: str) -> bool:
    """Stop following; False where that was so already."""
    sql = "UPDATE follow SET active = 0 WHERE phone = ? AND account = ? AND active = 1"
    return tables.run(sql, phone, account).rowcount > 0


def is_following(tables: Tables, phone: int, account: str) -> bool:
    sql = "SELECT active FROM follow WHERE phone = ? AND account = ?"
    return bool(tables.value(sql, phone, account))


def follower(tables: Tables, account: str, openid: str) -> Row | None:
    """Who is behind an openid or uid, whether still following or not."""
    return tables.row("SELECT * FROM follow WHERE account = ? AND openid = ?", account, openid)


def followers(tables: Tables, account: str) -> list[Row]:
    return tables.rows(
        "SELECT * FROM follow WHERE account = ? AND active = 1 ORDER BY since, phone", account
    )


def follows(tables: Tables, phone: int) -> list[Row]:
    return tables.rows("SELECT * FROM follow WHERE phone = ? ORDER BY since", phone)


def keep_message(
    tables: Tables, phone: int, account: str, direction: str, manner: str, body: dict[str, Any]
) -> Row:
    """Put a bubble on the phone; `direction` is `sent` by the citizen or `received`."""
    platform_id = big_number(tables, "message")
    created = now()
    added = tables.run(
        "INSERT INTO message (phone, account, direction, manner, body, platform_id, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        phone,
        account,
        direction,
        manner,
        json.dumps(body, ensure_ascii=False),
        platform_id,
        created,
    )
    return {"id": added.lastrowid, "platform_id": platform_id, "created_at": created}


def show_out_of_service(tables: Tables, phone: int, account: str) -> None:
    body = {"type": "notice", "text": OUT_OF_SERVICE}
    keep_message(tables, phone, account, "received", "notice", body)


def messages(tables: Tables, phone: int, account: str = "", after: int = 0) -> list[Row]:
    rows = tables.rows(
        "SELECT * FROM message WHERE phone = ? AND ? IN ('', account) AND id > ? ORDER BY id",
        phone,
        account,
        after,
    )
    return [{**row, "body": json.loads(row["body"])} for row in rows]
