"""Was the same text already given to other people with other matters?"""

from __future__ import annotations

from collections.abc import Iterator

from huiying.answers.checks.contract import Facts, Noticed, Told
from huiying.editorial.terms import Severity
from huiying.foundation.words import Words

NAME = Words("雷同答复", "The same answer to all")
TOLD = {
    "pasted.same_text": Told(
        Words(
            "同一段文字已经答复过%(count)s件别的诉求（通报过一稿答复数百封来信的情形）。",
            "The same text has answered %(count)s other cases (bulletins named one text sent to "
            "hundreds of letters).",
        ),
        Words(
            "写明这件事的地点、时间、办理情况；若确是同一件事，由审核人说明。",
            "Say what was done about this matter, where and when; if it truly is the same matter, "
            "the reviewer says so.",
        ),
    ),
}


def look(facts: Facts) -> Iterator[Noticed]:
    """One finding over the whole text."""
    if facts.used_before:
        yield Noticed(
            "pasted.same_text",
            Severity.HOLD,
            0,
            len(facts.body),
            {"count": facts.used_before},
        )
