"""Which addresses are WeChat's own?"""

from __future__ import annotations

from huiying.channels.contract import Access
from huiying.channels.credentials import credential
from huiying.channels.hosts import keep_apart

OFFICIAL = "https://api.weixin.qq.com"
# The platform's other entry points, from its page on access domains; the first is the usual one.
OFFICIAL_BASE_URLS = frozenset(
    {
        OFFICIAL,
        "https://api2.weixin.qq.com",
        "https://sh.api.weixin.qq.com",
        "https://sz.api.weixin.qq.com",
        "https://hk.api.weixin.qq.com",
    }
)
PLAYED_PREFIX = "wxsandbox"


def may_talk(access: Access) -> None:
    """Raises `Lasting("channels.host.mismatch")` if account and host belong to different worlds."""
    keep_apart(credential(access, "appid"), PLAYED_PREFIX, access.base_url, OFFICIAL_BASE_URLS)
