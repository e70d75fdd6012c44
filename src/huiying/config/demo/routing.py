"""Where would a letter have been sent? The product's own routing, asked thousands of times."""

from __future__ import annotations

from collections.abc import Iterable

from huiying.foundation.text import Matcher, normal_form, words
from huiying.inbox.rules.routing import Suggestion, question_of
from huiying.registry.models import Duty


class Router:
    """The same as `inbox.reads.suggestions_for`, over duties held in memory."""

    def __init__(self, duties: Iterable[Duty]) -> None:
        self._duties = {duty.pk: duty for duty in duties}
        texts = {pk: f"{d.title} {d.words} {d.organisation.name}" for pk, d in self._duties.items()}
        self._matcher = Matcher(texts)
        known = {word for d in self._duties.values() for word in words(f"{d.title} {d.words}")}
        self._words = sorted(word for word in known if len(word) > 1)

    def suggestions(self, title: str, body: str) -> list[Suggestion]:
        """The duties that fit, best first, with the words that speak for each."""
        plain = normal_form(question_of(title, body))
        asked = [word for word in self._words if word in plain]
        return [
            self._suggestion(found.key, found.score, found.because)
            for found in (self._matcher.best(" ".join(asked)) if asked else [])
        ]

    def _suggestion(self, key: int, score: float, because: tuple[str, ...]) -> Suggestion:
        duty, spoken = self._duties[key], tuple(dict.fromkeys(because))
        named = any(word in duty.title for word in spoken)
        return Suggestion(key, duty.organisation_id, duty.handler_id, score, spoken, named)
