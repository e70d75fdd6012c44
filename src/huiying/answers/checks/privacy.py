"""Does the reply give away somebody's identity number, telephone, card or mail address?"""

from __future__ import annotations

from collections.abc import Iterator

from huiying.answers.checks.contract import Facts, Noticed, Told
from huiying.editorial.terms import Severity
from huiying.foundation.words import Words
from huiying.inbox.rules.personal import personal_in

NAME = Words("个人信息", "Personal data")
_REMOVE = Words("删去它；需要时改为“您登记的号码”。", "Remove it; write “the number you gave us”.")
TOLD = {
    "privacy.identity": Told(
        Words(
            "出现公民身份号码（校验码相符，GB 11643；《个人信息保护法》第28条）。",
            "An identity number stands here (its check digit fits, GB 11643; Personal "
            "Information Protection Law, art. 28).",
        ),
        _REMOVE,
    ),
    "privacy.card": Told(
        Words("出现银行卡号（校验位相符）。", "A bank card number stands here (its check fits)."),
        _REMOVE,
    ),
    "privacy.mobile": Told(
        Words("出现手机号码，可能是别人的。", "A mobile number stands here, perhaps another's."),
        Words("改为单位的公开电话。", "Give the office's public telephone instead."),
    ),
    "privacy.mail": Told(
        Words("出现电子邮箱。", "A mail address stands here."),
        Words("请确认是单位公开邮箱。", "Make sure that it is the office's public address."),
    ),
}


def look(facts: Facts) -> Iterator[Noticed]:
    """Each place; a mail address is often the office's own."""
    for one in personal_in(facts.body):
        severity = Severity.WARNING if one.kind == "mail" else Severity.HOLD
        yield Noticed(f"privacy.{one.kind}", severity, one.start, one.end)
