"""Which words does the editorial stage use? States, steps, gates, and who may do what."""

from __future__ import annotations

from enum import StrEnum

from huiying.foundation.words import Words
from huiying.registry.terms import Post


class PieceState(StrEnum):
    """How far a piece has come."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"


PIECE_STATE_NAMES: dict[str, Words] = {
    PieceState.DRAFT: Words("草稿", "Draft"),
    PieceState.IN_REVIEW: Words("审核中", "In review"),
    PieceState.RETURNED: Words("已退回", "Returned"),
    PieceState.SIGNED: Words("已签发", "Signed"),
    PieceState.WITHDRAWN: Words("已撤回", "Withdrawn"),
}


class Step(StrEnum):
    """The ladder of three reviews (三审); the last one is the sign-off."""

    FIRST = "first"
    SECOND = "second"
    FINAL = "final"


STEP_NAMES: dict[str, Words] = {
    Step.FIRST: Words("一审", "First review"),
    Step.SECOND: Words("二审", "Second review"),
    Step.FINAL: Words("终审签发", "Sign-off"),
}
LADDER: tuple[Step, ...] = (Step.FIRST, Step.SECOND, Step.FINAL)


class Gate(StrEnum):
    """The five gates (五关) of 国办发〔2018〕123号 四(二): firm."""

    POLITICAL = "political"
    LEGAL = "legal"
    POLICY = "policy"
    SECRECY = "secrecy"
    WORDING = "wording"


GATE_NAMES: dict[str, Words] = {
    Gate.POLITICAL: Words("政治关", "Political"),
    Gate.LEGAL: Words("法律关", "Legal"),
    Gate.POLICY: Words("政策关", "Policy"),
    Gate.SECRECY: Words("保密关", "Secrecy"),
    Gate.WORDING: Words("文字关", "Wording"),
}


class Openness(StrEnum):
    """Document attribute of every draft (公开属性), 国办发〔2016〕80号: firm."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"
    NOT_OPEN = "not_open"


OPENNESS_NAMES: dict[str, Words] = {
    Openness.PROACTIVE: Words("主动公开", "Open to all"),
    Openness.ON_REQUEST: Words("依申请公开", "Open on request"),
    Openness.NOT_OPEN: Words("不予公开", "Not open"),
}


class Severity(StrEnum):
    """How much a finding weighs: a hold stops submission until it is mended or answered."""

    HOLD = "hold"
    WARNING = "warning"
    HINT = "hint"


SEVERITY_NAMES: dict[str, Words] = {
    Severity.HOLD: Words("须处理", "Must be settled"),
    Severity.WARNING: Words("请核对", "Please check"),
    Severity.HINT: Words("建议", "Suggestion"),
}

WRITERS = frozenset({Post.EDITOR, Post.SPECIALIST, Post.OPERATOR})
MAY: dict[str, frozenset[str]] = {
    "write_piece": WRITERS,
    "revise_piece": WRITERS,
    "dismiss_finding": WRITERS | {Post.REVIEWER},
    "submit_piece": WRITERS,
    "review_piece": frozenset({Post.REVIEWER}),
    "return_piece": frozenset({Post.REVIEWER, Post.SIGNATORY}),
    "sign_piece": frozenset({Post.SIGNATORY}),
    "withdraw_piece": frozenset({Post.SIGNATORY, Post.SUPERVISOR}),
    "add_asset": WRITERS,
}
STEP_POSTS: dict[str, frozenset[str]] = {
    Step.FIRST: frozenset({Post.REVIEWER}),
    Step.SECOND: frozenset({Post.REVIEWER}),
    Step.FINAL: frozenset({Post.SIGNATORY}),
}
