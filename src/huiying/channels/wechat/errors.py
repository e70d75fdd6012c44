"""What does each errcode of WeChat mean for us?

Numbers and meanings: the vendor's table of global return codes and the pages of each call;
those marked unconfirmed there stand here under the cause that their text names.
"""

from __future__ import annotations

from huiying.channels.vendor_errors import (
    Kind,
    Reason,
    seconds_to_midnight,
    table,
)
from huiying.channels.vendor_errors import trouble as vendor_trouble
from huiying.foundation.clock import now
from huiying.foundation.errors import ChannelTrouble

STALE_TOKEN = frozenset({40001, 40014, 41001, 42001})
SYSTEM_BUSY = -1
ALREADY_SENT = 45065
MEDIA_GONE = 40007
ARTICLE_GONE = 53600

BUSY = Reason("channels.wechat.busy", Kind.PASSING)
TOO_FAST = Reason("channels.wechat.too_fast", Kind.PASSING, wait=60)
TOKEN = Reason("channels.wechat.token", Kind.PASSING, wait=300)
QUOTA = Reason("channels.wechat.quota", Kind.QUOTA)
APPID = Reason("channels.wechat.appid", Kind.SETTINGS)
SECRET = Reason("channels.wechat.secret", Kind.SETTINGS)
ADDRESS = Reason("channels.wechat.address", Kind.SETTINGS)
PERMISSION = Reason("channels.wechat.permission", Kind.SETTINGS)
BANNED = Reason("channels.wechat.banned", Kind.SETTINGS)
AUTHORISATION = Reason("channels.wechat.authorisation", Kind.SETTINGS)
REQUEST = Reason("channels.wechat.request", Kind.SETTINGS)
CONSOLE = Reason("channels.wechat.console", Kind.SETTINGS)
OTHER_SERVICE = Reason("channels.wechat.other_service", Kind.SETTINGS)
UNKNOWN = Reason("channels.wechat.unknown", Kind.SETTINGS)
TITLE = Reason("channels.wechat.title", Kind.CONTENT)
SUMMARY = Reason("channels.wechat.summary", Kind.CONTENT)
AUTHOR = Reason("channels.wechat.author", Kind.CONTENT)
LENGTH = Reason("channels.wechat.length", Kind.CONTENT)
EMPTY = Reason("channels.wechat.empty", Kind.CONTENT)
LINK = Reason("channels.wechat.link", Kind.CONTENT)
PICTURE = Reason("channels.wechat.picture", Kind.CONTENT)
MEDIA = Reason("channels.wechat.media", Kind.CONTENT)
FORM = Reason("channels.wechat.form", Kind.CONTENT)
REVIEW = Reason("channels.wechat.review", Kind.CONTENT)
BY_HAND = Reason("channels.wechat.by_hand", Kind.CONTENT)
ARTICLE = Reason("channels.wechat.article", Kind.CONTENT)
COMMENT = Reason("channels.wechat.comment", Kind.CONTENT)
DUPLICATE = Reason("channels.wechat.duplicate", Kind.CONTENT)
RECIPIENT = Reason("channels.wechat.recipient", Kind.RECIPIENT)
WINDOW = Reason("channels.wechat.window", Kind.RECIPIENT)
REPLY_QUOTA = Reason("channels.wechat.reply_quota", Kind.RECIPIENT)

MEANINGS = table(
    {
        BUSY: (SYSTEM_BUSY, 61450, 9001002),
        TOO_FAST: (45011, 45066, 53501),
        TOKEN: (40001, 40014, 41001, 42001),
        QUOTA: (45009, 45028, 48006),
        APPID: (40013, 41002),
        SECRET: (40125, 40243, 41004),
        ADDRESS: (40164, 89503, 89506, 89507),
        PERMISSION: (48001, 48008, 50001, 88000),
        BANNED: (48004, 50002, 53500),
        AUTHORISATION: (40029, 40030, 40163, 41003, 41008, 42002, 42003, 42007),
        REQUEST: (
            *(40002, 40008, 40031, 40032, 40035, 40038, 43001, 43002, 43003, 44002),
            *(40066, 45067, 45083, 45084, 47003, 61451, 61500, 61501),
        ),
        CONSOLE: (
            *range(40015, 40029),  # menus
            *(40119, 40120, 41007, 45010, 46002, 46003),
            *range(65301, 65318),  # menus by group
            *(40050, 40051, 40117, 45016, 45017, 45018, 45056, 45059, 45157, 45158, 45159),  # tags
            *(48005, 61452, 61453, 61454, 61455, 61456, 61457),  # material in use, staff accounts
        ),
        OTHER_SERVICE: (9001001, *range(9001003, 9001037), 45109),
        TITLE: (45003,),
        SUMMARY: (45004,),
        AUTHOR: (45110,),
        LENGTH: (45002, 45008),
        EMPTY: (44003, 44004),
        LINK: (40039, 40155, 45005),
        PICTURE: (
            *(40004, 40005, 40006, 40009, 40010, 40011, 40012, 40118, 40121, 40137),
            *(41005, 44001, 45001, 45006, 45007),
        ),
        MEDIA: (40007, 41006, 46001),
        FORM: (40033, 45166, 47001),
        REVIEW: (53503, 87014),
        BY_HAND: (53504, 53505),
        ARTICLE: (40060, 53502, 53600, 88001, 88002),
        COMMENT: (88003, 88004, 88005, 88007, 88008, 88010),
        DUPLICATE: (45065,),
        RECIPIENT: (40003, 40132, 41009, 43004, 43005, 43019, 43101, 46004, 48002, 50005),
        WINDOW: (45015,),
        REPLY_QUOTA: (45047,),
    }
)


def reason_of(number: int) -> Reason:
    """The cause behind an errcode; one we do not know stays until a person has looked."""
    return MEANINGS.get(number, UNKNOWN)


def trouble(number: int, said: str) -> ChannelTrouble:
    """The error for an errcode; daily quotas open again at 00:00 Asia/Shanghai."""
    return vendor_trouble(reason_of(number), number, said, seconds_to_midnight(now()))


def local_trouble(reason: Reason) -> ChannelTrouble:
    """The error for what we know ourselves without asking the platform."""
    return vendor_trouble(reason, "-", "")
