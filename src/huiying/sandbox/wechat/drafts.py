"""What may an article be, and which drafts does an account keep?"""

from __future__ import annotations

import json
import re

import nh3

from huiying.sandbox.identifiers import fresh_letters
from huiying.sandbox.moments import now
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.wechat import media
from huiying.sandbox.wechat.calls import OK, Call, Operation, Reply, whole_number
from huiying.sandbox.wechat.errors import WeChatError

# channels.md 1.6
TITLE, AUTHOR, DIGEST, DIGEST_BY_DEFAULT = 32, 16, 128, 54
CONTENT_CHARACTERS, CONTENT_BYTES, SOURCE_URL_BYTES = 20_000, 1024 * 1024, 1024
ARTICLES = 8

_STYLED = {tag: {"style", "class"} for tag in nh3.ALLOWED_TAGS | {"section"}}
_ATTRIBUTES = {
    tag: _STYLED.get(tag, set()) | nh3.ALLOWED_ATTRIBUTES.get(tag, set())
    for tag in _STYLED | nh3.ALLOWED_ATTRIBUTES
}
_PICTURE_WITHOUT_SOURCE = re.compile(r"<img(?![^>]*\ssrc=)[^>]*>")


def clean(call: Call, content: str) -> str:
    """The content as the platform keeps it: no script, no picture from elsewhere."""
    known = call.ground.picture_url("").removesuffix("/0")

    def attribute(tag: str, name: str, value: str) -> str | None:
        if tag == "img" and name == "src":
            key = value.removeprefix(known).partition("/")[0]
            return value if value.startswith(known) and _is_article_picture(call, key) else None
        return value

    cleaned = nh3.clean(
        content,
        tags=nh3.ALLOWED_TAGS | {"section"},
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        link_rel=None,
    )
    return _PICTURE_WITHOUT_SOURCE.sub("", cleaned)


def _is_article_picture(call: Call, url_key: str) -> bool:
    sql = "SELECT 1 FROM media WHERE url_key = ? AND lasting = 'article'"
    return call.tables.row(sql, url_key) is not None


def plain_text(content: str) -> str:
    return " ".join(nh3.clean(content, tags=set()).split())


def _article(call: Call, given: object, alone: bool) -> Row:
    """One article, checked and completed; WeChatError names what the platform dislikes."""
    if not isinstance(given, dict):
        raise WeChatError(47001)
    text = {name: str(given.get(name) or "") for name in ("title", "author", "digest", "content")}
    _check_lengths(text, str(given.get("content_source_url") or ""))
    kind = given.get("article_type", "news")
    cover = _cover(call, given) if kind == "news" else _first_picture(call, given)
    content = clean(call, text["content"])
    by_default = plain_text(content)[:DIGEST_BY_DEFAULT]
    return {
        "article_type": kind,
        "title": text["title"],
        "author": text["author"],
        "digest": (text["digest"] or by_default) if alone else by_default,
        "content": content,
        "content_source_url": str(given.get("content_source_url") or ""),
        "thumb_media_id": cover["media_id"],
        "show_cover_pic": 0,
        "need_open_comment": whole_number(given.get("need_open_comment") or 0),
        "only_fans_can_comment": whole_number(given.get("only_fans_can_comment") or 0),
        "thumb_url": call.ground.picture_url(cover["url_key"]),
    }


def _check_lengths(text: dict[str, str], source_url: str) -> None:
    size = len(text["content"].encode())
    wrong = {
        45003: not 0 < len(text["title"]) <= TITLE,
        45110: len(text["author"]) > AUTHOR,
        45004: len(text["digest"]) > DIGEST,
        44004: not text["content"].strip(),
        45002: len(text["content"]) >= CONTENT_CHARACTERS or size >= CONTENT_BYTES,
        45005: len(source_url.encode()) > SOURCE_URL_BYTES,
    }
    for code, is_wrong in wrong.items():
        if is_wrong:
            raise WeChatError(code)


def _cover(call: Call, given: Row) -> Row:
    found = media.find(
        call.tables, call.account.key, str(given.get("thumb_media_id", "")), "permanent"
    )
    if found is None or found["type"] not in ("image", "thumb"):
        raise WeChatError(40007)
    return found


