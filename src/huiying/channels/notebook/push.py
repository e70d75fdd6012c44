"""Who wrote to the notebook, in a message signed as vendors sign theirs?

Body: JSON `{"id", "from", "text"}`; query: `timestamp`, `nonce` and `signature`, the SHA-1 of
secret, timestamp, nonce and body, sorted and joined.
"""

from __future__ import annotations

from datetime import datetime

from huiying.channels.contract import Access, Heard, Incoming, Push, PushAnswer
from huiying.channels.vendor_push import (
    flat,
    is_fresh,
    is_signed,
    read_body,
    refused,
    unreadable,
)
from huiying.foundation.errors import Unusable


def receive(push: Push, access: Access, at: datetime) -> PushAnswer:
    """A signed and fresh message is heard; anything else is refused."""
    text = push.body.decode("utf-8", errors="replace")
    secret, signature = access.credentials.get("secret", ""), push.query.get("signature", "")
    if not is_fresh(push, at) or not is_signed(push, secret, signature, text):
        return refused()
    if push.method.upper() == "GET":
        return PushAnswer(200, push.query.get("echostr", "").encode())
    try:
        fields = read_body(push.body)
    except Unusable:
        return unreadable()
    heard = Incoming(
        heard=Heard.MESSAGE,
        dedupe_key=str(fields.get("id", "")),
        sender=str(fields.get("from", "")),
        text=str(fields.get("text", "")),
        at=at,
        raw=flat(fields),
    )
    return PushAnswer(200, b"", heard=(heard,))
