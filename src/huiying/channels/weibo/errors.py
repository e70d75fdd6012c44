"""What does each error_code of Weibo mean for us?

Source: the wiki page on error codes; 21xxx partly unconfirmed there. 10017 is the code for a bad
parameter and, in practice, for a missing bound domain: the text decides.
"""

from __future__ import annotations

from huiying.channels.vendor_errors import Kind, Reason, seconds_to_next_hour, table
from huiying.channels.vendor_errors import trouble as vendor_trouble
from huiying.foundation.clock import now
from huiying.foundation.errors import ChannelTrouble

VISIBLE_LATER = 20032
SAME_CONTENT = frozenset({20017, 20019, 20111})
NOT_BOUND = "not bind domain"

BUSY = Reason("channels.weibo.busy", Kind.PASSING)
QUOTA = Reason("channels.weibo.quota", Kind.QUOTA)
PERMISSION = Reason("channels.weibo.permission", Kind.SETTINGS)
DOMAIN = Reason("channels.weibo.domain", Kind.SETTINGS)
AUTHORISATION = Reason("channels.weibo.authorisation", Kind.SETTINGS)
UNKNOWN = Reason("channels.weibo.unknown", Kind.SETTINGS)
REQUEST = Reason("channels.weibo.request", Kind.CONTENT)
PICTURE = Reason("channels.weibo.picture", Kind.CONTENT)
EMPTY = Reason("channels.weibo.empty", Kind.CONTENT)
LENGTH = Reason("channels.weibo.length", Kind.CONTENT)
SAME = Reason("channels.weibo.same", Kind.CONTENT)
CAPTCHA = Reason("channels.weibo.captcha", Kind.CONTENT)
STATUS_GONE = Reason("channels.weibo.status_gone", Kind.CONTENT)
COMMENT = Reason("channels.weibo.comment", Kind.CONTENT)
RECIPIENT = Reason("channels.weibo.recipient", Kind.RECIPIENT)

MEANINGS = table(
    {
        BUSY: (10001, 10002, 10003, 10009, 10010, 10011),
        QUOTA: (10022, 10023, 10024, 20016),
        PERMISSION: (10004, 10014),
        AUTHORISATION: (*range(21314, 21320), 21322, 21324, 21325, 21327, 21328, 21332),
        REQUEST: (10006, 10008, 10016, 10017),
        PICTURE: (20005, 20006, 20007),
        EMPTY: (20008,),
        LENGTH: (20012,),
        SAME: (20017, 20019, 20111),
        CAPTCHA: (20031,),
        STATUS_GONE: (20101,),
        COMMENT: (20201, 20206, 20207),
        RECIPIENT: (20003,),
    }
)


def reason_of(number: int, said: str = "") -> Reason:
    """The cause behind an error_code and its text; unknown ones stay until a person has looked."""
    if NOT_BOUND in said.lower():
        return DOMAIN
    return MEANINGS.get(number, UNKNOWN)


def trouble(number: int, said: str) -> ChannelTrouble:
    """The error for a code; quotas are counted by the hour."""
    return vendor_trouble(reason_of(number, said), number, said, seconds_to_next_hour(now()))


def letter_trouble(error: ChannelTrouble) -> ChannelTrouble:
    """What a refused parameter or permission means for a private answer.

    Which code tells that the 48 hours are over is unconfirmed; either way this person cannot be
    reached here, and the account goes on working.
    """
    if error.code in (REQUEST.code, PERMISSION.code):
        return vendor_trouble(RECIPIENT, str(error.values.get("number", "-")), error.said)
    return error
