"""Which square seals does a version carry: done, next, open?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext_lazy as _

from huiying.editorial import reads
from huiying.editorial.terms import STEP_NAMES, PieceState, Step
from huiying.foundation.ui.shapes import Seal, SealState
from huiying.foundation.words import Words
from huiying.registry.terms import POST_NAMES

WRITTEN: Final = "written"
GLYPHS: Final = {
    WRITTEN: Words("写", "W"),
    Step.FIRST: Words("一", "1"),
    Step.SECOND: Words("二", "2"),
    Step.FINAL: Words("签", "S"),
}
DEEDS: Final = {WRITTEN: Words("撰写", "Written"), **STEP_NAMES}
SENT: Final = Words("发布", "Published")


def seals_of(
    custody: Sequence[reads.Seal], state: str, awaits: str, published: int = 0
) -> list[Seal]:
    """The strip of one version: who wrote, reviewed and signed it, and whether it is out."""
    steps = [_seal(step, awaits if state == PieceState.IN_REVIEW else "") for step in custody]
    return [*steps, _sent(state, published)]


def _seal(step: reads.Seal, awaits: str) -> Seal:
    done = step.at is not None
    waiting = SealState.NEXT if step.deed == awaits else SealState.OPEN
    return Seal(
        glyph=GLYPHS[step.deed],
        what=DEEDS[step.deed],
        state=SealState.DONE if done else waiting,
        name=step.person,
        post=POST_NAMES.get(step.post, "") if done else "",
        organisation=step.organisation,
        at=step.at,
        content=step.seal,
        note="" if done or waiting is SealState.OPEN else str(_("next")),
    )


def _sent(state: str, published: int) -> Seal:
    ready = SealState.NEXT if state == PieceState.SIGNED else SealState.OPEN
    note = str(_("on %(count)s accounts") % {"count": published}) if published else ""
    return Seal(Words("发", "P"), SENT, SealState.DONE if published else ready, note=note)
