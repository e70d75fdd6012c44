"""Which addresses are Weibo's own?"""

from __future__ import annotations

from huiying.channels.contract import Access
from huiying.channels.credentials import credential
from huiying.channels.hosts import keep_apart

OFFICIAL = "https://api.weibo.com"
OFFICIAL_MESSAGES = "https://m.api.weibo.com"  # private messages live on a host of their own
OFFICIAL_BASE_URLS = frozenset({OFFICIAL})
PLAYED_PREFIX = "sandbox"


def may_talk(access: Access) -> None:
    """Raises `Lasting("channels.host.mismatch")` if account and host belong to different worlds."""
    keep_apart(credential(access, "app_key"), PLAYED_PREFIX, access.base_url, OFFICIAL_BASE_URLS)


def messages_base_url(access: Access) -> str:
    """Where private messages are answered: beside the rest, except at Weibo itself."""
    return OFFICIAL_MESSAGES if access.base_url.rstrip("/") == OFFICIAL else access.base_url
