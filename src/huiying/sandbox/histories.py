"""How does an account get a past that was never sent through the API?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from huiying.sandbox.accounts import Account, WeChatAccount
from huiying.sandbox.ground import Ground
from huiying.sandbox.moments import SHANGHAI
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.wechat import articles, publishing
from huiying.sandbox.weibo import statuses


def instant_of(text: str) -> float:
    """ISO 8601; without a zone it is Shanghai's."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)).timestamp()


def remember(
    ground: Ground, tables: Tables, account: Account, given: dict[str, Any]
) -> dict[str, Any]:
    """Put an old piece on the account's page without telling anybody; the same key only once."""
    if isinstance(account, WeChatAccount):
        return _remember_article(ground, tables, account, given)
    return _remember_status(ground, tables, account, given)


def _remember_article(
    ground: Ground, tables: Tables, account: WeChatAccount, given: dict[str, Any]
) -> dict[str, Any]:
    key = "history:" + str(given["key"])
    publication = tables.row(
        "SELECT * FROM publication WHERE account = ? AND client_key = ?", account.key, key
    )
    if publication is None:
        publication = _put_out(tables, account, key, given)
    first = articles.of_publication(tables, publication["publish_id"])[0]
    return {
        "key": given["key"],
        "article_id": publication["article_id"],
        "publish_id": str(publication["publish_id"]),
        "msg_data_id": publication["msg_data_id"],
        "url": ground.article_url(first["url_key"]),
    }


def _put_out(tables: Tables, account: WeChatAccount, key: str, given: dict[str, Any]) -> Row:
    manner = "mass" if given.get("notified") else "publish"
    names = ("title", "author", "digest", "content", "content_source_url")
    article = {name: str(given.get(name, "")) for name in names}
    article |= {"thumb_url": str(given.get("cover_url", "")), "thumb_media_id": ""}
    publication = publishing.start(tables, account, manner, "", [article], client_key=key)
    sql = "UPDATE publication SET status = ?, due_at = NULL WHERE publish_id = ?"
    tables.run(sql, publishing.DONE, publication["publish_id"])
    articles.put_out(tables, publication, [article], instant_of(given["published_at"]))
    return publication


def _remember_status(
    ground: Ground, tables: Tables, account: Account, given: dict[str, Any]
) -> dict[str, Any]:
    key = "history:" + str(given["key"])
    row = tables.row("SELECT * FROM status WHERE account = ? AND client_key = ?", account.key, key)
    if row is None:
        created = instant_of(given["published_at"])
        row = statuses.keep(tables, account.key, str(given["text"]), "", "", created, key)
    uid = account.key.partition(":")[2]
    return {
        "key": given["key"],
        "id": str(row["id"]),
        "url": ground.status_url(uid, row["id"]),
    }


def forget_everything(tables: Tables) -> None:
    """An empty playing field; only the numbers already given out are never given out again."""
    names = tables.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    for row in names:
        if row["name"] != "counter":
            tables.run(f"DELETE FROM {row['name']}")  # noqa: S608 names from our own schema
