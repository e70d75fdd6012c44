"""What was put out on the platforms, so that nobody can say it was not, or not twice?"""

from __future__ import annotations

import json
from typing import Any

from huiying.sandbox import accounts
from huiying.sandbox.ground import Ground
from huiying.sandbox.moments import in_shanghai
from huiying.sandbox.store import Row, Tables


def articles(tables: Tables, account: str = "", limit: int = -1) -> list[Row]:
    """Newest first, those taken down among them."""
    return tables.rows(
        "SELECT * FROM article WHERE ? IN ('', account) ORDER BY published_at DESC, idx LIMIT ?",
        account,
        limit,
    )


def statuses(tables: Tables, account: str = "", limit: int = -1) -> list[Row]:
    return tables.rows(
        "SELECT * FROM status WHERE ? IN ('', account) ORDER BY created_at DESC LIMIT ?",
        account,
        limit,
    )


def everything(ground: Ground, tables: Tables, account: str = "") -> list[dict[str, Any]]:
    """The playing field's own record, oldest first."""
    names = {one.key: one.name for one in accounts.everyone(tables)}
    found = [_article(ground, row, names) for row in articles(tables, account)]
    found += [_status(ground, row, names) for row in statuses(tables, account)]
    return sorted(found, key=lambda one: str(one["published_at"]))


def _common(row: Row, names: dict[str, str], published_at: float) -> dict[str, Any]:
    return {
        "account": row["account"],
        "platform": row["account"].partition(":")[0],
        "account_name": names.get(row["account"], ""),
        "published_at": in_shanghai(published_at).isoformat(timespec="milliseconds"),
        "deleted": bool(row["deleted"]),
    }


def _article(ground: Ground, row: Row, names: dict[str, str]) -> dict[str, Any]:
    return {
        **_common(row, names, row["published_at"]),
        "manner": row["manner"],
        "id": row["article_id"],
        "index": row["idx"],
        "publish_id": str(row["publish_id"]),
        "msg_data_id": row["msg_data_id"],
        "title": row["title"],
        "author": row["author"],
        "digest": row["digest"],
        "content": row["content"],
        "source_url": json.loads(row["details"]).get("content_source_url", ""),
        "url": ground.article_url(row["url_key"]),
    }


def _status(ground: Ground, row: Row, names: dict[str, str]) -> dict[str, Any]:
    return {
        **_common(row, names, row["created_at"]),
        "manner": "share" if not row["client_key"] else "history",
        "id": str(row["id"]),
        "index": 1,
        "text": row["text"],
        "rip": row["rip"],
        "url": ground.status_url(row["account"].partition(":")[2], row["id"]),
    }
