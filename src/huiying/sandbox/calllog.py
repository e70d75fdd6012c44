"""Which calls came in, and how did each end?"""

from __future__ import annotations

from huiying.sandbox.identifiers import fresh_rid
from huiying.sandbox.moments import now
from huiying.sandbox.store import Row, Tables


def note(
    tables: Tables, account: str, path: str, code: int, request: str = "", answer: str = ""
) -> str:
    """Keep the call under the request id that goes out with an error; returns the id."""
    rid = fresh_rid()
    sql = "INSERT INTO call VALUES (?, ?, ?, ?, ?, ?, ?)"
    tables.run(sql, rid, account, path, now(), code, request, answer)
    return rid


def find(tables: Tables, rid: str) -> Row | None:
    return tables.row("SELECT * FROM call WHERE rid = ?", rid)


def latest(tables: Tables, account: str = "", limit: int = 500) -> list[Row]:
    return tables.rows(
        "SELECT rid, account, path, at, code FROM call WHERE ? IN ('', account)"
        " ORDER BY at DESC LIMIT ?",
        account,
        limit,
    )
