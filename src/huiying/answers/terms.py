"""Which words does the answers stage use? States of a reply, levels of a rating, who may what."""

from __future__ import annotations

from enum import StrEnum

from huiying.foundation.words import Words
from huiying.inbox.terms import Told
from huiying.registry.terms import Post


class ReplyState(StrEnum):
    """How far a reply has come."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"


REPLY_STATE_NAMES: dict[str, Words] = {
    ReplyState.DRAFT: Words("草稿", "Draft"),
    ReplyState.IN_REVIEW: Words("待审核", "In review"),
    ReplyState.APPROVED: Words("已审定，待送达", "Approved, on its way"),
    ReplyState.SENT: Words("平台已受理", "Taken by the platform"),
    ReplyState.DELIVERED: Words("已送达", "Delivered"),
    ReplyState.FAILED: Words("送达失败", "Not delivered"),
}
# The citizen may read it: a second person has signed it off, whatever the platform does with it.
SIGNED_OFF = frozenset(
    {ReplyState.APPROVED, ReplyState.SENT, ReplyState.DELIVERED, ReplyState.FAILED}
)
# One of these at a time in a case.
UNFINISHED = frozenset({ReplyState.DRAFT, ReplyState.IN_REVIEW, ReplyState.APPROVED})

# 好差评, five levels (reported, 51号 and local rules); the two lowest are bad ratings.
LEVELS: dict[int, Words] = {
    5: Words("非常满意", "Very satisfied"),
    4: Words("满意", "Satisfied"),
    3: Words("基本满意", "Mostly satisfied"),
    2: Words("不满意", "Dissatisfied"),
    1: Words("非常不满意", "Very dissatisfied"),
}
BAD_LEVELS = frozenset({1, 2})

MAY: dict[str, frozenset[str]] = {
    # Writing and submitting further ask that she is the case's named handler.
    "write_reply": frozenset({Post.HANDLER}),
    "submit_reply": frozenset({Post.HANDLER}),
    # Reviewing further asks that she did not write it, whatever posts she holds.
    "approve_reply": frozenset({Post.REVIEWER, Post.SIGNATORY}),
    "return_reply": frozenset({Post.REVIEWER, Post.SIGNATORY}),
    "leave_on_tracker": frozenset({Post.HANDLER, Post.DUTY_OFFICER}),
    "note_delivered": frozenset({Post.MACHINE}),
    "rate_case": frozenset({Post.CITIZEN}),
    "close_case": frozenset({Post.HANDLER, Post.DUTY_OFFICER, Post.SUPERVISOR}),
    "add_entry": frozenset({Post.SPECIALIST, Post.SUPERVISOR, Post.MACHINE}),
    "import_replies": frozenset({Post.SUPERVISOR, Post.MACHINE}),
}
REVIEWERS = MAY["approve_reply"]

TIMELINE: dict[str, Told] = {
    "answers.reply.written": Told(Words("撰写答复", "Answer being written"), public=False),
    "answers.reply.submitted": Told(Words("答复送审", "Answer submitted for review"), public=False),
    "answers.reply.approved": Told(Words("答复审核通过", "Answer approved by a second person")),
    "answers.reply.returned": Told(Words("答复退回修改", "Answer sent back"), public=False),
    "answers.reply.sent": Told(
        Words("答复已交平台", "Answer handed to the platform"), public=False
    ),
    "answers.reply.delivered": Told(Words("答复送达", "Answer delivered")),
    "answers.reply.failed": Told(
        Words("答复未能在平台送达", "The answer could not be delivered on the platform"),
        public=False,
    ),
    "answers.case.rated": Told(Words("市民评价", "Rated by the citizen")),
}
