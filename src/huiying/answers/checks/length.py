"""Is there an answer at all between greeting and closing?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from huiying.answers.checks.contract import Facts, Noticed, Told
from huiying.editorial.terms import Severity
from huiying.foundation.words import Words

NAME = Words("篇幅", "Length")
TOLD = {
    "length.too_short": Told(
        Words(
            "除去问候和结束语只有%(count)s个字（检查指标：答非所问、空洞说教）。",
            "Without greeting and closing there are only %(count)s characters (inspection: empty "
            "answers).",
        ),
        Words(
            "写明事实、依据、结果和下一步。",
            "Give the facts, the basis, the result and the next step.",
        ),
    ),
}
HOLD_BELOW = 15  # assumed: nothing checkable fits into fewer characters
WARN_BELOW = 40
_FRAME = re.compile(
    r"^.{0,40}?(?:您好|你好)[！!，,。:：]?|(?:您|你)的(?:留言|来信|问题|诉求)已?收悉[。，,]?"
    r"|(?:现将有关情况)?(?:答复|回复|说明)如下[:：。]?|感谢您.{0,30}(?:支持|关注|理解|监督)[^。]{0,12}[。！!]?"
    r"|(?:特此|谨此)(?:回复|答复)[。！!]?",
    re.DOTALL,
)
_WORD = re.compile(r"\w", re.UNICODE)


def look(facts: Facts) -> Iterator[Noticed]:
    """A hold where nothing can stand in it, a warning where hardly anything can."""
    count = len(_WORD.findall(_FRAME.sub("", facts.body)))
    if count < WARN_BELOW:
        severity = Severity.HOLD if count < HOLD_BELOW else Severity.WARNING
        yield Noticed("length.too_short", severity, 0, len(facts.body), {"count": count})
