"""Who pushed to our callback address from Weibo, and what was heard?

Sources: the wiki pages on the fan service's push and on receiving messages. There is no message
id. An empty body says nothing to the citizen and ends the three tries.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from huiying.channels.contract import Access, Heard, Incoming, Push, PushAnswer
from huiying.channels.vendor_push import (
    flat,
    instant,
    is_fresh,
    is_signed,
    read_body,
    refused,
    unreadable,
)
from huiying.foundation.errors import Unusable

EVENT_KINDS = {
    "follow": Heard.FOLLOWED,
    "scan_follow": Heard.FOLLOWED,
    "subscribe": Heard.FOLLOWED,
    "unfollow": Heard.LEFT,
    "unsubscribe": Heard.LEFT,
}
MESSAGE_TYPES = frozenset({"text", "position", "voice", "image"})
# Some accounts receive WeChat's element names instead of Weibo's own.
XML_NAMES = {
    "FromUserName": "sender_id",
    "ToUserName": "receiver_id",
    "CreateTime": "created_at",
    "MsgType": "type",
    "Content": "text",
    "Label": "text",
}


def receive(push: Push, access: Access, at: datetime) -> PushAnswer:
    """Verify and read one push; the signature covers the app secret, time and nonce only."""
    secret = access.credentials.get("app_secret", "")
    if not is_fresh(push, at) or not is_signed(push, secret, push.query.get("signature", "")):
        return refused()
    if push.method.upper() == "GET":
        return PushAnswer(200, push.query.get("echostr", "").encode())
    try:
        fields = _own_names(read_body(push.body))
    except Unusable:
        return unreadable()
    return PushAnswer(200, b"", heard=(understood(fields, at),))


def _own_names(fields: dict[str, Any]) -> dict[str, Any]:
    if "MsgType" not in fields:
        return fields
    renamed = {XML_NAMES.get(name, name): value for name, value in fields.items()}
    renamed["type"] = str(renamed.get("type", "")).lower()
    renamed.setdefault("data", {})
    if "Event" in fields:
        renamed["data"] = {
            "subtype": str(fields["Event"]).lower(),
            "key": fields.get("EventKey", ""),
        }
    return renamed


def understood(fields: dict[str, Any], at: datetime) -> Incoming:
    """One push as something heard; unknown kinds are kept and ignored, never refused."""
    data = fields.get("data")
    details: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
    kind = str(fields.get("type", ""))
    return Incoming(
        heard=_kind(kind, str(details.get("subtype", ""))),
        dedupe_key=_dedupe_key(fields, kind, details),
        sender=str(fields.get("sender_id", "")),
        text=str(fields.get("text") or "") if kind != "event" else "",
        at=_instant(fields.get("created_at")) or at,
        raw=flat(fields),
    )


def _kind(kind: str, subtype: str) -> Heard:
    if kind == "event":
        return EVENT_KINDS.get(subtype, Heard.OTHER)
    if kind == "mention":
        return Heard.MENTION
    return Heard.MESSAGE if kind in MESSAGE_TYPES else Heard.OTHER


def _dedupe_key(fields: Mapping[str, Any], kind: str, details: Mapping[str, Any]) -> str:
    """Sender, time and what was said: there is no id, and two words may fall in one second."""
    said = json.dumps([kind, fields.get("text"), details], ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(said.encode()).hexdigest()[:16]
    return f"{fields.get('sender_id', '')}:{fields.get('created_at', '')}:{digest}"


def _instant(stamp: object) -> datetime | None:
    """`Mon Jul 16 18:09:20 +0800 2012` or a unix time; None if it is neither."""
    parts = str(stamp or "").split()
    if len(parts) != 6:
        return instant(stamp)
    weekday, month, day, clock, zone, year = parts
    try:
        found = parsedate_to_datetime(f"{weekday}, {day} {month} {year} {clock} {zone}")
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo is not None else None
