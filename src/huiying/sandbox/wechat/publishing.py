"""How does a draft become an article, later and not surely?"""

from __future__ import annotations

import json

from huiying.sandbox import knobs, pushes
from huiying.sandbox.accounts import WeChatAccount
from huiying.sandbox.ground import Ground
from huiying.sandbox.identifiers import fresh_letters, openid_for
from huiying.sandbox.moments import now
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.wechat import articles, drafts, media
from huiying.sandbox.wechat.callbacks import Raw, cdata, element, event_xml
from huiying.sandbox.wechat.calls import OK, Call, Operation, Reply, whole_number
from huiying.sandbox.wechat.errors import WeChatError

DONE, UNDER_WAY, DELETED, BANNED = 0, 1, 5, 6
FIRST_PUBLISH_ID = 2_247_500_001
FIRST_MSG_DATA_ID = 2_650_000_001
ARTICLE_ID_LENGTH = 43
# Whom the platform names as the sender of its own events.
ADMINISTRATOR = 0


def start(
    tables: Tables,
    account: WeChatAccount,
    manner: str,
    media_id: str,
    written: list[Row],
    **more: str,
) -> Row:
    """Note what is to be put out, and when it will be ready."""
    publication: Row = {
        "publish_id": tables.next_number("publication", FIRST_PUBLISH_ID),
        "account": account.key,
        "manner": manner,
        "media_id": media_id,
        "articles": json.dumps(written, ensure_ascii=False),
        "status": UNDER_WAY,
        "outcome": more.get("outcome", ""),
        "article_id": fresh_letters(ARTICLE_ID_LENGTH),
        "msg_data_id": tables.next_number("msg_data", FIRST_MSG_DATA_ID),
        "client_key": more.get("client_key", ""),
        "submitted_at": now(),
        "due_at": now() + knobs.setting(tables, f"{manner}_seconds"),
    }
    places = ", ".join("?" * len(publication))
    tables.run(f"INSERT INTO publication VALUES ({places})", *publication.values())  # noqa: S608
    return publication


def _submit(call: Call) -> Reply:
    """The same draft submitted twice before it is out is published twice, as on the platform."""
    draft = drafts.find(call, call.json().get("media_id"))
    knob = knobs.take(call.tables, "publish", call.account.key) or {}
    outcome = str(knob.get("status", DONE))
    publication = start(
        call.tables, call.account, "publish", draft["media_id"], draft["articles"], outcome=outcome
    )
    number = publication["publish_id"]
    return {
        **OK,
        # Seen both ways in the field; readers must take either.
        "publish_id": number if number % 2 else str(number),
        "msg_data_id": publication["msg_data_id"],
    }


def due(tables: Tables, manner: str) -> list[Row]:
    rows = tables.rows(
        "SELECT * FROM publication WHERE due_at <= ? AND manner = ? ORDER BY due_at", now(), manner
    )
    return [{**row, "articles": json.loads(row["articles"])} for row in rows]


def finish(ground: Ground, tables: Tables, account: WeChatAccount, publication: Row) -> None:
    """The work is done: put out or refuse, tell the account; or a ban that comes after success."""
    outcome = int(publication["outcome"])
    if publication["status"] == DONE:
        _end(tables, publication, outcome)
        articles.take_down(tables, publication["publish_id"])
        return
    if outcome not in (DONE, DELETED, BANNED):
        _end(tables, publication, outcome)
    else:
        articles.put_out(tables, publication, publication["articles"], now())
        drafts.remove(tables, publication["media_id"])
        again = now() + knobs.setting(tables, "second_thoughts_seconds")
        _end(tables, publication, DONE, None if outcome == DONE else again)
    _tell(ground, tables, account, publication, DONE if outcome in (DELETED, BANNED) else outcome)


def _end(tables: Tables, publication: Row, status: int, again_at: float | None = None) -> None:
    tables.run(
        "UPDATE publication SET status = ?, due_at = ? WHERE publish_id = ?",
        status,
        again_at,
        publication["publish_id"],
    )


def _tell(
    ground: Ground, tables: Tables, account: WeChatAccount, publication: Row, status: int
) -> None:
    knob = knobs.take(tables, "event_name", account.key) or {}
    body = event_xml(
        account,
        openid_for(ADMINISTRATOR, account.key),
        str(knob.get("name", "PUBLISHJOBFINISH")),
        PublishEventInfo=Raw(_event_info(ground, tables, publication, status)),
    )
    pushes.queue_push(tables, account, openid_for(ADMINISTRATOR, account.key), None, body)


