"""Which articles stand on an account's page?"""

from __future__ import annotations

import json

from huiying.sandbox.ground import Ground
from huiying.sandbox.identifiers import URL_KEY_LENGTH, fresh_letters
from huiying.sandbox.store import Row, Tables

_COLUMNS = {"title", "author", "digest", "content", "thumb_url"}


def put_out(tables: Tables, publication: Row, articles: list[Row], published_at: float) -> None:
    """Set the articles of a publication on the account's page, numbered from 1."""
    for index, article in enumerate(articles, start=1):
        details = {name: value for name, value in article.items() if name not in _COLUMNS}
        tables.run(
            "INSERT INTO article (publish_id, account, article_id, msg_data_id, idx, title, author,"
            " digest, content, details, cover, url_key, manner, published_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            publication["publish_id"],
            publication["account"],
            publication["article_id"],
            publication["msg_data_id"],
            index,
            article["title"],
            article["author"],
            article["digest"],
            article["content"],
            json.dumps(details, ensure_ascii=False),
            article["thumb_url"],
            fresh_letters(URL_KEY_LENGTH),
            publication["manner"],
            published_at,
        )


def of_publication(tables: Tables, publish_id: int) -> list[Row]:
    return tables.rows("SELECT * FROM article WHERE publish_id = ? ORDER BY idx", publish_id)


def take_down(tables: Tables, publish_id: int, index: int | None = None) -> None:
    """One article of a publication, or all of them."""
    tables.run(
        "UPDATE article SET deleted = 1 WHERE publish_id = ? AND ? IN (0, idx)",
        publish_id,
        index or 0,
    )


def news_item(ground: Ground, article: Row, with_content: bool = True) -> Row:
    """An article as the lists of published articles show it."""
    details = json.loads(article["details"])
    shown = {name: article[name] for name in ("title", "author", "digest")}
    content = {"content": article["content"]} if with_content else {}
    return {
        **shown,
        **content,
        "content_source_url": details.get("content_source_url", ""),
        "thumb_media_id": details.get("thumb_media_id", ""),
        "show_cover_pic": details.get("show_cover_pic", 0),
        "need_open_comment": details.get("need_open_comment", 0),
        "only_fans_can_comment": details.get("only_fans_can_comment", 0),
        "url": ground.article_url(article["url_key"]),
        "is_deleted": bool(article["deleted"]),
    }
