"""How does an account write to all its followers at once, and only once?"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from huiying.sandbox import knobs, phones, pushes, tallies
from huiying.sandbox.accounts import WeChatAccount
from huiying.sandbox.ground import Ground
from huiying.sandbox.identifiers import openid_for
from huiying.sandbox.moments import now
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.wechat import articles, drafts, media, publishing
from huiying.sandbox.wechat.callbacks import Raw, cdata, element, event_xml
from huiying.sandbox.wechat.calls import OK, Call, Operation, Reply, whole_number
from huiying.sandbox.wechat.errors import WeChatError

# channels.md 1.7: one call a day for a 订阅号, four messages a month and user for a 服务号.
PER_DAY, PER_MONTH = 1, 4
CLIENT_KEY_LENGTH = 64
RETRY_SECONDS = 60
SUCCESS = "send success"
PATH = "/cgi-bin/message/mass/sendall"
SENT = {**OK, "errmsg": "send job submission success"}


def _send_to_all(call: Call) -> Reply:
    given = call.json()
    client_key = _client_key(given)
    _refuse_repetition(call, client_key)
    written = _written(call, given)
    _spend(call)
    knob = knobs.take(call.tables, "mass", call.account.key) or {}
    media_id = str((given.get("mpnews") or {}).get("media_id", ""))
    publication = publishing.start(
        call.tables,
        call.account,
        "mass",
        media_id,
        written,
        outcome=str(knob.get("status", SUCCESS)),
        client_key=client_key,
    )
    data = {"msg_data_id": publication["msg_data_id"]} if given.get("mpnews") else {}
    return {**SENT, "msg_id": publication["publish_id"], **data}


def _client_key(given: dict[str, Any]) -> str:
    """The caller's own key, or what the platform derives from range and content."""
    key = str(given.get("clientmsgid") or "")
    if len(key) > CLIENT_KEY_LENGTH:
        raise WeChatError(45067)
    content = json.dumps(given, sort_keys=True, ensure_ascii=False).encode()
    return key or hashlib.sha256(content).hexdigest()


def _refuse_repetition(call: Call, client_key: str) -> None:
    """45065 with the first msg_id; 45066 within a minute of a failure."""
    first = call.tables.row(
        "SELECT * FROM publication WHERE account = ? AND manner = 'mass' AND client_key = ?"
        " ORDER BY submitted_at DESC LIMIT 1",
        call.account.key,
        client_key,
    )
    if first is None:
        return
    if first["outcome"] == SUCCESS or first["status"] == publishing.UNDER_WAY:
        data = {"msg_data_id": first["msg_data_id"]} if first["media_id"] else {}
        raise WeChatError(45065, msg_id=first["publish_id"], **data)
    if now() - first["submitted_at"] < RETRY_SECONDS:
        raise WeChatError(45066)


def _written(call: Call, given: dict[str, Any]) -> list[Row]:
    """What goes out: the articles of a draft, or one text or picture."""
    if not isinstance(given.get("filter"), dict):
        raise WeChatError(40035)
    if given.get("msgtype") == "mpnews":
        media_id = (given.get("mpnews") or {}).get("media_id")
        found: list[Row] = drafts.find(call, media_id)["articles"]
        return found
    return [{"body": _body(call, given)}]


def _body(call: Call, given: dict[str, Any]) -> dict[str, Any]:
    kind = given.get("msgtype")
    content = given.get("images" if kind == "image" else str(kind)) or given.get(str(kind)) or {}
    if kind == "text" and content.get("content"):
        return {"type": "text", "text": str(content["content"])}
    if kind == "image":
        first = (content.get("media_ids") or [content.get("media_id")])[0]
        found = media.find_any(call.tables, call.account.key, str(first))
        return {"type": "image", "url": call.ground.picture_url(found["url_key"])}
    raise WeChatError(40008)


def _spend(call: Call) -> None:
    """Count against the day or the month; 45028 where nothing is left."""
    service = call.account.kind == "service"
    period = tallies.this_month() if service else tallies.today()
    usual = PER_MONTH if service else PER_DAY
    limit = tallies.allowed(call.tables, call.account.key, "mass", period, usual)
    if tallies.count(call.tables, call.account.key, "mass", period) > limit:
        raise WeChatError(45028)


