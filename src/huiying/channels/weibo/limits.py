"""How much does Weibo take, counted as Weibo counts?

Source unless said otherwise: the wiki pages on statuses/share and messages/reply.
"""

from __future__ import annotations

import math
import re

from huiying.channels.contract import Limit
from huiying.foundation.words import Words

CHARACTERS = Words("字", "characters")
ADDRESS = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
TOPIC = re.compile(r"#[^#\s][^#]*#")
# Weibo shortens every address; that one counts as 20 half-width letters is reported by
# developers and not confirmed by the vendor.
ADDRESS_HALF_WIDTHS = 20
STATUS_CHARACTERS = 140
LETTER_CHARACTERS = 299  # "less than 300"
PICTURE_BYTES = 5 * 1024 * 1024
PICTURE_TYPES = frozenset({"image/jpeg", "image/png", "image/gif"})


def weibo_length(text: str) -> int:
    """Han characters count one, two half-width letters count one, rounded up."""
    addresses = len(ADDRESS.findall(text))
    halves = sum(1 if ord(letter) < 128 else 2 for letter in ADDRESS.sub("", text))
    return math.ceil((halves + addresses * ADDRESS_HALF_WIDTHS) / 2)


def status_length(text: str) -> int:
    """The length of the status, with room for the piece's address where the text has none."""
    if ADDRESS.search(text):
        return weibo_length(text)
    return math.ceil(weibo_length(text) + 0.5 + ADDRESS_HALF_WIDTHS / 2)


LIMITS = (
    Limit("text", STATUS_CHARACTERS, CHARACTERS, status_length, "statuses/share: status"),
    Limit("letter", LETTER_CHARACTERS, CHARACTERS, len, "messages/reply: text"),
)
