"""What does a fresh message seem to be: a greeting or a matter, of which type, how urgent?"""

from __future__ import annotations

import re

from huiying.foundation.text import normal_form
from huiying.inbox.terms import (
    COURTESIES,
    QUESTION_CLUES,
    REFUSAL_GROUNDS,
    TYPE_CLUES,
    URGENCY_CLUES,
    CaseType,
    RefusalGround,
    Urgency,
)

TITLE_MOST = 25  # 沈阳 市长信箱: a title of 10 to 25 characters
_SENTENCE_END = re.compile(r"[。！？!?；;\n，,]")
_NOT_WORD = re.compile(r"[\W_]+", re.UNICODE)


def is_courtesy(text: str) -> bool:
    """Whether nothing but a greeting or thanks was said, whatever its punctuation."""
    parts = [part for part in _NOT_WORD.split(normal_form(text)) if part]
    return all(part in COURTESIES for part in parts)


def opens_a_case(text: str, *, with_picture: bool) -> bool:
    """Whether there is a matter in it: a lone greeting or thanks without a picture is none."""
    return with_picture or not is_courtesy(text)


def likely_type(text: str) -> CaseType:
    """The type that the words suggest; a person corrects it."""
    plain = normal_form(text)
    for kind, clues in TYPE_CLUES:
        if any(clue in plain for clue in clues):
            return kind
    asks = any(clue in plain for clue in QUESTION_CLUES)
    return CaseType.INQUIRY if asks else CaseType.HELP


def likely_urgency(text: str) -> Urgency:
    """How soon somebody should look, by the words alone."""
    plain = normal_form(text)
    for urgency, clues in URGENCY_CLUES:
        if any(clue in plain for clue in clues):
            return urgency
    return Urgency.NORMAL


def possible_grounds(text: str) -> tuple[RefusalGround, ...]:
    """Grounds of refusal that a person should consider before acceptance."""
    plain = normal_form(text)
    return tuple(ground for ground in REFUSAL_GROUNDS if any(c in plain for c in ground.clues))


def title_from(text: str) -> str:
    """A title for a message that has none: its first clauses, cut where they stop fitting."""
    clauses = [part.strip() for part in _SENTENCE_END.split(text) if not is_courtesy(part)]
    title = clauses[0] if clauses else text.strip()
    for clause in clauses[1:]:
        if len(title) + 1 + len(clause) > TITLE_MOST:
            break
        title = f"{title}，{clause}"
    return title if len(title) <= TITLE_MOST else f"{title[: TITLE_MOST - 1]}…"
