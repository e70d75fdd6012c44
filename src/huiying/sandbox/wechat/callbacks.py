"""What does the platform post to an account's server, and what may the server answer?"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import ParseError, fromstring

from huiying.sandbox.accounts import WeChatAccount
from huiying.sandbox.moments import now
from huiying.sandbox.pushes import Answer, Letter
from huiying.sandbox.wechat.signatures import Undecipherable, decrypt, encrypt, is_signed, sign


@dataclass(frozen=True, slots=True)
class Raw:
    """XML that is written as it stands."""

    xml: str


Value = str | int | Raw


def cdata(text: str) -> str:
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def element(name: str, value: Value) -> str:
    """Texts go into CDATA, numbers and ready-made XML stand as they are."""
    inner = value.xml if isinstance(value, Raw) else value if isinstance(value, int) else None
    return f"<{name}>{cdata(str(value)) if inner is None else inner}</{name}>"


def push_xml(account: WeChatAccount, openid: str, kind: str, **values: Value) -> str:
    """The document of one message or event."""
    fields: dict[str, Value] = {
        "ToUserName": account.original_id,
        "FromUserName": openid,
        "CreateTime": int(now()),
        "MsgType": kind,
        **values,
    }
    return "<xml>" + "".join(element(*pair) for pair in fields.items()) + "</xml>"


def text_xml(account: WeChatAccount, openid: str, text: str, msg_id: int) -> str:
    return push_xml(account, openid, "text", Content=text, MsgId=msg_id)


def event_xml(account: WeChatAccount, openid: str, event: str, **values: Value) -> str:
    return push_xml(account, openid, "event", Event=event, **values)


def letter(account: WeChatAccount, body: str, openid: str) -> Letter:
    """The signed request for one push, in the account's mode: plain, compat or safe."""
    timestamp, nonce = str(int(now())), str(secrets.randbelow(10**9))
    params = {
        "signature": sign(account.token, timestamp, nonce),
        "timestamp": timestamp,
        "nonce": nonce,
        "openid": openid,
    }
    content = body
    if account.mode != "plain":
        sealed = encrypt(body, account.encoding_aes_key, account.appid)
        params["encrypt_type"] = "aes"
        params["msg_signature"] = sign(account.token, timestamp, nonce, sealed)
        content = _sealed_xml(account, body, sealed)
    headers = {"content-type": "text/xml", "user-agent": "Mozilla/4.0", "pragma": "no-cache"}
    return Letter(account.callback_url, params, headers, content.encode())


def _sealed_xml(account: WeChatAccount, body: str, sealed: str) -> str:
    """Compatible mode carries the open document and the sealed one side by side."""
    if account.mode == "compat":
        return body.removesuffix("</xml>") + element("Encrypt", sealed) + "</xml>"
    receiver = element("ToUserName", account.original_id)
    return f"<xml>{receiver}{element('Encrypt', sealed)}</xml>"


def address_check(account: WeChatAccount) -> dict[str, str]:
    """The parameters of the GET with which the platform asks whether the address is theirs."""
    timestamp, nonce = str(int(now())), str(secrets.randbelow(10**9))
    return {
        "signature": sign(account.token, timestamp, nonce),
        "timestamp": timestamp,
        "nonce": nonce,
        "echostr": str(secrets.randbelow(10**18)),
    }


def read_answer(account: WeChatAccount, content: bytes) -> Answer:
    """`success` or nothing is silence; a reply in the account's mode is shown; else unusable."""
    if content.strip() in (b"", b"success"):
        return Answer(usable=True)
    try:
        reply = _open_reply(account, fromstring(content, forbid_dtd=True))
    except (ParseError, Undecipherable, ValueError):
        return Answer(usable=False)
    body = _reply_body(reply) if reply is not None else None
    return Answer(body is not None, [body] if body else [])


def _open_reply(account: WeChatAccount, root: Element) -> Element | None:
    """The open reply; None where the mode forbids the form it came in."""
    sealed = _text(root, "Encrypt")
    if not sealed:
        return None if account.mode == "safe" else root
    if account.mode == "plain":
        return None
    parts = (account.token, _text(root, "TimeStamp"), _text(root, "Nonce"), sealed)
    if not is_signed(_text(root, "MsgSignature"), *parts):
        return None
    opened = decrypt(sealed, account.encoding_aes_key, account.appid)
    found: Element = fromstring(opened, forbid_dtd=True)
    return found


def _text(root: Element, path: str) -> str:
    return (root.findtext(path) or "").strip()


def _reply_body(root: Element) -> dict[str, Any] | None:
    """What the phone shows; an empty body for a hand-over to the service desk; None if unknown."""
    kind = _text(root, "MsgType")
    if kind == "text" and _text(root, "Content"):
        return {"type": "text", "text": _text(root, "Content")}
    if kind == "news":
        return {"type": "news", "articles": [_article(item) for item in root.iterfind(".//item")]}
    if kind in ("image", "voice", "video"):
        return {"type": kind, "media_id": _text(root, f"{kind.title()}/MediaId")}
    return {} if kind == "transfer_customer_service" else None


def _article(item: Element) -> dict[str, str]:
    names = {"title": "Title", "description": "Description", "url": "Url", "picurl": "PicUrl"}
    return {ours: _text(item, theirs) for ours, theirs in names.items()}
