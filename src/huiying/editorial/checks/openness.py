"""Does the draft say how open it is, and why if it is not open? (国办发〔2016〕80号 一(一))"""

from __future__ import annotations

from collections.abc import Iterator

from huiying.editorial.checks.contract import Noticed
from huiying.editorial.rules import Content
from huiying.editorial.terms import Openness, Severity
from huiying.foundation.words import Words

NAME = Words("公开属性", "Openness")
SENTENCES = {
    "openness.reason_missing": Words(
        "不主动公开的内容须写明理由（国办发〔2016〕80号）。",
        "What is not open to all needs its reason (State Council Office 2016 no. 80).",
    ),
    "openness.cannot_publish": Words(
        "标为“%(openness)s”的内容不能发布到公开账号。",
        "Content marked “%(openness)s” cannot go out on a public account.",
    ),
}


def look(content: Content) -> Iterator[Noticed]:
    """At most two findings."""
    if content.openness == Openness.PROACTIVE:
        return
    if not content.openness_reason.strip():
        yield Noticed("openness.reason_missing", Severity.HOLD, "openness")
    if content.targets:
        values = {"openness": content.openness}
        yield Noticed("openness.cannot_publish", Severity.HOLD, "openness", values=values)
