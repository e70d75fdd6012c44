"""In which shape does a check say what it noticed, and over which parts does it look?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from huiying.editorial.rules import Content
from huiying.editorial.terms import Severity
from huiying.foundation.html import plain_text

EXCERPT_AROUND = 12


@dataclass(frozen=True, slots=True)
class Noticed:
    """One finding: code of its reason, weight, part and place in it (characters), suggestion."""

    code: str
    severity: Severity
    part: str
    start: int = 0
    end: int = 0
    excerpt: str = ""
    values: Mapping[str, str | int] = field(default_factory=dict)
    suggestion: str = ""


def parts(content: Content) -> Iterator[tuple[str, str]]:
    """Every text that readers will see, as (name of the part, plain text), variants included."""
    yield "title", content.title
    yield "summary", content.summary
    yield "body", plain_text(content.body)
    for variant in content.variants:
        yield f"{variant.kind}.title", variant.title
        yield f"{variant.kind}.summary", variant.summary
        yield f"{variant.kind}.body", plain_text(variant.body)
        yield f"{variant.kind}.text", variant.text


def excerpt(text: str, start: int, end: int) -> str:
    """The place with a little around it."""
    return text[max(0, start - EXCERPT_AROUND) : end + EXCERPT_AROUND].replace("\n", " ")
