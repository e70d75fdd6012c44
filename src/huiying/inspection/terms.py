"""Which words does inspection use, and who may compute?"""

from __future__ import annotations

from enum import StrEnum

from huiying.foundation.words import Words
from huiying.registry.terms import Post


class Confidence(StrEnum):
    """How sure we are that a formula is the published one."""

    FIRM = "firm"
    REPORTED = "reported"
    ASSUMED = "assumed"


CONFIDENCE_NAMES: dict[str, Words] = {
    Confidence.FIRM: Words("原文", "Read in the original"),
    Confidence.REPORTED: Words("转述", "Reported"),
    Confidence.ASSUMED: Words("假定", "Assumed"),
}

MAY: dict[str, frozenset[str]] = {
    "compute_index": frozenset({Post.INSPECTOR, Post.SUPERVISOR, Post.MACHINE}),
}
WEEK_DAYS = 7
