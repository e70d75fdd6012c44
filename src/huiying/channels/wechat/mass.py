"""How does an article reach every follower, once?

Sources: the pages on mass/sendall, mass/get and mass/delete. `clientmsgid` is the platform's
idempotency key: for 24 hours a second call is answered 45065 with the first msg_id.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from huiying.channels.contract import Access, Outcome, Post, Receipt
from huiying.channels.numbers import number
from huiying.channels.wechat.api import post as call
from huiying.channels.wechat.drafts import add_draft, draft_remembered, draft_with
from huiying.channels.wechat.errors import ALREADY_SENT, MEDIA_GONE, trouble
from huiying.channels.wechat.readings import accepted, mass_progress, merged
from huiying.foundation.clock import now
from huiying.foundation.errors import Unclear

SAFE_TO_REPEAT = timedelta(hours=23)


def send(post: Post, access: Access) -> Receipt:
    """Send the draft to all; the draft of an earlier try is used again, even if it is gone."""
    remembered = draft_remembered(post, access)
    known = draft_with(post.marker, access) or (remembered[0] if remembered else "")
    body = _send_to_all(post, known or add_draft(post, access), access)
    if known and number(body.get("errcode", 0)) == MEDIA_GONE:
        body = _send_to_all(post, add_draft(post, access), access)
    if number(body.get("errcode", 0)) == MEDIA_GONE:
        raise trouble(MEDIA_GONE, str(body.get("errmsg", "")))
    return accepted(body, "msg_id")


def look_for(post: Post, access: Access) -> None:
    """None where sending again is safe; `Unclear` where it is not and nobody can be asked.

    The platform cannot be asked by `clientmsgid`, but a repeat within a day is the same sending.
    """
    remembered = draft_remembered(post, access)
    if remembered is None or now() - remembered[1] < SAFE_TO_REPEAT:
        return
    if not draft_with(post.marker, access):
        raise Unclear("channels.wechat.repeat_unsafe")


def progress(receipt: Receipt, access: Access) -> Receipt:
    """How far the platform has got with a mass sending."""
    asked = {"msg_id": receipt.keys["msg_id"]}
    body = call(access, "/cgi-bin/message/mass/get", asked, repeatable=True)
    return merged(mass_progress({**asked, **body}), receipt)


def take_back(receipt: Receipt, access: Access) -> Receipt:
    """Delete the article behind the message; the message itself stays on the phones."""
    asked = {"msg_id": number(receipt.keys["msg_id"]), "article_idx": 0}
    call(access, "/cgi-bin/message/mass/delete", asked, repeatable=True)
    return Receipt(Outcome.WITHDRAWN, dict(receipt.keys), receipt.url)


def _send_to_all(post: Post, media_id: str, access: Access) -> dict[str, Any]:
    return call(
        access,
        "/cgi-bin/message/mass/sendall",
        {
            "filter": {"is_to_all": True},
            "msgtype": "mpnews",
            "mpnews": {"media_id": media_id},
            "send_ignore_reprint": 0,
            "clientmsgid": post.marker,
        },
        repeatable=True,
        accept=frozenset({ALREADY_SENT, MEDIA_GONE}),
    )
