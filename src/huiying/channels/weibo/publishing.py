"""How does a status get out on Weibo, and how do we find it again?

Sources: the wiki pages on statuses/share, statuses/user_timeline (only the authorising user's
own statuses) and short_url/expand. One app and user have 100 calls a day in all.
"""

from __future__ import annotations

from typing import Any

from huiying.channels.contract import Access, Outcome, Post, Receipt
from huiying.channels.credentials import credential
from huiying.channels.weibo import api
from huiying.channels.weibo.domain import check_domain
from huiying.channels.weibo.errors import SAME_CONTENT, VISIBLE_LATER, trouble
from huiying.channels.weibo.hosts import OFFICIAL
from huiying.channels.weibo.traces import is_ours, status_text, wording_digest
from huiying.foundation.errors import Lasting, Unclear

NEWEST = 100  # the most that one page of the timeline gives


def send(post: Post, access: Access) -> Receipt:
    """Share the status at once.

    20032 is a success that shows in one or two minutes. "The same content" means that an earlier
    try got through: then the status is looked for instead.
    """
    if not post.operator_address:
        raise Lasting("channels.weibo.operator_address", whose="settings")
    text = status_text(post)
    check_domain(text, credential(access, "domain"))
    body = api.share(
        access,
        {"status": text, "rip": post.operator_address},
        post.cover or next(iter(post.pictures), None),
        accept=SAME_CONTENT | {VISIBLE_LATER},
    )
    failed = api.error_code(body)
    if failed == VISIBLE_LATER:
        return Receipt(Outcome.ACCEPTED, trace_keys(post), said=str(body.get("error", "")))
    if failed:
        return _earlier(post, access, failed, str(body.get("error", "")))
    return receipt_of(body, trace_keys(post), access)


def look_for(post: Post, access: Access) -> Receipt | None:
    """The status that bears the marker or the same wording; None where it is not there."""
    return look_for_keys(trace_keys(post), access)


def look_for_keys(keys: dict[str, str], access: Access) -> Receipt | None:
    """The same by what the receipt kept: `marker` and `wording`."""
    for status in timeline(access):
        if is_ours(str(status.get("text", "")), keys["marker"], keys["wording"]):
            return receipt_of(status, keys, access)
    return None


def progress(receipt: Receipt, access: Access) -> Receipt:
    """Whether a status that was to show later shows by now."""
    if receipt.keys.get("id") or not receipt.keys.get("marker"):
        return receipt
    return look_for_keys(dict(receipt.keys), access) or receipt


def timeline(access: Access) -> list[dict[str, Any]]:
    """The account's newest statuses as Weibo shows them to their author."""
    body = api.get(access, "/2/statuses/user_timeline.json", count=NEWEST)
    return [status for status in body.get("statuses") or [] if isinstance(status, dict)]


def trace_keys(post: Post) -> dict[str, str]:
    """What is needed to find the status later without the post."""
    return {"marker": post.marker, "wording": wording_digest(status_text(post))}


def receipt_of(status: dict[str, Any], keys: dict[str, str], access: Access) -> Receipt:
    """The receipt of a status; its id is a 64-bit number, kept as text."""
    ident = str(status.get("idstr") or status.get("id") or "")
    if not ident:
        raise Unclear("channels.answer.unexpected", field="id")
    found = {**keys, "id": ident, "mid": str(status.get("mid") or ident)}
    return Receipt(Outcome.PUBLISHED, found, url=_url(ident, status, access))


def _url(ident: str, status: dict[str, Any], access: Access) -> str:
    """The status's public page; a played platform shows it under its author's number."""
    if access.base_url.rstrip("/") == OFFICIAL:
        return f"https://m.weibo.cn/status/{ident}"
    user = status.get("user")
    uid = user.get("idstr") or user.get("id") if isinstance(user, dict) else user
    return f"{access.base_url.rstrip('/')}/{uid}/{ident}"


def _earlier(post: Post, access: Access, failed: int, said: str) -> Receipt:
    found = look_for(post, access)
    if found is None:
        # Somebody published the same wording so long ago that the timeline no longer shows it,
        # or an earlier try shows in a minute: a person decides.
        raise trouble(failed, said)
    return found
