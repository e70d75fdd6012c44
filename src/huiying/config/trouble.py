"""Why can huiying not start, in one sentence that says what to do?"""

from __future__ import annotations

from huiying.foundation.words import Words


class CannotStart(Exception):
    """The start was given up before anything was changed; `words` says why and what helps."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(zh=zh, en=en)
