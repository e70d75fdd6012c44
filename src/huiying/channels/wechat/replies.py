"""How does a private answer reach one follower?

Source: the page on message/custom/send. There is no idempotency key: after a lost answer nobody
can know, so it is `Unclear` and a person looks at the conversation.
"""

from __future__ import annotations

from datetime import timedelta

from huiying.channels.contract import Access, Letter, Outcome, Receipt
from huiying.channels.wechat.api import post as call
from huiying.channels.wechat.errors import EMPTY, WINDOW, local_trouble
from huiying.channels.wechat.limits import LETTER_BYTES, REPLY_WINDOW_HOURS, octets
from huiying.foundation.clock import now
from huiying.foundation.errors import Lasting


def send_letter(letter: Letter, access: Access) -> Receipt:
    """Send the text as it is; refuses by itself what the platform would surely refuse."""
    _check(letter)
    call(
        access,
        "/cgi-bin/message/custom/send",
        {"touser": letter.recipient, "msgtype": "text", "text": {"content": letter.text}},
        repeatable=False,
    )
    return Receipt(Outcome.PUBLISHED, {})


def _check(letter: Letter) -> None:
    if not letter.text.strip():
        raise local_trouble(EMPTY)
    measured = octets(letter.text)
    if measured > LETTER_BYTES:
        raise Lasting(
            "channels.wechat.letter.too_long", whose="content", measured=measured, most=LETTER_BYTES
        )
    heard = letter.last_heard_at
    if heard is not None and now() - heard > timedelta(hours=REPLY_WINDOW_HOURS):
        raise local_trouble(WINDOW)
