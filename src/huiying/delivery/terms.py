"""Which words does delivery use? States of a sending, outcomes of an attempt, clocks."""

from __future__ import annotations

from enum import StrEnum

from huiying.foundation.words import Words
from huiying.registry.terms import Post


class SendingState(StrEnum):
    """How far a sending has come."""

    DUE = "due"
    LEASED = "leased"
    ACCEPTED = "accepted"
    PUBLISHED = "published"
    WAITING = "waiting"
    FAILED = "failed"
    UNCLEAR = "unclear"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"


SENDING_STATE_NAMES: dict[str, Words] = {
    SendingState.DUE: Words("待发送", "Due"),
    SendingState.LEASED: Words("发送中", "Being sent"),
    SendingState.ACCEPTED: Words("平台已受理", "Accepted by the platform"),
    SendingState.PUBLISHED: Words("已发布", "Published"),
    SendingState.WAITING: Words("稍后重试", "Will be tried again"),
    SendingState.FAILED: Words("发送失败", "Failed"),
    SendingState.UNCLEAR: Words("待人工核实", "A person must look"),
    SendingState.WITHDRAWING: Words("撤回中", "Being withdrawn"),
    SendingState.WITHDRAWN: Words("已撤回", "Withdrawn"),
}


class SendingKind(StrEnum):
    """What travels."""

    POST = "post"
    LETTER = "letter"


class AttemptOutcome(StrEnum):
    """How one call ended; without an end it was cut off, and the platform must be asked."""

    DONE = "done"
    PASSING = "passing"
    LASTING = "lasting"
    UNCLEAR = "unclear"


# Weibo shows a post up to two minutes after it took it: asking sooner would miss it.
UNCLEAR_WAIT_SECONDS = 150.0
FIRST_RETRY_SECONDS = 15.0
LONGEST_RETRY_SECONDS = 3600.0
MOST_ATTEMPTS = 12
FIRST_CONFIRM_SECONDS = 20.0
LONGEST_CONFIRM_SECONDS = 1800.0  # WeChat allows 100 questions a day (freepublish/get)
METRIC_DAYS = 30  # WeChat keeps an article's figures for 30 days

DECIDERS = frozenset({Post.TECHNICIAN, Post.EDITOR, Post.SUPERVISOR, Post.DUTY_OFFICER})
MAY: dict[str, frozenset[str]] = {
    "queue_piece": frozenset({Post.MACHINE}),
    "queue_letter": frozenset({Post.REVIEWER, Post.SIGNATORY, Post.HANDLER, Post.MACHINE}),
    "begin_attempt": frozenset({Post.MACHINE}),
    "extend_lease": frozenset({Post.MACHINE}),
    "settle_attempt": frozenset({Post.MACHINE}),
    "note_news": frozenset({Post.MACHINE}),
    "note_confirmation": frozenset({Post.MACHINE}),
    "begin_withdrawal": frozenset({Post.MACHINE}),
    "settle_withdrawal": frozenset({Post.MACHINE}),
    "settle_unclear": DECIDERS,
    "retry_sending": DECIDERS,
    "keep_reading": frozenset({Post.MACHINE}),
}
