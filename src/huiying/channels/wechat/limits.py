"""How much does WeChat take, counted as WeChat counts?

Source unless said otherwise: the pages on draft/add, media/uploadimg and material/add_material.
The vendor changes these numbers: they stand here and nowhere else.
"""

from __future__ import annotations

from huiying.channels.contract import Limit
from huiying.foundation.words import Words

CHARACTERS = Words("字", "characters")
BYTES = Words("字节", "bytes")
MEGABYTE = 1024 * 1024
BODY_PICTURE_BYTES = MEGABYTE
BODY_PICTURE_TYPES = frozenset({"image/jpeg", "image/png"})
COVER_BYTES = 10 * MEGABYTE
COVER_TYPES = BODY_PICTURE_TYPES | {"image/gif", "image/bmp"}
SOURCE_LINK_BYTES = 1024
MARKER_CHARACTERS = 64  # clientmsgid of mass/sendall
LETTER_BYTES = 2048  # reported by developers; the page itself only names errcode 45002
REPLY_WINDOW_HOURS = 48


def characters(text: str) -> int:
    """Characters as the editor of the platform shows them."""
    return len(text)


def octets(text: str) -> int:
    """Bytes in UTF-8."""
    return len(text.encode())


LIMITS = (
    Limit("title", 32, CHARACTERS, characters, "draft/add: title"),
    Limit("author", 16, CHARACTERS, characters, "draft/add: author"),
    Limit("summary", 128, CHARACTERS, characters, "draft/add: digest"),
    Limit("body", 19_999, CHARACTERS, characters, "draft/add: content, below 20 000 with tags"),
    Limit("body", MEGABYTE - 1, BYTES, octets, "draft/add: content, below 1 MB"),
    Limit("letter", LETTER_BYTES, BYTES, octets, "reported by developers, errcode 45002"),
)
