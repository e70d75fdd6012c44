"""Does the reply speak of this letter's matter at all?"""

from __future__ import annotations

from collections.abc import Iterator

from huiying.answers.checks.contract import Facts, Noticed, Told
from huiying.editorial.terms import Severity
from huiying.foundation.text import words
from huiying.foundation.words import Words

NAME = Words("答非所问", "Off the point")
TOLD = {
    "off_topic.little_shared": Told(
        Words(
            "答复里几乎没有出现来信中的事物（通报过把别人的答复贴给来信人的情形）。",
            "Hardly anything that the letter speaks of appears in the answer (bulletins named "
            "answers pasted from another's matter).",
        ),
        Words("对照来信，逐项回答。", "Answer the letter point by point."),
    ),
}
LETTER_WORDS = 5  # a letter of fewer words says too little to compare
# Share of the shorter text's words that both have. Measured on 1,901 real letters with their own
# reply and with another's: below 0.03 lie 6 % of the true pairs and 56 % of the false ones, below
# 0.08 11 % and 85 %.
HOLD_BELOW = 0.03
WARN_BELOW = 0.08
_LETTER_TALK = frozenset(
    (
        "问题 回复 答复 留言 网友 您好 收悉 反映 情况 进行 "
        "相关 有关 工作 部门 市民 支持 感谢 理解 关注 监督"
    ).split()
)


def look(facts: Facts) -> Iterator[Noticed]:
    """A hold where next to nothing is shared, a warning where little is."""
    asked, answered = _matters(facts.asked), _matters(facts.body)
    if len(asked) < LETTER_WORDS or not answered:
        return
    shared = len(asked & answered) / min(len(asked), len(answered))
    if shared < WARN_BELOW:
        severity = Severity.HOLD if shared < HOLD_BELOW else Severity.WARNING
        yield Noticed("off_topic.little_shared", severity, 0, len(facts.body))


def _matters(text: str) -> set[str]:
    return {word for word in words(text) if len(word) > 1} - _LETTER_TALK
