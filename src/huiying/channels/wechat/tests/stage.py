"""Which account does WeChat's tests play with, and what does a message pushed to it look like?"""

from __future__ import annotations

from datetime import datetime

from huiying.channels.contract import Access, Push
from huiying.channels.tests.cast import access_to
from huiying.channels.tests.playing_field import PlayingField
from huiying.channels.vendor_push import sorted_sha1
from huiying.channels.wechat.cipher import encrypt

CREDENTIALS = {
    "appid": "wxsandbox0000000001",
    "secret": "a-secret-for-tests",
    "token": "a-push-token",
    "encoding_aes_key": "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
    "push_mode": "safe",
}


def open_account(field: PlayingField, callback_url: str = "", **changes: object) -> Access:
    """A verified account on the playing field, and the access to it."""
    names = ("appid", "secret", "token", "encoding_aes_key")
    account = {
        **{name: CREDENTIALS[name] for name in names},
        "name": "清河发布",
        "mode": "safe",
        "callback_url": callback_url,
        **changes,
    }
    field.post("/control/accounts", {"wechat": [account]})
    return access_to("wechat", f"{field.url}/wechat", appid=str(account["appid"]))


def signed_push(at: datetime) -> Push:
    """A citizen's text as the platform would push it at this instant, in safe mode."""
    stamp = str(int(at.timestamp()))
    message = (
        f"<xml><FromUserName>o-1</FromUserName><CreateTime>{stamp}</CreateTime>"
        "<MsgType>text</MsgType><Content>路灯不亮</Content><MsgId>1</MsgId></xml>"
    )
    sealed = encrypt(message.encode(), CREDENTIALS["encoding_aes_key"], CREDENTIALS["appid"])
    token = CREDENTIALS["token"]
    query = {
        "timestamp": stamp,
        "nonce": "n1",
        "signature": sorted_sha1(token, stamp, "n1"),
        "encrypt_type": "aes",
        "msg_signature": sorted_sha1(token, stamp, "n1", sealed),
    }
    return Push("POST", query, {}, f"<xml><Encrypt>{sealed}</Encrypt></xml>".encode())
