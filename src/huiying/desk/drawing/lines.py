"""What stands in one line of a list: what to do, about what, who waits, since when, until when?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from huiying.desk.drawing.clocks import Clock, Standing
from huiying.foundation.ui.shapes import Told


@dataclass(frozen=True, slots=True)
class Line:
    """One line, 36 px high. `id` keeps its place when the list is drawn again."""

    id: str
    href: str
    title: str
    what: Told = ""
    who: Told = ""
    since: datetime | None = None
    until: datetime | None = None
    standing: Standing | None = None
    clock: Clock | None = None
    mark: Told = ""
    current: bool = False

    def now(self) -> Self:
        """The same line as the one that is open."""
        return replace(self, current=True)
