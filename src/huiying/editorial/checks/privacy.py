"""Does the text give away somebody's identity number, telephone, bank card or mail address?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from huiying.editorial.checks.contract import Noticed, excerpt, parts
from huiying.editorial.rules import Content
from huiying.editorial.terms import Severity
from huiying.foundation.words import Words

NAME = Words("个人信息", "Personal data")
SENTENCES = {
    "privacy.identity_number": Words(
        "出现公民身份号码（校验码相符，GB 11643）。"
        "公开会泄露个人信息（《个人信息保护法》第28条）。",
        "An identity number stands here (its check digit fits, GB 11643). Publishing it leaks "
        "personal data (Personal Information Protection Law, art. 28).",
    ),
    "privacy.mobile": Words(
        "出现手机号码。若是单位公开电话，请注明理由后保留。",
        "A mobile number stands here. If it is an office's public number, say so to keep it.",
    ),
    "privacy.bank_card": Words(
        "出现银行卡号（校验位相符）。不得公开。",
        "A bank card number stands here (its check digit fits). It must not be published.",
    ),
    "privacy.email": Words(
        "出现电子邮箱。请确认是单位公开邮箱。",
        "A mail address stands here. Make sure it is an office's public address.",
    ),
}
IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
CARD = re.compile(r"(?<!\d)(?:62|4\d|5[1-5])\d{2}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,4})?(?!\d)")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999, ISO 7064 MOD 11-2


def look(content: Content) -> Iterator[Noticed]:
    """Findings over every part that readers see."""
    for part, text in parts(content):
        yield from _found(part, text)


def _found(part: str, text: str) -> Iterator[Noticed]:
    taken: list[range] = []
    for pattern, code, severity, holds in (
        (IDENTITY, "privacy.identity_number", Severity.HOLD, is_identity_number),
        (CARD, "privacy.bank_card", Severity.HOLD, is_card_number),
        (MOBILE, "privacy.mobile", Severity.HOLD, bool),
        (EMAIL, "privacy.email", Severity.WARNING, bool),
    ):
        for match in pattern.finditer(text):
            start, end = match.span()
            if holds(match[0]) and not any(start in t or end - 1 in t for t in taken):
                taken.append(range(start, end))
                yield Noticed(code, severity, part, start, end, masked(text, start, end))


def masked(text: str, start: int, end: int) -> str:
    """The place with its middle hidden, so that the finding itself does not leak."""
    inner = text[start:end]
    hidden = inner[:3] + "…" + inner[-2:]
    return excerpt(text, start, start) + hidden


def is_identity_number(number: str) -> bool:
    """Whether the eighteenth character is the check digit of the first seventeen."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17].upper()


def is_card_number(number: str) -> bool:
    """Luhn's check over the digits (ISO/IEC 7812-1)."""
    digits = [int(ch) for ch in number if ch.isdigit()]
    doubled = [d * 2 - 9 * (d > 4) for d in digits[-2::-2]]
    return len(digits) >= 15 and (sum(doubled) + sum(digits[-1::-2])) % 10 == 0
