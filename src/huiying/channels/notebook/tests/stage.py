"""Which account do the notebook's tests use, and how is a message to it signed?"""

from __future__ import annotations

from datetime import datetime

from huiying.channels.contract import Access, Push
from huiying.channels.tests.cast import access_to
from huiying.channels.tests.playing_field import PlayingField
from huiying.channels.vendor_push import sorted_sha1

CREDENTIALS = {"secret": "a-notebook-secret"}


def open_account(field: PlayingField) -> Access:
    """The notebook lies on our own table."""
    return access_to("notebook")


def signed_push(at: datetime) -> Push:
    """A message that says who wrote it."""
    body = '{"id": "1", "from": "somebody", "text": "路灯不亮"}'
    stamp = str(int(at.timestamp()))
    signature = sorted_sha1(CREDENTIALS["secret"], stamp, "n1", body)
    query = {"timestamp": stamp, "nonce": "n1", "signature": signature}
    return Push("POST", query, {}, body.encode())
