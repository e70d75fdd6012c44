"""How does the same seed always give the same city?"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance(random.Random):
    """A stream of choices that depends on seed and purpose only; nothing secret comes from it."""

    def __init__(self, seed: int, purpose: str) -> None:
        super().__init__(f"{seed}/{purpose}")

    def happens(self, share: float) -> bool:
        """Whether something that happens in this share of cases happens now."""
        return self.random() < share

    def weighted(self, things: Sequence[T], weights: Sequence[float]) -> T:
        """One of the things, the heavier the likelier."""
        return self.choices(things, weights)[0]
