"""Within what time must a message be answered, accepted or sent on, and who says so?

Dated rows from the rules that were read or reported. No national deadline for replies to messages
on government accounts is known: 国办发〔2018〕123号 asks for 限时办结、及时反馈 without a number,
and 北京 art. 13 lets the order itself carry its limit. So every number here binds only its own
place, and `default` is ours, to be changed by the office. A new deadline is one dated row: the
newest that has begun holds, and a case keeps the row under which it came.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huiying.foundation.words import Words
from huiying.inbox.terms.deadline_sources import DEFAULT_TABLE, NOTHING, SOURCES, DeadlineSource
from huiying.inbox.terms.kinds import CaseType


class Step(StrEnum):
    """What must be done within the term."""

    ANSWER = "answer"
    ACCEPT = "accept"
    REDIRECT = "redirect"
    CALL_BACK = "call_back"


class Grade(StrEnum):
    """For which cases of a type the term holds."""

    ORDINARY = "ordinary"
    AT_ONCE = "at_once"
    URGENT = "urgent"
    COMPLEX = "complex"


class Start(StrEnum):
    """From what the term runs."""

    RECEIPT = "receipt"
    REPLY = "reply"


STEP_NAMES: dict[Step, Words] = {
    Step.ANSWER: Words("答复", "answer"),
    Step.ACCEPT: Words("受理", "acceptance"),
    Step.REDIRECT: Words("告知并转送", "sending on"),
    Step.CALL_BACK: Words("回访", "call back"),
}
GRADE_NAMES: dict[Grade, Words] = {
    Grade.ORDINARY: Words("一般", "ordinary"),
    Grade.AT_ONCE: Words("可即时答复", "can be answered at once"),
    Grade.URGENT: Words("应急", "urgent"),
    Grade.COMPLEX: Words("复杂", "complex"),
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """One term: `term` and `longest` (extension included) as `10wd`, `1cd`, `24h`, `8wh`.

    `case_type` is none where the term holds for every type; `0wd` is the same day. In force from
    `valid_from` until the day before `valid_to`; none means not known or not ended.
    """

    source: DeadlineSource
    term: str
    case_type: CaseType | None = None
    step: Step = Step.ANSWER
    grade: Grade = Grade.ORDINARY
    start: Start = Start.RECEIPT
    longest: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    note: Words = NOTHING

    @property
    def key(self) -> str:
        """What a case stores: source, date in force, step, type and grade."""
        since = self.valid_from.isoformat() if self.valid_from else "-"
        kind = self.case_type.value if self.case_type else "any"
        return f"{self.source.key}/{since}/{self.step}/{kind}/{self.grade}"


INQUIRY, HELP, SUGGESTION = CaseType.INQUIRY, CaseType.HELP, CaseType.SUGGESTION
COMPLAINT, REPORT = CaseType.COMPLAINT, CaseType.REPORT

ANY: tuple[None] = (None,)
FIVE_TYPES = (INQUIRY, HELP, SUGGESTION, COMPLAINT, REPORT)


def _rows(
    source: str,
    term: str,
    *kinds: CaseType | None,
    step: Step = Step.ANSWER,
    grade: Grade = Grade.ORDINARY,
    start: Start = Start.RECEIPT,
    longest: str = "",
    since: date | None = None,
    note: Words = NOTHING,
) -> tuple[Deadline, ...]:
    known = SOURCES[source]
    begins = since or known.valid_from
    return tuple(
        Deadline(known, term, kind, step, grade, start, longest, begins, known.valid_to, note)
        for kind in kinds
    )


_SEVERAL_DEPARTMENTS = Words(
    "情况复杂、涉及多个部门的。", "Where it is complex and concerns several departments."
)
_WRONG_DEPARTMENT = Words(
    "不属本部门的，告知来信人并报平台。",
    "Not this department's: tell the person and report it to the platform.",
)
_ONE_DAY = Words(
    "原规定写“1天”，按工作日计为默认理解。",
    "The rule says “1 day”; that a working day is meant is our assumption.",
)

DEADLINES: tuple[Deadline, ...] = (
    *_rows(DEFAULT_TABLE, "5wd", *CaseType),
    *_rows("guangdong", "2wd", INQUIRY),
    *_rows("guangdong", "10wd", HELP, SUGGESTION),
    *_rows("guangdong", "15wd", COMPLAINT, REPORT),
    *_rows("xiamen", "2wd", INQUIRY),
    *_rows("jinan", "5wd", *FIVE_TYPES),
    *_rows("weifang", "5wd", *FIVE_TYPES),
    *_rows("prefecture_bureau", "0wd", INQUIRY, HELP, grade=Grade.AT_ONCE),
    *_rows("prefecture_bureau", "3wd", INQUIRY, HELP),
    *_rows("prefecture_bureau", "13wd", SUGGESTION, COMPLAINT, REPORT),
    *_rows("prefecture_bureau", "0wd", *ANY, grade=Grade.URGENT),
    *_rows("prefecture_bureau", "1wd", *ANY, step=Step.CALL_BACK, start=Start.REPLY),
    *_rows("online_inquiry", "5wd", INQUIRY, SUGGESTION, longest="15wd"),
    *_rows("online_inquiry", "7wd", COMPLAINT, longest="15wd"),
    *_rows("online_inquiry", "24h", *ANY, step=Step.REDIRECT, note=_WRONG_DEPARTMENT),
    *_rows("yueqing", "1wd", *ANY, step=Step.ACCEPT, note=_ONE_DAY),
    *_rows("yueqing", "2wd", INQUIRY),
    *_rows("yueqing", "5wd", SUGGESTION, COMPLAINT, REPORT),
    *_rows("yueqing", "15wd", *ANY, grade=Grade.COMPLEX, note=_SEVERAL_DEPARTMENTS),
    *_rows("shenyang", "3wd", INQUIRY, HELP, SUGGESTION, COMPLAINT),
    *_rows("shenyang", "10wd", *ANY, grade=Grade.COMPLEX),
)
TABLES: tuple[str, ...] = tuple(dict.fromkeys(row.source.key for row in DEADLINES))
PUBLISHED: tuple[Deadline, ...] = tuple(row for row in DEADLINES if row.source.key != DEFAULT_TABLE)
