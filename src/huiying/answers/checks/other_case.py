"""Does the reply name the number of another citizen's case?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from huiying.answers.checks.contract import Facts, Noticed, Told
from huiying.editorial.terms import Severity
from huiying.foundation.words import Words

NAME = Words("别人的工单", "Another's case")
TOLD = {
    "other_case.named": Told(
        Words(
            "写了另一件工单的编号%(number)s：这份答复可能是写给别人的。",
            "It names another case, %(number)s: this answer may be meant for somebody else.",
        ),
        Words("核对来信，改成本件编号或删去。", "Compare with the letter; put this case's number."),
    ),
}
_NUMBER = re.compile(r"(?<!\d)(?:19|20)\d{6}-\d{6}(?!\d)")


def look(facts: Facts) -> Iterator[Noticed]:
    """Every number in our form that is not this case's."""
    for match in _NUMBER.finditer(facts.body):
        if match[0] != facts.number:
            yield Noticed(
                "other_case.named",
                Severity.HOLD,
                match.start(),
                match.end(),
                {"number": match[0]},
            )
