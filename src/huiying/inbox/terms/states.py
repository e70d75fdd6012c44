"""How far has a case come, from which state to which may it go, and how did it end?

The states follow the domain reference (assumed: built from 北京, 济南, 潍坊); those for callback,
redo and archive come with the acts that need them.
"""

from __future__ import annotations

from enum import StrEnum

from huiying.foundation.words import Words


class CaseState(StrEnum):
    """Where a case stands; each state waits for exactly one kind of person."""

    RECEIVED = "received"
    REFUSED = "refused"
    AWAITING_DISPATCH = "awaiting_dispatch"
    AWAITING_RECEIPT = "awaiting_receipt"
    IN_PROGRESS = "in_progress"
    AWAITING_REVIEW = "awaiting_review"
    REPLIED = "replied"
    CLOSED = "closed"


CASE_STATE_NAMES: dict[str, Words] = {
    CaseState.RECEIVED: Words("待受理", "Received"),
    CaseState.REFUSED: Words("不予受理", "Not accepted"),
    CaseState.AWAITING_DISPATCH: Words("待派单", "Awaiting dispatch"),
    CaseState.AWAITING_RECEIPT: Words("待签收", "Awaiting receipt"),
    CaseState.IN_PROGRESS: Words("办理中", "In progress"),
    CaseState.AWAITING_REVIEW: Words("待审核", "Awaiting review"),
    CaseState.REPLIED: Words("已答复", "Replied"),
    CaseState.CLOSED: Words("办结", "Closed"),
}

# What each state says to the citizen on the tracker: who does what next.
WHAT_NEXT: dict[str, Words] = {
    CaseState.RECEIVED: Words(
        "值班员正在判断是否属于受理范围。", "The duty officer decides whether it can be accepted."
    ),
    CaseState.REFUSED: Words(
        "未受理。理由和应当找谁写在下面。",
        "Not accepted; why, and where to turn, is written below.",
    ),
    CaseState.AWAITING_DISPATCH: Words(
        "值班员将把它派给承办单位。", "The duty officer sends it to the organisation in charge."
    ),
    CaseState.AWAITING_RECEIPT: Words(
        "承办单位将签收。", "The organisation in charge will sign for it."
    ),
    CaseState.IN_PROGRESS: Words(
        "承办人正在办理并撰写答复。", "The handler works on it and writes the answer."
    ),
    CaseState.AWAITING_REVIEW: Words(
        "答复已写好，由另一人审核。", "The answer is written; a second person reviews it."
    ),
    CaseState.REPLIED: Words(
        "已答复，请您评价。", "Answered. Please say whether the answer helped."
    ),
    CaseState.CLOSED: Words("办结。", "Closed."),
}

# The office owes something in these states, so the clock runs.
RUNNING = frozenset(
    {
        CaseState.RECEIVED,
        CaseState.AWAITING_DISPATCH,
        CaseState.AWAITING_RECEIPT,
        CaseState.IN_PROGRESS,
        CaseState.AWAITING_REVIEW,
    }
)
# A further message of the same person belongs to the case in these states.
OPEN = RUNNING | {CaseState.REPLIED}
ENDED = frozenset({CaseState.REFUSED, CaseState.CLOSED})

MOVES: dict[str, frozenset[CaseState]] = {
    "accept_case": frozenset({CaseState.RECEIVED}),
    "refuse_case": frozenset({CaseState.RECEIVED, CaseState.AWAITING_DISPATCH}),
    "dispatch_case": frozenset({CaseState.AWAITING_DISPATCH, CaseState.AWAITING_RECEIPT}),
    "sign_for_case": frozenset({CaseState.AWAITING_RECEIPT}),
    "return_case": frozenset({CaseState.AWAITING_RECEIPT, CaseState.IN_PROGRESS}),
    "reassign_case": frozenset({CaseState.AWAITING_RECEIPT, CaseState.IN_PROGRESS}),
    "ask_to_assist": frozenset({CaseState.AWAITING_RECEIPT, CaseState.IN_PROGRESS}),
    "classify_case": RUNNING,
    "await_review": frozenset({CaseState.IN_PROGRESS}),
    "resume_work": frozenset({CaseState.AWAITING_REVIEW, CaseState.REPLIED}),
    "note_reply": frozenset({CaseState.IN_PROGRESS, CaseState.AWAITING_REVIEW}),
    "end_case": frozenset({CaseState.REPLIED}),
}


class Outcome(StrEnum):
    """How a closed case ended: closed is not the same as solved."""

    SOLVED = "solved"
    EXPLAINED = "explained"
    NOT_SOLVED = "not_solved"


OUTCOME_NAMES: dict[str, Words] = {
    Outcome.SOLVED: Words("已解决", "Solved"),
    Outcome.EXPLAINED: Words("已说明", "Explained"),
    Outcome.NOT_SOLVED: Words("办结但未解决", "Closed, not solved"),
}
