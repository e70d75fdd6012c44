"""Who probably handles this, and why?"""

from __future__ import annotations

from huiying.inbox.rules.routing import Suggestion, question_of
from huiying.registry.reads import duties_matching


def suggestions_for(title: str, body: str) -> list[Suggestion]:
    """The duties that fit a letter, best first, each with the words that speak for it."""
    return [
        Suggestion(duty.pk, duty.organisation_id, duty.handler_id, found.score, found.because)
        for duty, found in duties_matching(question_of(title, body))
    ]
