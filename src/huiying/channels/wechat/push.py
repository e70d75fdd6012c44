"""Who pushed to our callback address, and what was heard?

Sources: the pages on receiving pushes, message encryption and event pushes. The answer is
`success`: it keeps silent towards the citizen and stops the three tries; the real answer goes
out later as a customer-service message.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from huiying.channels.contract import Access, Heard, Incoming, Push, PushAnswer, Receipt
from huiying.channels.vendor_push import (
    flat,
    instant,
    is_fresh,
    is_signed,
    read_body,
    refused,
    unreadable,
)
from huiying.channels.wechat.cipher import WrongKey, decrypt
from huiying.channels.wechat.readings import mass_finished, publication
from huiying.foundation.errors import Unusable

SILENT = b"success"
PLAIN = "plain"
PUBLISHED_EVENTS = frozenset({"PUBLISHJOBFINISH", "FREEPUBLISHJOBFINISH"})
MASS_EVENT = "MASSSENDJOBFINISH"
EVENT_KINDS = {"subscribe": Heard.FOLLOWED, "unsubscribe": Heard.LEFT}


def receive(push: Push, access: Access, at: datetime) -> PushAnswer:
    """Verify and read one push; what is not the vendor's, or old, hears nothing."""
    if not is_fresh(push, at):
        return refused()
    if push.method.upper() == "GET":
        return _address_check(push, access)
    try:
        fields = _fields(push, access)
    except Unusable:
        return unreadable()
    if fields is None:
        return refused()
    return PushAnswer(200, SILENT, heard=(understood(fields, at),))


def _address_check(push: Push, access: Access) -> PushAnswer:
    token = access.credentials.get("token", "")
    if not is_signed(push, token, push.query.get("signature", "")):
        return refused()
    return PushAnswer(200, push.query.get("echostr", "").encode())


def _fields(push: Push, access: Access) -> dict[str, Any] | None:
    """The fields of a verified body, None where the signature or the key is wrong."""
    if push.query.get("encrypt_type", "raw") == "aes":
        return _encrypted_fields(push, access)
    if _wants_encryption(access):
        return None
    token = access.credentials.get("token", "")
    if not is_signed(push, token, push.query.get("signature", "")):
        return None
    return read_body(push.body)


def _wants_encryption(access: Access) -> bool:
    """Plain pushes are taken only where the account says so, or has no key at all."""
    mode = access.credentials.get("push_mode", "")
    return mode != PLAIN and bool(access.credentials.get("encoding_aes_key"))


def _encrypted_fields(push: Push, access: Access) -> dict[str, Any] | None:
    """In compatible mode the plain fields beside `Encrypt` are not covered: only it counts."""
    encrypted = str(read_body(push.body).get("Encrypt", ""))
    token = access.credentials.get("token", "")
    if not is_signed(push, token, push.query.get("msg_signature", ""), encrypted):
        return None
    appid = access.credentials.get("appid", "")
    for name in ("encoding_aes_key", "encoding_aes_key_previous"):
        try:
            return read_body(decrypt(encrypted, access.credentials.get(name, ""), appid))
        except WrongKey:
            continue
    return None


def understood(fields: dict[str, Any], at: datetime) -> Incoming:
    """One push as something heard; unknown kinds are kept and ignored, never refused."""
    text_of = {name: str(value) for name, value in fields.items() if not _is_nested(value)}
    event = text_of.get("Event", "") if text_of.get("MsgType") == "event" else ""
    receipt = _receipt(event, fields)
    return Incoming(
        heard=_kind(event, text_of, receipt),
        dedupe_key=_dedupe_key(event, text_of, receipt),
        sender=text_of.get("FromUserName", ""),
        text=_text(text_of),
        at=instant(text_of.get("CreateTime", "")) or at,
        picture_url=text_of.get("PicUrl", "") if text_of.get("MsgType") == "image" else "",
        receipt=receipt,
        raw=flat(fields),
    )


def _is_nested(value: object) -> bool:
    return isinstance(value, dict | list)


def _receipt(event: str, fields: dict[str, Any]) -> Receipt | None:
    """News about a sending: under the present name, the older one, or the mass event's."""
    info = fields.get("PublishEventInfo")
    if event in PUBLISHED_EVENTS | {MASS_EVENT} and isinstance(info, dict):
        return publication(info)
    return mass_finished(fields) if event == MASS_EVENT else None


def _kind(event: str, fields: dict[str, str], receipt: Receipt | None) -> Heard:
    if receipt is not None:
        return Heard.SENDING
    if event:
        return EVENT_KINDS.get(event, Heard.OTHER)
    return Heard.MESSAGE if _message_id(fields) else Heard.OTHER


def _message_id(fields: dict[str, str]) -> str:
    return fields.get("MsgId") or fields.get("MsgID") or ""


def _dedupe_key(event: str, fields: dict[str, str], receipt: Receipt | None) -> str:
    """MsgId for messages; for events who, when and what, since they carry no id of their own.

    Two sendings may end in the same second: their own ids belong to the key.
    """
    if not event and _message_id(fields):
        return _message_id(fields)
    about = ",".join(sorted((receipt.keys if receipt else {}).values()))
    names = ("FromUserName", "CreateTime", "Event", "EventKey")
    parts = [fields.get(name, "") for name in names]
    return ":".join([*parts, about, "" if event else fields.get("MsgType", "")])


def _text(fields: dict[str, str]) -> str:
    """What the citizen said, or what can be read of a message that is no text."""
    kind = fields.get("MsgType", "")
    if kind == "location":
        place = f"{fields.get('Location_X', '')},{fields.get('Location_Y', '')}"
        return f"{fields.get('Label', '')} ({place})".strip()
    if kind == "link":
        return "\n".join(
            fields[name] for name in ("Title", "Description", "Url") if fields.get(name)
        )
    if kind == "voice":
        return fields.get("Recognition", "")
    return fields.get("Content", "") if kind == "text" else ""
