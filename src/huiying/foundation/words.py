"""How does a thing that Django does not translate carry its name in both languages?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One phrase in Chinese and in English, for vocabularies outside Django's catalogues."""

    zh: str
    en: str

    def in_language(self, code: str) -> str:
        """The phrase for a language code such as `zh-hans` or `en-gb`; Chinese unless English."""
        return self.en if code.lower().startswith("en") else self.zh

    def __str__(self) -> str:
        return self.zh
