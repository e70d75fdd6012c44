"""How does an article get out without disturbing the followers, and how is it found again?

Sources: the pages on freepublish/submit, get, batchget and delete. The platform has no
idempotency key here: a draft that is submitted twice before it is out is published twice.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from huiying.channels.contract import Access, Outcome, Post, Receipt
from huiying.channels.numbers import number
from huiying.channels.wechat.api import post as call
from huiying.channels.wechat.drafts import bears, draft_for, draft_with, listed
from huiying.channels.wechat.errors import ARTICLE_GONE, SYSTEM_BUSY
from huiying.channels.wechat.readings import accepted, merged, news_items, publication
from huiying.foundation.clock import now, shanghai
from huiying.foundation.errors import Lasting, Passing, Unclear

# A submitted draft may stay in the draft box until it is out: so long one that is still there is
# not taken for one that was never submitted.
IN_THE_BOX = timedelta(minutes=10)
# One that has left the box and is not published may be under review.
UNDER_REVIEW = timedelta(minutes=60)
# "System busy" says that nothing was done; should it be wrong, the article shows by then.
AFTER_BUSY = timedelta(seconds=60)
SHORTEST_WAIT = 30.0
CLEARED = ""


def send(post: Post, access: Access) -> Receipt:
    """Submit the article's draft, unless an earlier submission got through or still may.

    Raises `Passing("channels.wechat.on_its_way")` while that cannot be told; whoever asks again
    after `find` said `Unclear` has decided.
    """
    if _age(post, access) is not None:
        with suppress(Unclear):
            published = look_for(post, access)
            if published is not None:
                return published
    return _submit(post, draft_for(post, access), access)


def look_for(post: Post, access: Access) -> Receipt | None:
    """The published article that bears the marker; None where it surely is not out.

    Raises `Passing` while an earlier submission may be under way, and `Unclear` where its draft
    has been gone for an hour without an article: then a person looks.
    """
    published = _article_with(post.marker, access)
    age = _age(post, access)
    if published is not None or age is None:
        return published
    waits = bool(draft_with(post.marker, access))
    left = (IN_THE_BOX if waits else UNDER_REVIEW) - age
    if left > timedelta(0):
        wait = max(SHORTEST_WAIT, left.total_seconds() / 4)
        raise Passing("channels.wechat.on_its_way", retry_after=wait)
    if not waits:
        raise Unclear("channels.wechat.vanished")
    return None


def _submit(post: Post, media_id: str, access: Access) -> Receipt:
    """The submission is noted before it is made, so that a killed process leaves a trace of it."""
    _note(post, media_id, access, submitted_at=now())
    try:
        body = call(access, "/cgi-bin/freepublish/submit", {"media_id": media_id}, repeatable=False)
    except (Passing, Lasting) as error:
        if error.values.get("number") != SYSTEM_BUSY:
            _note(post, CLEARED, access, submitted_at=now())
            raise
        _note(post, media_id, access, submitted_at=now() - IN_THE_BOX + AFTER_BUSY)
        wait = AFTER_BUSY.total_seconds()
        raise Passing(error.code, error.said, wait, **error.values) from error
    return accepted(body, "publish_id")


def _name(post: Post) -> str:
    return f"submit:{post.marker}"


def _note(post: Post, media_id: str, access: Access, submitted_at: datetime) -> None:
    access.tokens.put(_name(post), media_id, submitted_at + UNDER_REVIEW)


def _age(post: Post, access: Access) -> timedelta | None:
    """How long ago the draft was submitted with an outcome that we never learned."""
    kept = access.tokens.get(_name(post))
    if kept is None or kept[0] == CLEARED:
        return None
    return now() - (kept[1] - UNDER_REVIEW)


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
