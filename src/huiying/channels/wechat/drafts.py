"""Where does an article wait before it goes out, and how do we find it there again?

Sources: the pages on draft/add and draft/batchget.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from huiying.channels.contract import Access, Picture, Post
from huiying.channels.wechat.api import post as call
from huiying.channels.wechat.errors import MEDIA_GONE, trouble
from huiying.channels.wechat.pictures import body_with_uploads, cover_media_id, forget_cover
from huiying.channels.wechat.readings import news_items
from huiying.channels.wechat.traces import bears_marker, source_link
from huiying.foundation.clock import now
from huiying.foundation.errors import Lasting

PAGE = 20  # the most that batchget gives at once
PAGES = 2  # forty articles back: an interrupted call is looked for within hours
REMEMBERED = timedelta(days=3)


def draft_for(post: Post, access: Access) -> str:
    """The draft that an interrupted try left, or a new one: there is never a second."""
    return draft_with(post.marker, access) or add_draft(post, access)


def draft_with(marker: str, access: Access) -> str:
    """The media_id of the draft that bears the marker, empty if there is none."""
    for item in listed("/cgi-bin/draft/batchget", access):
        if any(bears(news, marker) for news in news_items(item)):
            return str(item.get("media_id", ""))
    return ""


def add_draft(post: Post, access: Access) -> str:
    """Upload what is shown and put the article into the draft box; nothing is public yet."""
    if post.cover is None:
        raise Lasting("channels.wechat.cover.missing", whose="content")
    body = call(
        access,
        "/cgi-bin/draft/add",
        {"articles": [_article(post, post.cover, access)]},
        repeatable=True,  # an answer that got lost leaves a draft that the next try finds
        accept=frozenset({MEDIA_GONE}),
    )
    if body.get("errcode"):
        forget_cover(post.cover, access)
        raise trouble(MEDIA_GONE, str(body.get("errmsg", "")))
    media_id = str(body.get("media_id", ""))
    if not media_id:
        raise Lasting("channels.answer.unexpected", field="media_id")
    access.tokens.put(_name(post), media_id, now() + REMEMBERED)
    return media_id


def draft_remembered(post: Post, access: Access) -> tuple[str, datetime] | None:
    """The media_id that an earlier try was given, and when."""
    kept = access.tokens.get(_name(post))
    if kept is None or kept[1] <= now():
        return None
    return kept[0], kept[1] - REMEMBERED


def listed(path: str, access: Access) -> Iterator[dict[str, Any]]:
    """The newest entries of a batchget, without their contents."""
    for page in range(PAGES):
        asked = {"offset": page * PAGE, "count": PAGE, "no_content": 1}
        items = call(access, path, asked, repeatable=True).get("item") or []
        yield from items
        if len(items) < PAGE:
            return


def bears(news: dict[str, Any], marker: str) -> bool:
    """Whether one article of a batchget carries the marker."""
    return bears_marker(str(news.get("content_source_url", "")), marker)


def _name(post: Post) -> str:
    return f"draft:{post.marker}"


def _article(post: Post, cover: Picture, access: Access) -> dict[str, Any]:
    return {
        "article_type": "news",
        "title": post.title,
        "author": post.author,
        "digest": post.summary,
        "content": body_with_uploads(post.body, post.pictures, access),
        "content_source_url": source_link(post),
        "thumb_media_id": cover_media_id(cover, access),
        "need_open_comment": 1,
        "only_fans_can_comment": 0,
    }