def finish(ground: Ground, tables: Tables, account: WeChatAccount, publication: Row) -> None:
    """Bring it to every follower's phone, or fail; then tell the account."""
    succeeded = publication["outcome"] == SUCCESS
    receivers = phones.followers(tables, account.key) if succeeded else []
    if succeeded:
        _bring(ground, tables, publication, receivers)
    status = publishing.DONE if succeeded else 3
    sql = "UPDATE publication SET status = ?, due_at = NULL WHERE publish_id = ?"
    tables.run(sql, status, publication["publish_id"])
    _tell(ground, tables, account, publication, account.followers if succeeded else 0)


def _bring(ground: Ground, tables: Tables, publication: Row, receivers: list[Row]) -> None:
    body = publication["articles"][0].get("body")
    if body is None:
        articles.put_out(tables, publication, publication["articles"], now())
        drafts.remove(tables, publication["media_id"])
        out = articles.of_publication(tables, publication["publish_id"])
        body = {"type": "news", "articles": [_card(ground, one) for one in out]}
    for receiver in receivers:
        phones.keep_message(
            tables, receiver["phone"], publication["account"], "received", "mass", body
        )


def _card(ground: Ground, article: Row) -> dict[str, str]:
    return {
        "title": article["title"],
        "description": article["digest"],
        "url": ground.article_url(article["url_key"]),
        "picurl": article["cover"],
    }


def _tell(
    ground: Ground, tables: Tables, account: WeChatAccount, publication: Row, total: int
) -> None:
    openid = openid_for(publishing.ADMINISTRATOR, account.key)
    out = articles.of_publication(tables, publication["publish_id"])
    urls = "".join(
        f"<item><ArticleIdx>{one['idx']}</ArticleIdx>"
        f"<ArticleUrl>{cdata(ground.article_url(one['url_key']))}</ArticleUrl></item>"
        for one in out
    )
    checked = "<Count>0</Count><ResultList></ResultList><CheckState>0</CheckState>"
    body = event_xml(
        account,
        openid,
        "MASSSENDJOBFINISH",
        MsgID=publication["publish_id"],
        Status=publication["outcome"],
        TotalCount=total,
        FilterCount=total,
        SentCount=total,
        ErrorCount=0,
        CopyrightCheckResult=Raw(checked),
        ArticleUrlResult=Raw(element("Count", len(out)) + f"<ResultList>{urls}</ResultList>"),
    )
    pushes.queue_push(tables, account, openid, None, body)


def _preview(call: Call) -> Reply:
    given = call.json()
    citizen = phones.follower(call.tables, call.account.key, str(given.get("touser", "")))
    if citizen is None:
        raise WeChatError(40003)
    written = _written(call, {**given, "filter": {}})
    shown = [
        {"title": one["title"], "description": one["digest"], "url": "", "picurl": one["thumb_url"]}
        for one in written
        if "title" in one
    ]
    body = written[0].get("body") or {"type": "news", "articles": shown}
    phones.keep_message(
        call.tables, citizen["phone"], call.account.key, "received", "preview", body
    )
    return {**OK, "errmsg": "preview success"}


def _job(call: Call) -> Row:
    row = call.tables.row(
        "SELECT * FROM publication WHERE publish_id = ? AND account = ? AND manner = 'mass'",
        whole_number(call.json().get("msg_id"), 40059),
        call.account.key,
    )
    if row is None:
        raise WeChatError(40059, "invalid msg id")
    return row


def _get(call: Call) -> Reply:
    job = _job(call)
    words = {publishing.UNDER_WAY: "SENDING", publishing.DONE: "SEND_SUCCESS"}
    return {"msg_id": job["publish_id"], "msg_status": words.get(job["status"], "SEND_FAIL")}


def _delete(call: Call) -> Reply:
    index = whole_number(call.json().get("article_idx") or 0)
    articles.take_down(call.tables, _job(call)["publish_id"], index)
    return OK


OPERATIONS = {
    PATH: Operation(_send_to_all, verified_only=True, refuses_escapes=True),
    "/cgi-bin/message/mass/preview": Operation(_preview, verified_only=True),
    "/cgi-bin/message/mass/get": Operation(_get, verified_only=True),
    "/cgi-bin/message/mass/delete": Operation(_delete, verified_only=True),
}
