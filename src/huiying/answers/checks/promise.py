"""Does the reply only promise, without anything that can be checked?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from huiying.answers.checks.contract import Facts, Noticed, Told
from huiying.editorial.terms import Severity
from huiying.foundation.words import Words

NAME = Words("空头承诺", "Empty promises")
TOLD = {
    "promise.empty": Told(
        Words(
            "只说转交、重视、尽快，没有时间、数字、依据或联系办法（检查指标：推诿、空洞）。",
            "It only passes on, takes seriously and hurries, without a date, a figure, a basis "
            "or a contact (inspection: shirking, empty words).",
        ),
        Words(
            "写明谁办、依据什么、办到哪一步、什么时候有结果、找谁问。",
            "Say who does it, on what basis, how far it is, when there is a result, whom to ask.",
        ),
    ),
    "promise.undated": Told(
        Words("“%(word)s”没有日期，无法核对。", "“%(word)s” has no date and cannot be checked."),
        Words("写出具体日期。", "Give a date."),
    ),
}
_EMPTY = re.compile(
    r"转交|转办|转至|已反映|高度重视|认真研究|统筹考虑|积极协调|督促|进一步(?:加强|核实|研究)"
    r"|尽快|及时(?:处理|办理)|适时"
)
_UNDATED = re.compile(r"尽快|近期|适时|择期|条件成熟(?:时|后)|日后")
_CHECKABLE = re.compile(
    r"[0-9０-９]|[一二三四五六七八九十]+[日月号天个]|《|电话|因为|经核实|已完成|已修复|不符合"
)
_CLAUSE_END = "。；;！!\n"


def look(facts: Facts) -> Iterator[Noticed]:
    """A hold when nothing else is said; each undated promise is a warning."""
    first = _EMPTY.search(facts.body)
    if first and not _CHECKABLE.search(facts.body):
        yield Noticed("promise.empty", Severity.HOLD, first.start(), first.end())
    for match in _UNDATED.finditer(facts.body):
        if not re.search(r"\d", _clause_around(facts.body, match.start())):
            yield Noticed(
                "promise.undated",
                Severity.WARNING,
                match.start(),
                match.end(),
                {"word": match[0]},
            )


def _clause_around(text: str, place: int) -> str:
    begin = max(text.rfind(mark, 0, place) for mark in _CLAUSE_END) + 1
    ends = [found for mark in _CLAUSE_END if (found := text.find(mark, place)) >= 0]
    return text[begin : min(ends, default=len(text))]
