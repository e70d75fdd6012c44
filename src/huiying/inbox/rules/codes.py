"""How are a case's number and its query code written so that people can read and type them?"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

# Crockford's base 32: no I, L, O or U, so that nothing is mistaken for something else.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 12  # 60 bits: at the tracker's 10 tries a minute not to be guessed in any lifetime
GROUP = 4
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_NUMBER = re.compile(r"(\d{8})-?(\d{6})")


def case_number(day: date, running: int) -> str:
    """The readable number: the day in China and a counter without gaps, `20261121-000123`."""
    return f"{day:%Y%m%d}-{running:06d}"


def plain_number(typed: str) -> str:
    """A number as somebody typed it, in our form; empty if it cannot be one."""
    found = _NUMBER.fullmatch(re.sub(r"\s", "", unicodedata.normalize("NFKC", typed)))
    return f"{found[1]}-{found[2]}" if found else ""


def grouped(code: str) -> str:
    """A code as it is shown: `K7PX-9M2D-QW4T`."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def plain_code(typed: str) -> str:
    """A code as somebody typed it, without what people add or mistake."""
    folded = unicodedata.normalize("NFKC", typed).upper().translate(_MISREAD)
    return "".join(character for character in folded if character in ALPHABET)[: CODE_LENGTH + 1]
