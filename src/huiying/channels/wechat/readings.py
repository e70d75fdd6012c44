"""What does WeChat say about the fate of an article, in a poll's answer or in an event?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from huiying.channels.contract import Outcome, Receipt
from huiying.channels.numbers import number
from huiying.foundation.clock import now, shanghai
from huiying.foundation.errors import Unclear

# freepublish/get: 0 done, 1 publishing, 2 originality, 3 ordinary failure (e.g. a test account),
# 4 refused in review, 5 deleted by the user afterwards, 6 banned by the platform afterwards.
OUTCOMES: Mapping[int, tuple[Outcome, str]] = {
    0: (Outcome.PUBLISHED, ""),
    1: (Outcome.ACCEPTED, ""),
    2: (Outcome.REFUSED, "content"),
    3: (Outcome.REFUSED, "settings"),
    4: (Outcome.REFUSED, "content"),
    5: (Outcome.WITHDRAWN, "content"),
    6: (Outcome.WITHDRAWN, "content"),
}
MASS_OUTCOMES: Mapping[str, tuple[Outcome, str]] = {
    "send_success": (Outcome.PUBLISHED, ""),
    "send success": (Outcome.PUBLISHED, ""),
    "sending": (Outcome.ACCEPTED, ""),
    "delete": (Outcome.WITHDRAWN, "content"),
}
SAID: Mapping[int, str] = {
    2: "原创声明失败",
    3: "常规失败",
    4: "平台审核不通过",
    5: "成功后用户删除所有文章",
    6: "成功后系统封禁所有文章",
}


def publication(info: Mapping[str, Any]) -> Receipt:
    """A publication's receipt from `PublishEventInfo` or the answer of freepublish/get."""
    status = number(info.get("publish_status"), otherwise=1)
    outcome, whose = OUTCOMES.get(status, (Outcome.REFUSED, "content"))
    keys = {
        name: str(info[name])
        for name in ("publish_id", "article_id", "msg_data_id")
        if info.get(name)
    }
    return Receipt(outcome, keys, _first_url(info), SAID.get(status, ""), whose)


def mass_progress(info: Mapping[str, Any]) -> Receipt:
    """A mass sending's receipt from the answer of mass/get."""
    return _mass(str(info.get("msg_status", "")), {"msg_id": str(info.get("msg_id", ""))}, "")


def mass_finished(event: Mapping[str, Any]) -> Receipt:
    """A mass sending's receipt from MASSSENDJOBFINISH, where `err(number)` is a refusal."""
    message = str(event.get("MsgID") or event.get("MsgId") or "")
    return _mass(str(event.get("Status", "")), {"msg_id": message}, _first_mass_url(event))


def accepted(body: Mapping[str, Any], key: str) -> Receipt:
    """The receipt of a submission; without the platform's id nobody can ask about it."""
    if not body.get(key):
        raise Unclear("channels.answer.unexpected", field=key)
    keys = {key: str(body[key]), "sent_on": shanghai(now()).date().isoformat()}
    if body.get("msg_data_id"):
        keys["msg_data_id"] = str(body["msg_data_id"])
    return Receipt(Outcome.ACCEPTED, keys)


def merged(reached: Receipt, earlier: Receipt) -> Receipt:
    """What was learned later, with the ids learned before."""
    return replace(reached, keys={**earlier.keys, **reached.keys}, url=reached.url or earlier.url)


def news_items(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The articles inside one entry of a batchget."""
    content = item.get("content") or {}
    return [news for news in content.get("news_item") or [] if isinstance(news, dict)]


def _mass(status: str, keys: dict[str, str], url: str) -> Receipt:
    outcome, whose = MASS_OUTCOMES.get(status.lower(), (Outcome.REFUSED, "content"))
    said = status if outcome is Outcome.REFUSED else ""
    known = {name: value for name, value in keys.items() if value}
    return Receipt(outcome, known, url, said, whose)


def _first_url(info: Mapping[str, Any]) -> str:
    detail = info.get("article_detail")
    items = _list(detail.get("item")) if isinstance(detail, Mapping) else []
    return str(items[0].get("article_url", "")) if items else ""


def _first_mass_url(event: Mapping[str, Any]) -> str:
    result = event.get("ArticleUrlResult")
    inner = result.get("ResultList") if isinstance(result, Mapping) else None
    items = _list(inner.get("item")) if isinstance(inner, Mapping) else []
    return str(items[0].get("ArticleUrl", "")) if items else ""


def _list(value: object) -> list[dict[str, Any]]:
    """One or many: XML and JSON both drop the list round a single item."""
    found = value if isinstance(value, list) else [value]
    return [entry for entry in found if isinstance(entry, dict)]
