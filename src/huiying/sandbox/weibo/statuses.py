"""What may an application post on Weibo, and what stands there?"""

from __future__ import annotations

import hashlib
import math
import re

from huiying.sandbox import accounts, pictures
from huiying.sandbox.accounts import WeiboAccount
from huiying.sandbox.bodies import File
from huiying.sandbox.ground import Ground
from huiying.sandbox.identifiers import URL_KEY_LENGTH, big_number, fresh_letters
from huiying.sandbox.moments import now, weibo_date
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.weibo import limits
from huiying.sandbox.weibo.calls import Call, Operation, user_shown
from huiying.sandbox.weibo.errors import WeiboError, invalid

# channels.md 2
CHARACTERS = 140
PICTURE_BYTES = 5 * 1024 * 1024
PICTURE_FORMS = ("jpg", "gif", "png")
# However long it is, an address is shortened to twenty letters before it is counted.
URL_HALVES = 20
REPEAT_SECONDS = 24 * 3600
LARGEST_PAGE = 100

_URL = re.compile(r"https?://[^\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
_TOPIC = re.compile(r"#[^#\s]+#")
_TRIFLES = re.compile(r"[\W\d_]+")


def length(text: str) -> int:
    """In Han characters: a Latin letter is half of one."""
    without = _URL.sub("", text)
    halves = sum(1 if character.isascii() else 2 for character in without)
    return math.ceil((halves + URL_HALVES * len(_URL.findall(text))) / 2)


def _host_is_bound(url: str, domain: str) -> bool:
    host = url.split("/")[2].partition(":")[0]
    return host == domain or host.endswith("." + domain)


def _check(account: WeiboAccount, text: str) -> None:
    if not text.strip():
        raise WeiboError(20008)
    if length(text) > CHARACTERS:
        raise WeiboError(20012)
    if not account.bound_domain:
        raise WeiboError(10017, "appkey not bind domain!")
    domain = account.bound_domain.partition(":")[0]
    if not any(_host_is_bound(url, domain) for url in _URL.findall(text)):
        raise WeiboError(10017, "text not find domain!")
    if _TOPIC.search(_URL.sub("", text)):
        raise invalid("status", "text without topic", "topic")


def _refuse_repetition(tables: Tables, account: str, text: str) -> None:
    """20019 for the very same text within a day, 20017 where only trifles differ."""
    rows = tables.rows(
        "SELECT text FROM status WHERE account = ? AND created_at > ? AND deleted = 0",
        account,
        now() - REPEAT_SECONDS,
    )
    if any(row["text"] == text for row in rows):
        raise WeiboError(20019)
    bare = _bare(text)
    if any(_bare(row["text"]) == bare for row in rows):
        raise WeiboError(20017)


def _bare(text: str) -> str:
    return _TRIFLES.sub("", _URL.sub("", text))


def _keep_picture(tables: Tables, account: str, file: File) -> str:
    form = pictures.form_of(file)
    if form not in PICTURE_FORMS:
        raise WeiboError(20005)
    if len(file.data) >= PICTURE_BYTES:
        raise WeiboError(20006)
    url_key = fresh_letters(URL_KEY_LENGTH)
    digest = hashlib.sha256(file.data).hexdigest()
    tables.run(
        "INSERT INTO media VALUES (?, ?, 'image', 'post', ?, ?, ?, ?, '{}', ?)",
        f"{digest}-{url_key}",
        account,
        file.filename,
        pictures.TYPES[form],
        file.data,
        url_key,
        now(),
    )
    return url_key


def keep(
    tables: Tables, account: str, text: str, rip: str, picture: str, created: float, key: str = ""
) -> Row:
    status_id = big_number(tables, "status")
    tables.run(
        "INSERT INTO status VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
        status_id,
        account,
        text,
        picture,
        rip,
        key,
        created,
        created,
    )
    return find(tables, status_id)


def find(tables: Tables, status_id: int) -> Row:
    """A post that is not deleted; WeiboError 20101 otherwise."""
    row = tables.row("SELECT * FROM status WHERE id = ? AND deleted = 0", status_id)
    if row is None:
        raise WeiboError(20101)
    return row


def hide_last(tables: Tables, account: str, seconds: float) -> None:
    """The post is there and will be seen in a minute or two (20032)."""
    tables.run(
        "UPDATE status SET visible_at = ? WHERE id = (SELECT max(id) FROM status"
        " WHERE account = ?)",
        now() + seconds,
        account,
    )


def shown(ground: Ground, account: WeiboAccount, row: Row, comments: int = 0) -> Row:
    picture = ground.picture_url(row["picture"]) if row["picture"] else ""
    pictures = {"thumbnail_pic": picture, "bmiddle_pic": picture, "original_pic": picture}
    return {
        "created_at": weibo_date(row["created_at"]),
        "id": row["id"],
        "mid": str(row["id"]),
        "idstr": str(row["id"]),
        "text": row["text"],
        "source": account.name,
        "favorited": False,
        "truncated": False,
        "pic_urls": [{"thumbnail_pic": picture}] if picture else [],
        **(pictures if picture else {}),
        "reposts_count": 0,
        "comments_count": comments,
        "attitudes_count": 0,
        "user": user_shown(account),
    }


def comments_count(tables: Tables, status_id: int) -> int:
    return int(tables.value("SELECT count(*) FROM comment WHERE subject = ?", status_id))


def _share(call: Call) -> Row:
    text = call.arrival.given.get("status", "")
    rip = call.arrival.required("rip")
    _check(call.account, text)
    _refuse_repetition(call.tables, call.account.key, text)
    limits.spend_post(call.tables, call.account.key)
    file = call.arrival.sent.files.get("pic")
    picture = _keep_picture(call.tables, call.account.key, file) if file else ""
    row = keep(call.tables, call.account.key, text, rip, picture, now())
    return shown(call.ground, call.account, row)


def _timeline(call: Call) -> Row:
    """The user's own posts, newest first; only what can be seen already."""
    count = min(call.arrival.number("count", 20), LARGEST_PAGE)
    offset = (call.arrival.number("page", 1) - 1) * count
    rows = call.tables.rows(
        "SELECT * FROM status WHERE account = ? AND deleted = 0 AND visible_at <= ?"
        " AND id > ? ORDER BY created_at DESC, id DESC",
        call.account.key,
        now(),
        call.arrival.number("since_id", 0),
    )
    page = [
        shown(call.ground, call.account, row, comments_count(call.tables, row["id"]))
        for row in rows[offset : offset + count]
    ]
    return {"statuses": page, "total_number": len(rows), "next_cursor": 0, "previous_cursor": 0}


def _show(call: Call) -> Row:
    row = find(call.tables, call.arrival.number("id"))
    if row["visible_at"] > now():
        raise WeiboError(20101)
    author = accounts.find(call.tables, row["account"])
    assert isinstance(author, WeiboAccount)
    return shown(call.ground, author, row, comments_count(call.tables, row["id"]))


OPERATIONS = {
    "2/statuses/share": Operation(_share, "POST"),
    "2/statuses/user_timeline": Operation(_timeline),
    "2/statuses/show": Operation(_show),
}
