"""Which of these short texts fits those words best, and which words say so?

Words and pairs of neighbouring characters, each weighted by how rare it is among the texts
(inverse document frequency, Spärck Jones 1972), share of the question's weight that is met.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from huiying.foundation.text.normal import normal_form, words

UNKNOWN_WEIGHT = 0.15
PAIR_WEIGHT = 0.35  # a shared pair of characters counts about a third of a shared word


@dataclass(frozen=True, slots=True)
class Matched:
    """One text that fits: its key, a score from 0 to 1, and the words that speak for it."""

    key: int
    score: float
    because: tuple[str, ...]


class Matcher:
    """An index over short texts, built once and asked often."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._size = len(texts)
        self._where: dict[str, dict[int, float]] = defaultdict(dict)
        for key, text in texts.items():
            for feature, weight in _features(text).items():
                self._where[feature][key] = weight

    def best(self, question: str, most: int = 3, least: float = 0.12) -> list[Matched]:
        """The best fitting texts, best first; nothing below `least` is called a fit."""
        asked = _features(question)
        total = sum(self._weight(feature, weight) for feature, weight in asked.items())
        scores: dict[int, float] = defaultdict(float)
        reasons: dict[int, list[str]] = defaultdict(list)
        for feature, weight in asked.items():
            for key in self._where.get(feature, ()):
                scores[key] += weight * self._rarity(feature)
                if len(feature) > 1 and weight >= 1:
                    reasons[key].append(feature)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:most]
        return [
            Matched(key, score / total, tuple(reasons[key]))
            for key, score in ranked
            if total and score / total >= least
        ]

    def _weight(self, feature: str, weight: float) -> float:
        """What a feature of the question counts; names and places that no text knows count less."""
        known = feature in self._where
        return weight * self._rarity(feature) * (1.0 if known else UNKNOWN_WEIGHT)

    def _rarity(self, feature: str) -> float:
        return math.log(1 + self._size / (1 + len(self._where.get(feature, ()))))


def _features(text: str) -> dict[str, float]:
    found: dict[str, float] = dict.fromkeys(words(text), 1.0)
    plain = "".join(ch for ch in normal_form(text) if ch.isalnum())
    for first, second in pairwise(plain):
        found.setdefault(first + second, PAIR_WEIGHT)
    return found
