"""What do people write under a post, and what does the account answer?"""

from __future__ import annotations

from huiying.sandbox import accounts
from huiying.sandbox.accounts import WeiboAccount
from huiying.sandbox.identifiers import big_number
from huiying.sandbox.moments import now, weibo_date
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.weibo import statuses
from huiying.sandbox.weibo.calls import Call, Operation, user_shown
from huiying.sandbox.weibo.errors import WeiboError

LARGEST_PAGE = 200


def write(
    tables: Tables,
    status: Row,
    author: str,
    author_id: str,
    content: str,
    parent: int | None = None,
    rip: str = "",
) -> Row:
    number = big_number(tables, "comment")
    tables.run(
        "INSERT INTO comment (id, account, subject, idx, author, author_id, content, created_at,"
        " parent, rip) VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?)",
        number,
        status["account"],
        status["id"],
        author,
        author_id,
        content,
        now(),
        parent,
        rip,
    )
    row = tables.row("SELECT * FROM comment WHERE id = ?", number)
    assert row is not None
    return row


def under_status(tables: Tables, status_id: int) -> list[Row]:
    return tables.rows("SELECT * FROM comment WHERE subject = ? ORDER BY id", status_id)


def _shown(call: Call, row: Row, status: Row) -> Row:
    author = accounts.find(call.tables, f"weibo:{row['author_id']}")
    stranger = {
        "id": int(row["author_id"]),
        "idstr": row["author_id"],
        "screen_name": row["author"],
        "name": row["author"],
    }
    owner = accounts.find(call.tables, status["account"])
    assert isinstance(owner, WeiboAccount)
    return {
        "created_at": weibo_date(row["created_at"]),
        "id": row["id"],
        "mid": str(row["id"]),
        "idstr": str(row["id"]),
        "text": row["content"],
        "source": "",
        "user": user_shown(author) if isinstance(author, WeiboAccount) else stranger,
        "status": statuses.shown(call.ground, owner, status),
    }


def _create(call: Call) -> Row:
    status = statuses.find(call.tables, call.arrival.number("id"))
    return _write_as_account(call, status, None)


def _reply(call: Call) -> Row:
    """An answer names whom it answers, unless told not to."""
    status = statuses.find(call.tables, call.arrival.number("id"))
    number = call.arrival.number("cid")
    found = [row for row in under_status(call.tables, status["id"]) if row["id"] == number]
    if not found:
        raise WeiboError(20201)
    return _write_as_account(call, status, found[0])


def _write_as_account(call: Call, status: Row, parent: Row | None) -> Row:
    text, rip = call.arrival.required("comment"), call.arrival.required("rip")
    if statuses.length(text) > statuses.CHARACTERS:
        raise WeiboError(20012)
    named = parent is not None and call.arrival.given.get("without_mention", "0") == "0"
    content = f"回复@{parent['author']}:{text}" if named and parent else text
    row = write(
        call.tables,
        status,
        call.account.name,
        call.account.uid,
        content,
        parent["id"] if parent else None,
        rip,
    )
    return _shown(call, row, status)


def _show(call: Call) -> Row:
    status = statuses.find(call.tables, call.arrival.number("id"))
    count = min(call.arrival.number("count", 50), LARGEST_PAGE)
    offset = (call.arrival.number("page", 1) - 1) * count
    since, up_to = call.arrival.number("since_id", 0), call.arrival.number("max_id", 0)
    rows = [
        row
        for row in reversed(under_status(call.tables, status["id"]))
        if row["id"] > since and (not up_to or row["id"] <= up_to)
    ]
    page = [_shown(call, row, status) for row in rows[offset : offset + count]]
    return {"comments": page, "total_number": len(rows), "next_cursor": 0, "previous_cursor": 0}


OPERATIONS = {
    "2/comments/create": Operation(_create, "POST"),
    "2/comments/reply": Operation(_reply, "POST"),
    "2/comments/reply/biz": Operation(_reply, "POST"),
    "2/comments/show": Operation(_show),
}
