"""Which pictures, sounds and films does the platform take, and how are they called afterwards?"""

from __future__ import annotations

import json
from dataclasses import dataclass

from huiying.sandbox import pictures
from huiying.sandbox.bodies import File
from huiying.sandbox.identifiers import URL_KEY_LENGTH, fresh_letters
from huiying.sandbox.moments import now
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.wechat.calls import OK, Binary, Call, Operation, Reply, whole_number
from huiying.sandbox.wechat.errors import WeChatError

MB = 1024 * 1024
MEDIA_ID_LENGTH = 64
TEMPORARY_SECONDS = 3 * 24 * 3600
LARGEST_PAGE = 20


@dataclass(frozen=True, slots=True)
class Limit:
    size: int
    forms: tuple[str, ...]


# channels.md 1.5
ARTICLE_IMAGE = Limit(MB, ("jpg", "png"))
TEMPORARY = {
    "image": Limit(10 * MB, ("png", "jpg", "gif")),
    "voice": Limit(2 * MB, ("amr", "mp3")),
    "video": Limit(10 * MB, ("mp4",)),
    "thumb": Limit(64 * 1024, ("jpg",)),
}
PERMANENT = {
    "image": Limit(10 * MB, ("bmp", "png", "jpg", "gif")),
    "voice": Limit(2 * MB, ("mp3", "wma", "wav", "amr")),
    "video": Limit(10 * MB, ("mp4",)),
    "thumb": Limit(64 * 1024, ("jpg",)),
}


def check(file: File, limit: Limit) -> str:
    """The form of a file the platform takes; WeChatError otherwise."""
    form = pictures.form_of(file)
    if not file.data:
        raise WeChatError(44001)
    if form not in limit.forms:
        raise WeChatError(40005)
    if len(file.data) >= limit.size:
        raise WeChatError(40009 if form in pictures.TYPES else 45001)
    return form


def keep(call: Call, file: File, kind: str, lasting: str, form: str, **details: str) -> Row:
    """Store a file; `lasting` is temporary, permanent, or article (pictures inside content)."""
    row: Row = {
        "media_id": fresh_letters(MEDIA_ID_LENGTH),
        "account": call.account.key,
        "type": kind,
        "lasting": lasting,
        "filename": file.filename,
        "content_type": pictures.TYPES.get(form, file.content_type),
        "data": file.data,
        "url_key": fresh_letters(URL_KEY_LENGTH),
        "details": json.dumps(details, ensure_ascii=False),
        "created_at": now(),
    }
    places = ", ".join("?" * len(row))
    call.tables.run(f"INSERT INTO media VALUES ({places})", *row.values())  # noqa: S608 only marks
    return row


def _file(call: Call) -> File:
    file = call.sent.files.get("media") or next(iter(call.sent.files.values()), None)
    if file is None:
        raise WeChatError(41005)
    return file


def _kind(call: Call, limits: dict[str, Limit]) -> str:
    kind = call.query.get("type") or call.sent.fields.get("type", "")
    if kind not in limits:
        raise WeChatError(40004)
    return kind


def find(tables: Tables, account: str, media_id: str, lasting: str) -> Row | None:
    row = tables.row(
        "SELECT * FROM media WHERE media_id = ? AND account = ? AND lasting = ?",
        media_id,
        account,
        lasting,
    )
    over = row and lasting == "temporary" and now() - row["created_at"] > TEMPORARY_SECONDS
    return None if over else row


def find_any(tables: Tables, account: str, media_id: str) -> Row:
    """Permanent, or temporary and not yet three days old; WeChatError 40007 otherwise."""
    found = find(tables, account, media_id, "permanent") or find(
        tables, account, media_id, "temporary"
    )
    if found is None:
        raise WeChatError(40007)
    return found


def _upload_article_image(call: Call) -> Reply:
    file = _file(call)
    row = keep(call, file, "image", "article", check(file, ARTICLE_IMAGE))
    return {"url": call.ground.picture_url(row["url_key"])}