def _event_info(ground: Ground, tables: Tables, publication: Row, status: int) -> str:
    head = element("publish_id", publication["publish_id"]) + element("publish_status", status)
    if status != DONE:
        failed = range(1, len(publication["articles"]) + 1)
        return head + "".join(element("fail_idx", index) for index in failed)
    out = articles.of_publication(tables, publication["publish_id"])
    items = "".join(
        f"<item><idx>{one['idx']}</idx>"
        f"<article_url>{cdata(ground.article_url(one['url_key']))}</article_url></item>"
        for one in out
    )
    detail = f"<article_detail><count>{len(out)}</count>{items}</article_detail>"
    return head + element("article_id", publication["article_id"]) + detail


def _publication(call: Call, publish_id: object) -> Row:
    row = call.tables.row(
        "SELECT * FROM publication WHERE publish_id = ? AND account = ? AND manner = 'publish'",
        whole_number(publish_id, 53502),
        call.account.key,
    )
    if row is None:
        raise WeChatError(53502)
    return row


def _get(call: Call) -> Reply:
    row = _publication(call, call.json().get("publish_id"))
    reply: Row = {"publish_id": row["publish_id"], "publish_status": row["status"], "fail_idx": []}
    if row["status"] in (2, 3, 4):
        count = len(json.loads(row["articles"]))
        return {**reply, "fail_idx": list(range(1, count + 1))}
    if row["status"] == UNDER_WAY:
        return reply
    out = articles.of_publication(call.tables, row["publish_id"])
    items = [
        {"idx": one["idx"], "article_url": call.ground.article_url(one["url_key"])} for one in out
    ]
    detail = {"count": len(items), "item": items}
    return {**reply, "article_id": row["article_id"], "article_detail": detail}


def _published(call: Call, article_id: object) -> list[Row]:
    rows = call.tables.rows(
        "SELECT * FROM article WHERE article_id = ? AND account = ? AND manner != 'mass'"
        " ORDER BY idx",
        str(article_id),
        call.account.key,
    )
    if not rows:
        raise WeChatError(53600, "invalid article_id")
    return rows


def _get_article(call: Call) -> Reply:
    rows = _published(call, call.json().get("article_id"))
    return {"news_item": [articles.news_item(call.ground, row) for row in rows]}


def _list(call: Call) -> Reply:
    """Only what was published without notice: mass-sent articles are not in this list."""
    given = call.json()
    offset, count = media.page(given)
    ids = call.tables.rows(
        "SELECT article_id, published_at FROM article WHERE account = ? AND manner = 'publish'"
        " AND idx = 1 ORDER BY published_at DESC",
        call.account.key,
    )
    items = [
        {
            "article_id": row["article_id"],
            "content": {
                "news_item": [
                    articles.news_item(call.ground, one, not given.get("no_content"))
                    for one in _published(call, row["article_id"])
                ]
            },
            "update_time": int(row["published_at"]),
        }
        for row in ids[offset : offset + count]
    ]
    return {"total_count": len(ids), "item_count": len(items), "item": items}


def _delete(call: Call) -> Reply:
    """Counted from 1; without an index, or with 0, the whole publication goes."""
    given = call.json()
    rows = _published(call, given.get("article_id"))
    index = whole_number(given.get("index") or 0)
    if index and index not in {row["idx"] for row in rows}:
        raise WeChatError(40035)
    articles.take_down(call.tables, rows[0]["publish_id"], index)
    left = [row for row in _published(call, given.get("article_id")) if not row["deleted"]]
    if not left:
        sql = "UPDATE publication SET status = ? WHERE publish_id = ?"
        call.tables.run(sql, DELETED, rows[0]["publish_id"])
    return OK


OPERATIONS = {
    "/cgi-bin/freepublish/submit": Operation(_submit, verified_only=True),
    "/cgi-bin/freepublish/get": Operation(_get, verified_only=True),
    "/cgi-bin/freepublish/getarticle": Operation(_get_article, verified_only=True),
    "/cgi-bin/freepublish/batchget": Operation(_list, verified_only=True),
    "/cgi-bin/freepublish/delete": Operation(_delete, verified_only=True),
}
