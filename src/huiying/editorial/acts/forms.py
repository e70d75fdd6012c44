"""In which shape does an editor hand over what she wrote?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from huiying.editorial.terms import (
    Openness,
)


@dataclass(frozen=True, slots=True)
class VariantForm:
    """What an editor wrote for one kind of channel; empty parts follow the main text."""

    kind: str
    title: str = ""
    summary: str = ""
    writing: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class PieceForm:
    """What an editor wrote: main text in plain writing, variants, targets (account id, mode)."""

    title: str
    writing: str
    summary: str = ""
    openness: str = Openness.PROACTIVE
    openness_reason: str = ""
    original: bool = True
    source: str = ""
    cover: int | None = None
    publish_at: datetime | None = None
    variants: tuple[VariantForm, ...] = ()
    targets: tuple[tuple[int, str], ...] = field(default=())
