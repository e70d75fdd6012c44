"""What does the worker do again and again? Each stage names its loops; state is in the tables.

A loop looks at a table for work that is due and does it; a lost nudge loses nothing, because the
next round finds the same rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loop:
    """One kind of work: `run` does what is due and returns how many things it did.

    `every` is the pause in seconds after a round that found nothing; a round that did something
    is followed by the next at once. `threads` run the loop side by side where rounds can be slow.
    """

    name: str
    every: float
    run: Callable[[], int]
    threads: int = 1
