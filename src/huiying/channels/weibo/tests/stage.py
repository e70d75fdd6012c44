"""Which account do Weibo's tests play with, and what does a message pushed to it look like?"""

from __future__ import annotations

import json
from datetime import datetime

from huiying.channels.contract import Access, Push
from huiying.channels.tests.cast import access_to
from huiying.channels.tests.playing_field import PlayingField
from huiying.channels.vendor_push import sorted_sha1

CREDENTIALS = {
    "app_key": "sandbox1000001",
    "app_secret": "an-app-secret",
    "access_token": "2.00aTokenForTests",
    "domain": "example.gov.cn",
}
UID = "1404376560"


def open_account(field: PlayingField, callback_url: str = "", uid: str = UID) -> Access:
    """An account on the playing field, its token authorised, and the access to it."""
    token = f"{CREDENTIALS['access_token']}-{uid}"
    account = {
        "uid": uid,
        "app_key": CREDENTIALS["app_key"],
        "app_secret": CREDENTIALS["app_secret"],
        "name": "清河发布",
        "bound_domain": CREDENTIALS["domain"],
        "callback_url": callback_url,
        "access_token": token,
    }
    field.post("/control/accounts", {"weibo": [account]})
    return access_to("weibo", f"{field.url}/weibo", access_token=token)


def signed_push(at: datetime) -> Push:
    """A citizen's private message as Weibo would push it at this instant."""
    stamp = str(int(at.timestamp() * 1000))
    body = {
        "type": "text",
        "receiver_id": int(UID),
        "sender_id": 2489518277,
        "created_at": "Mon Jul 16 18:09:20 +0800 2012",
        "text": "路灯不亮",
        "data": {},
    }
    query = {
        "timestamp": stamp,
        "nonce": "n1",
        "signature": sorted_sha1(CREDENTIALS["app_secret"], stamp, "n1"),
    }
    return Push("POST", query, {}, json.dumps(body).encode())
