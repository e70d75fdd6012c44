"""What does a reply's seal cover, which letter reaches the citizen, and may she rate? Pure."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence

from huiying.answers.terms import LEVELS
from huiying.channels.contract import Limit
from huiying.foundation.text import normal_form

_ADDRESSED = re.compile(r"^.{0,40}?(?:您好|你好)[！!,，。:：]?", re.DOTALL)
_NOT_WORD = re.compile(r"[\W_]+", re.UNICODE)


def seal_of(case: str, body: str, author: int | None) -> str:
    """The fingerprint that an approval is bound to: case number, exact text, author (hex)."""
    content = {"author": author, "body": body, "case": case}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def text_fingerprint(body: str) -> str:
    """Equal for replies that differ only in whom they greet, in spaces and in punctuation."""
    plain = _NOT_WORD.sub("", normal_form(_ADDRESSED.sub("", body.strip(), count=1)))
    return hashlib.sha256(plain.encode()).hexdigest()


def letter_for(body: str, number: str, code: str, link: str, limits: Sequence[Limit]) -> str:
    """What goes to the citizen by the platform: the answer, and as much of the rest as fits.

    Where not even the answer fits, a short letter says where it stands.
    """
    named = f"诉求编号：{number}\n查询码：{code}"
    attempts = (
        f"{body}\n\n{named}\n请评价这次答复：{link}",
        f"{body}\n\n{named}",
        f"{body}\n\n诉求编号：{number}",
        body,
    )
    pointer = f"您的诉求已答复，全文较长，请打开 {link} 查看并评价。\n{named}"
    return next((text for text in attempts if fits(text, limits)), pointer)


def fits(text: str, limits: Sequence[Limit]) -> bool:
    """Whether a private answer keeps every limit that the platform sets for one."""
    return all(limit.measure(text) <= limit.most for limit in limits if limit.part == "letter")


def is_level(level: int) -> bool:
    """Whether this is one of the five levels."""
    return level in LEVELS
