"""Who probably handles this, and why?"""

from __future__ import annotations

from functools import lru_cache

from django.db.models import Count, Max

from huiying.foundation.text import normal_form, words
from huiying.inbox.rules.routing import Suggestion, question_of
from huiying.registry.models import Duty
from huiying.registry.reads import duties_matching, public_duties


def suggestions_for(title: str, body: str) -> list[Suggestion]:
    """The duties that fit a letter, best first, each with the words that speak for it.

    Only words that some duty knows are compared: names of streets and people, of which every
    letter is full, speak neither for nor against anybody. They are looked for as they stand, for
    a segmenter may cut a letter otherwise than the duty's own few words.
    """
    size = public_duties().order_by().aggregate(newest=Max("id"), count=Count("id"))
    plain = normal_form(question_of(title, body))
    asked = [word for word in _vocabulary(size["newest"] or 0, size["count"]) if word in plain]
    if not asked:
        return []
    return [
        _suggestion(duty, found.score, tuple(dict.fromkeys(found.because)))
        for duty, found in duties_matching(" ".join(asked))
    ]


def _suggestion(duty: Duty, score: float, because: tuple[str, ...]) -> Suggestion:
    named = any(word in duty.title for word in because)
    return Suggestion(duty.pk, duty.organisation_id, duty.handler_id, score, because, named)


@lru_cache(maxsize=1)
def _vocabulary(newest: int, count: int) -> tuple[str, ...]:
    """The words of all duties; built again when one was added or ended, as the arguments say."""
    every = {word for duty in public_duties() for word in words(f"{duty.title} {duty.words}")}
    return tuple(sorted(word for word in every if len(word) > 1))
