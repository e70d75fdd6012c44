"""What can a citizen do with a phone in hand?"""

from __future__ import annotations

from huiying.sandbox.accounts import Account, WeiboAccount
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.wechat import messages as wechat
from huiying.sandbox.weibo import callbacks as weibo

TEXT_CHARACTERS = 2000


def write(tables: Tables, account: Account, phone: int, text: str) -> Row:
    """Send a private message; the account's server is told at once. ValueError if unsendable."""
    text = text.strip()
    if not 0 < len(text) <= TEXT_CHARACTERS:
        raise ValueError(f"a message has 1 to {TEXT_CHARACTERS} characters")
    if isinstance(account, WeiboAccount):
        return weibo.citizen_writes(tables, account, phone, text)
    return wechat.citizen_writes(tables, account, phone, text)


def follow(tables: Tables, account: Account, phone: int) -> None:
    if isinstance(account, WeiboAccount):
        weibo.citizen_follows(tables, account, phone)
    else:
        wechat.citizen_follows(tables, account, phone)


def leave(tables: Tables, account: Account, phone: int) -> None:
    if isinstance(account, WeiboAccount):
        weibo.citizen_leaves(tables, account, phone)
    else:
        wechat.citizen_leaves(tables, account, phone)
