"""What do readers write under an article, and what does the account answer there?"""

from __future__ import annotations

import json
from typing import Any

from huiying.sandbox import phones
from huiying.sandbox.moments import now
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.wechat.calls import OK, Call, Operation, Reply, whole_number
from huiying.sandbox.wechat.errors import WeChatError

# The documents say "less than 50" and refuse 50 and more.
LARGEST_PAGE = 49
REPLY_CHARACTERS = 140


def write(tables: Tables, article: Row, phone: Row, content: str) -> int:
    """A citizen comments on an article; returns the comment's id."""
    added = tables.run(
        "INSERT INTO comment (account, subject, idx, author, author_id, content, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        article["account"],
        article["msg_data_id"],
        article["idx"] - 1,
        phone["nickname"],
        phones.sender_id(tables, phone["id"], article["account"]),
        content,
        now(),
    )
    return int(added.lastrowid or 0)


def under_article(tables: Tables, article: Row) -> list[Row]:
    return tables.rows(
        "SELECT * FROM comment WHERE account = ? AND subject = ? AND idx = ? ORDER BY id",
        article["account"],
        article["msg_data_id"],
        article["idx"] - 1,
    )


def _article(call: Call, given: dict[str, Any]) -> Row:
    """Comments count articles from 0, everything else from 1."""
    row = call.tables.row(
        "SELECT * FROM article WHERE account = ? AND msg_data_id = ? AND idx = ? AND deleted = 0",
        call.account.key,
        whole_number(given.get("msg_data_id"), 88001),
        whole_number(given.get("index") or 0) + 1,
    )
    if row is None:
        raise WeChatError(88001)
    return row


def _comment(call: Call) -> Row:
    given = call.json()
    number = whole_number(given.get("user_comment_id"), 88008)
    under = under_article(call.tables, _article(call, given))
    found = next((row for row in under if row["id"] == number), None)
    if found is None:
        raise WeChatError(88008)
    return found


def _shown(row: Row) -> Row:
    """Numbers as numbers or texts, a reply alone or in a list: both were seen from the platform."""
    odd = row["id"] % 2
    shown: Row = {
        "user_comment_id": row["id"],
        "openid": row["author_id"],
        "create_time": str(int(row["created_at"])) if odd else int(row["created_at"]),
        "content": row["content"],
        "comment_type": row["elected"],
    }
    if row["reply"]:
        written = int(row["replied_at"])
        reply = {"content": row["reply"], "create_time": str(written) if odd else written}
        shown["reply"] = reply if odd else [reply]
    return shown


def _list(call: Call) -> Reply:
    given = call.json()
    begin, count = whole_number(given.get("begin", 0)), whole_number(given.get("count", 0))
    if not 1 <= count <= LARGEST_PAGE:
        raise WeChatError(88010)
    kind = whole_number(given.get("type") or 0)
    rows = under_article(call.tables, _article(call, given))
    fitting = [row for row in rows if kind == 0 or row["elected"] == kind - 1]
    page = fitting[::-1][begin : begin + count]
    shown = [_shown(row) for row in page]
    # `total` counts the page; the undocumented `comment_cnt` counts all.
    return {**OK, "total": len(page), "comment_cnt": len(fitting), "comment": shown}


def _set(call: Call, column: str, value: object) -> Reply:
    sql = f"UPDATE comment SET {column} = ? WHERE id = ?"  # noqa: S608 fixed names only
    call.tables.run(sql, value, _comment(call)["id"])
    return OK


def _elect(call: Call) -> Reply:
    return _set(call, "elected", 1)


def _unelect(call: Call) -> Reply:
    return _set(call, "elected", 0)


def _delete(call: Call) -> Reply:
    call.tables.run("DELETE FROM comment WHERE id = ?", _comment(call)["id"])
    return OK


def _reply(call: Call) -> Reply:
    comment, content = _comment(call), str(call.json().get("content") or "")
    if comment["reply"]:
        raise WeChatError(88005)
    if not 0 < len(content) <= REPLY_CHARACTERS:
        raise WeChatError(88007 if content else 44004)
    sql = "UPDATE comment SET reply = ?, replied_at = ? WHERE id = ?"
    call.tables.run(sql, content, now(), comment["id"])
    return OK


def _delete_reply(call: Call) -> Reply:
    return _set(call, "reply", "")


def _switch(call: Call, value: int) -> Reply:
    article = _article(call, call.json())
    details = json.dumps({**json.loads(article["details"]), "need_open_comment": value})
    call.tables.run("UPDATE article SET details = ? WHERE id = ?", details, article["id"])
    return OK


def _open(call: Call) -> Reply:
    return _switch(call, 1)


def _close(call: Call) -> Reply:
    return _switch(call, 0)


OPERATIONS = {
    "/cgi-bin/comment/list": Operation(_list, verified_only=True),
    "/cgi-bin/comment/open": Operation(_open, verified_only=True),
    "/cgi-bin/comment/close": Operation(_close, verified_only=True),
    "/cgi-bin/comment/markelect": Operation(_elect, verified_only=True),
    "/cgi-bin/comment/unmarkelect": Operation(_unelect, verified_only=True),
    "/cgi-bin/comment/delete": Operation(_delete, verified_only=True),
    "/cgi-bin/comment/reply/add": Operation(_reply, verified_only=True),
    "/cgi-bin/comment/reply/delete": Operation(_delete_reply, verified_only=True),
}
