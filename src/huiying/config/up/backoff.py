"""How long is it wise to wait before starting again what has just died?"""

from __future__ import annotations

from dataclasses import dataclass

FIRST = 0.3  # seconds: a single accident should hardly be noticed
LONGEST = 30.0
FORGIVEN_AFTER = 60.0  # seconds of life after which earlier deaths no longer count


@dataclass(slots=True)
class Backoff:
    """The deaths of one process; times are seconds of one monotonic clock."""

    deaths: int = 0
    ready_at: float = 0.0

    def died(self, *, began: float, now: float) -> float:
        """Note a death; returns how many seconds to wait."""
        if now - began >= FORGIVEN_AFTER:
            self.deaths = 0
        wait = min(LONGEST, FIRST * 2.0**self.deaths)
        self.deaths += 1
        self.ready_at = now + wait
        return wait

    def is_ready(self, now: float) -> bool:
        """Whether the wait is over."""
        return now >= self.ready_at
