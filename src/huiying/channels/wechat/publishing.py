"""How does an article get out without disturbing the followers, and how is it found again?

Sources: the pages on freepublish/submit, get, batchget and delete. The platform has no
idempotency key here: a draft that is submitted twice before it is out is published twice.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from huiying.channels.contract import Access, Outcome, Post, Receipt
from huiying.channels.numbers import number
from huiying.channels.wechat.api import post as call
from huiying.channels.wechat.drafts import bears, draft_for, draft_remembered, draft_with, listed
from huiying.channels.wechat.errors import ARTICLE_GONE, SYSTEM_BUSY
from huiying.channels.wechat.readings import accepted, merged, news_items, publication
from huiying.foundation.clock import now, shanghai
from huiying.foundation.errors import Lasting, Passing, Unclear

# A submitted draft may stay in the draft box until it is out; so long we do not take a draft
# that is still there for one that was never submitted.
ON_ITS_WAY = timedelta(minutes=10)
# "System busy" says that nothing was done; should it be wrong, the article shows by then.
AFTER_BUSY = timedelta(seconds=60)


def send(post: Post, access: Access) -> Receipt:
    """Submit the article's draft; raises `Unclear` while an earlier submission may be under way."""
    if _may_be_on_its_way(post, access):
        raise Unclear("channels.wechat.on_its_way")
    if draft_remembered(post, access):
        published = _article_with(post.marker, access)
        if published is not None:
            return published
    return _submit(post, draft_for(post, access), access)


def _submit(post: Post, media_id: str, access: Access) -> Receipt:
    """The submission is noted before it is made, so that a killed process leaves a trace of it."""
    access.tokens.put(_name(post), media_id, now() + ON_ITS_WAY)
    try:
        body = call(access, "/cgi-bin/freepublish/submit", {"media_id": media_id}, repeatable=False)
    except (Passing, Lasting) as error:
        is_busy = error.values.get("number") == SYSTEM_BUSY
        access.tokens.put(_name(post), media_id, now() + (AFTER_BUSY if is_busy else timedelta()))
        if is_busy:
            raise Passing(
                error.code, error.said, AFTER_BUSY.total_seconds(), **error.values
            ) from error
        raise
    return accepted(body, "publish_id")


def look_for(post: Post, access: Access) -> Receipt | None:
    """The published article that bears the marker; None while it surely is not out.

    A draft with the marker has not gone out unless it was submitted just now; a draft that we
    remember and that is in neither list is on its way, or somebody removed it: `Unclear`.
    """
    published = _article_with(post.marker, access)
    if published is not None:
        return published
    waits = bool(draft_with(post.marker, access))
    if _may_be_on_its_way(post, access) or (not waits and draft_remembered(post, access)):
        raise Unclear("channels.wechat.on_its_way")
    return None


def progress(receipt: Receipt, access: Access) -> Receipt:
    """How far the platform has got with a publication."""
    asked = {"publish_id": receipt.keys["publish_id"]}
    body = call(access, "/cgi-bin/freepublish/get", asked, repeatable=True)
    return merged(publication({**asked, **body}), receipt)


def take_back(receipt: Receipt, access: Access) -> Receipt:
    """Delete the article for good; a second delete of the same one is answered as done."""
    known = receipt if receipt.keys.get("article_id") else progress(receipt, access)
    if not known.keys.get("article_id"):
        raise Lasting("channels.wechat.not_deletable", whose="content")
    body = call(
        access,
        "/cgi-bin/freepublish/delete",
        {"article_id": known.keys["article_id"], "index": 0},
        repeatable=True,
        accept=frozenset({ARTICLE_GONE}),
    )
    said = str(body.get("errmsg", "")) if body.get("errcode") else ""
    return Receipt(Outcome.WITHDRAWN, dict(known.keys), known.url, said=said)


def _name(post: Post) -> str:
    return f"submit:{post.marker}"


def _may_be_on_its_way(post: Post, access: Access) -> bool:
    kept = access.tokens.get(_name(post))
    return kept is not None and kept[1] > now()


def _article_with(marker: str, access: Access) -> Receipt | None:
    for item in listed("/cgi-bin/freepublish/batchget", access):
        for news in news_items(item):
            if bears(news, marker):
                return _found(item, news)
    return None


def _found(item: dict[str, Any], news: dict[str, Any]) -> Receipt:
    outcome = Outcome.WITHDRAWN if news.get("is_deleted") else Outcome.PUBLISHED
    seconds = number(item.get("update_time"))
    at = datetime.fromtimestamp(seconds, tz=UTC) if seconds else now()
    keys = {
        "article_id": str(item.get("article_id", "")),
        "sent_on": shanghai(at).date().isoformat(),
    }
    return Receipt(outcome, keys, url=str(news.get("url", "")))
