"""Is an official name or a set phrase written wrongly?

The table is dated data with its reason; it holds only forms that are wrong in every context.
"""

from __future__ import annotations

from collections.abc import Iterator

from huiying.editorial.checks.contract import Noticed, excerpt, parts
from huiying.editorial.rules import Content
from huiying.editorial.terms import Severity
from huiying.foundation.words import Words

NAME = Words("文字表述", "Wording")
SENTENCES = {
    "wording.wrong": Words("“%(wrong)s”应为“%(right)s”。", "“%(wrong)s” should read “%(right)s”."),
    "wording.filler": Words(
        "“%(wrong)s”没有告诉读者何时、何人、何事，请写具体。",
        "“%(wrong)s” tells the reader neither when nor who nor what; be specific.",
    ),
}
# wrong form → right form. Typing errors that are never right (GB/T 15834, 15835; 现代汉语词典).
WRONG: dict[str, str] = {
    "帐号": "账号",
    "帐户": "账户",
    "登陆网站": "登录网站",
    "登陆系统": "登录系统",
    "截止到目前": "截至目前",
    "既使": "即使",
    "布署": "部署",
    "座谈会会议": "座谈会",
    "渡假": "度假",
    "按装": "安装",
    "水蒸汽": "水蒸气",
    "报消": "报销",
    "通迅": "通讯",
    "松驰": "松弛",
    "一但": "一旦",
    "做客直播间做客": "做客直播间",
    "迫不急待": "迫不及待",
    "再接再励": "再接再厉",
    "一愁莫展": "一筹莫展",
    "不径而走": "不胫而走",
    "川流不息的的": "川流不息的",
    "象征性的的": "象征性的",
}
FILLERS = ("高度重视、迅速行动、狠抓落实", "进一步加强和改进", "有关部门正在研究")


def look(content: Content) -> Iterator[Noticed]:
    """Findings over every part that readers see."""
    for part, text in parts(content):
        for wrong, right in WRONG.items():
            yield from _places(part, text, wrong, "wording.wrong", Severity.WARNING, right)
        for filler in FILLERS:
            yield from _places(part, text, filler, "wording.filler", Severity.HINT, "")


def _places(
    part: str, text: str, wrong: str, code: str, severity: Severity, right: str
) -> Iterator[Noticed]:
    start = text.find(wrong)
    while start >= 0:
        end = start + len(wrong)
        values = {"wrong": wrong, "right": right}
        yield Noticed(code, severity, part, start, end, excerpt(text, start, end), values, right)
        start = text.find(wrong, end)
