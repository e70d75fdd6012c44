"""How does a private answer reach one person on Weibo?

Source: the wiki page on customer-service messages (of 2014; its quota is unconfirmed today).
There is no idempotency key: after a lost answer it is `Unclear`.
"""

from __future__ import annotations

import json

from huiying.channels.contract import Access, Letter, Outcome, Receipt
from huiying.channels.weibo import api
from huiying.channels.weibo.errors import letter_trouble
from huiying.channels.weibo.limits import LETTER_CHARACTERS
from huiying.foundation.errors import Lasting


def send_letter(letter: Letter, access: Access) -> Receipt:
    """Send the text; it also shows in the account's own message box."""
    _check(letter)
    form = {
        "type": "text",
        "data": json.dumps({"text": letter.text}, ensure_ascii=False),
        "receiver_id": letter.recipient,
        "save_sender_box": "1",
    }
    try:
        api.send_private(access, form)
    except Lasting as error:
        raise letter_trouble(error) from error
    return Receipt(Outcome.PUBLISHED, {})


def _check(letter: Letter) -> None:
    measured = len(letter.text)
    if not letter.text.strip():
        raise Lasting("channels.weibo.empty", whose="content", number="-")
    if measured > LETTER_CHARACTERS:
        raise Lasting(
            "channels.weibo.letter.too_long",
            whose="content",
            measured=measured,
            most=LETTER_CHARACTERS,
        )