def _first_picture(call: Call, given: Row) -> Row:
    """A picture story shows its first picture as its cover."""
    try:
        first = given["image_info"]["image_list"][0]["image_media_id"]
    except (KeyError, IndexError, TypeError) as trouble:
        raise WeChatError(40007) from trouble
    return _cover(call, {"thumb_media_id": first})


def find(call: Call, media_id: object) -> Row:
    row = call.tables.row(
        "SELECT * FROM draft WHERE media_id = ? AND account = ?", str(media_id), call.account.key
    )
    if row is None:
        raise WeChatError(40007)
    return {**row, "articles": json.loads(row["articles"])}


def remove(tables: Tables, media_id: str) -> None:
    tables.run("DELETE FROM draft WHERE media_id = ?", media_id)


def _add(call: Call) -> Reply:
    given = call.json().get("articles")
    if not isinstance(given, list):
        raise WeChatError(47001)
    if not 1 <= len(given) <= ARTICLES:
        raise WeChatError(45008)
    articles = [_article(call, one, len(given) == 1) for one in given]
    media_id = fresh_letters(media.MEDIA_ID_LENGTH)
    written = json.dumps(articles, ensure_ascii=False)
    call.tables.run(
        "INSERT INTO draft VALUES (?, ?, ?, ?, ?)",
        media_id,
        call.account.key,
        written,
        now(),
        now(),
    )
    return {"media_id": media_id}


def _update(call: Call) -> Reply:
    given = call.json()
    draft = find(call, given.get("media_id"))
    index = whole_number(given.get("index", 0))
    if not 0 <= index < len(draft["articles"]):
        raise WeChatError(40035)
    draft["articles"][index] = _article(call, given.get("articles"), len(draft["articles"]) == 1)
    call.tables.run(
        "UPDATE draft SET articles = ?, updated_at = ? WHERE media_id = ?",
        json.dumps(draft["articles"], ensure_ascii=False),
        now(),
        draft["media_id"],
    )
    return OK


def _delete(call: Call) -> Reply:
    remove(call.tables, find(call, call.json().get("media_id"))["media_id"])
    return OK


def _shown(call: Call, draft: Row, with_content: bool = True) -> list[Row]:
    preview = f"{call.ground.public_url}/wechat/s/preview/{draft['media_id']}"
    hidden = set() if with_content else {"content"}
    return [
        {**{name: value for name, value in one.items() if name not in hidden}, "url": preview}
        for one in draft["articles"]
    ]


def _get(call: Call) -> Reply:
    draft = find(call, call.json().get("media_id"))
    times = {
        "create_time": int(draft["created_at"]),
        "update_time": int(draft["updated_at"]),
    }
    return {"news_item": _shown(call, draft), **times}


def _count(call: Call) -> Reply:
    sql = "SELECT count(*) FROM draft WHERE account = ?"
    return {"total_count": call.tables.value(sql, call.account.key)}


def _list(call: Call) -> Reply:
    given = call.json()
    offset, count = media.page(given)
    rows = call.tables.rows(
        "SELECT * FROM draft WHERE account = ? ORDER BY updated_at DESC", call.account.key
    )
    drafts = [{**row, "articles": json.loads(row["articles"])} for row in rows]
    items = [
        {
            "media_id": draft["media_id"],
            "content": {"news_item": _shown(call, draft, not given.get("no_content"))},
            "update_time": int(draft["updated_at"]),
        }
        for draft in drafts[offset : offset + count]
    ]
    return {"total_count": len(drafts), "item_count": len(items), "item": items}


OPERATIONS = {
    "/cgi-bin/draft/add": Operation(_add, refuses_escapes=True),
    "/cgi-bin/draft/update": Operation(_update, refuses_escapes=True),
    "/cgi-bin/draft/get": Operation(_get),
    "/cgi-bin/draft/delete": Operation(_delete),
    "/cgi-bin/draft/count": Operation(_count, "GET"),
    "/cgi-bin/draft/batchget": Operation(_list),
}