def _upload_temporary(call: Call) -> Reply:
    kind, file = _kind(call, TEMPORARY), _file(call)
    row = keep(call, file, kind, "temporary", check(file, TEMPORARY[kind]))
    name = "thumb_media_id" if kind == "thumb" else "media_id"
    return {"type": kind, name: row["media_id"], "created_at": int(row["created_at"])}


def _add_material(call: Call) -> Reply:
    kind, file = _kind(call, PERMANENT), _file(call)
    form = check(file, PERMANENT[kind])
    details = {}
    if kind == "video":
        try:
            described = json.loads(
                call.sent.fields.get("description") or call.query.get("description", "")
            )
            details = {name: str(described[name]) for name in ("title", "introduction")}
        except (ValueError, KeyError, TypeError) as trouble:
            raise WeChatError(40035) from trouble
    row = keep(call, file, kind, "permanent", form, **details)
    url = {"url": call.ground.picture_url(row["url_key"])} if kind in ("image", "thumb") else {}
    return {"media_id": row["media_id"], **url}


def _get_temporary(call: Call) -> Reply:
    media_id = call.query.get("media_id", "")
    row = find(call.tables, call.account.key, media_id, "temporary")
    if row is None:
        raise WeChatError(40007)
    return Binary(row["data"], row["content_type"], row["filename"])


def _permanent(call: Call) -> Row:
    media_id = str(call.json().get("media_id", ""))
    row = find(call.tables, call.account.key, media_id, "permanent")
    if row is None:
        raise WeChatError(40007)
    return row


def _get_material(call: Call) -> Reply:
    row = _permanent(call)
    if row["type"] == "video":
        details = json.loads(row["details"])
        url = call.ground.picture_url(row["url_key"])
        return {
            "title": details["title"],
            "description": details["introduction"],
            "down_url": url,
        }
    return Binary(row["data"], row["content_type"], row["filename"])


def _delete_material(call: Call) -> Reply:
    call.tables.run("DELETE FROM media WHERE media_id = ?", _permanent(call)["media_id"])
    return OK


def _count_material(call: Call) -> Reply:
    rows = call.tables.rows(
        "SELECT type, count(*) AS number FROM media WHERE account = ? AND lasting = 'permanent'"
        " GROUP BY type",
        call.account.key,
    )
    numbers = {row["type"]: row["number"] for row in rows}
    counts = {f"{kind}_count": numbers.get(kind, 0) for kind in ("voice", "video", "image")}
    return {**counts, "news_count": 0}


def page(given: Row) -> tuple[int, int]:
    """Offset and count of a list call; WeChatError 40035 where the count is not 1 to 20."""
    offset, count = whole_number(given.get("offset", 0)), whole_number(given.get("count", 0))
    if not 1 <= count <= LARGEST_PAGE or offset < 0:
        raise WeChatError(40035)
    return offset, count


def _list_material(call: Call) -> Reply:
    given = call.json()
    offset, count = page(given)
    rows = call.tables.rows(
        "SELECT media_id, filename, url_key, created_at FROM media WHERE account = ? AND type = ?"
        " AND lasting = 'permanent' ORDER BY created_at DESC",
        call.account.key,
        str(given.get("type")),
    )
    shown = rows[offset : offset + count]
    items = [
        {
            "media_id": row["media_id"],
            "name": row["filename"],
            "update_time": int(row["created_at"]),
            "url": call.ground.picture_url(row["url_key"]),
        }
        for row in shown
    ]
    return {"item": items, "total_count": len(rows), "item_count": len(items)}


OPERATIONS = {
    "/cgi-bin/media/uploadimg": Operation(_upload_article_image),
    "/cgi-bin/media/upload": Operation(_upload_temporary),
    "/cgi-bin/media/get": Operation(_get_temporary, "GET"),
    "/cgi-bin/material/add_material": Operation(_add_material),
    "/cgi-bin/material/get_material": Operation(_get_material),
    "/cgi-bin/material/del_material": Operation(_delete_material),
    "/cgi-bin/material/get_materialcount": Operation(_count_material, "GET"),
    "/cgi-bin/material/batchget_material": Operation(_list_material),
}
