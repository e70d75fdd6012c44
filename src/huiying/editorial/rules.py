"""What is this content's seal, who may review it next, is it fully signed, and as which post?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from huiying.channels.contract import Picture, Post
from huiying.editorial.terms import LADDER, Step


@dataclass(frozen=True, slots=True)
class VariantContent:
    """The form of a piece for one kind of channel."""

    kind: str
    title: str
    summary: str
    body: str
    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """All of a version that anybody will see or that decides where and when it is seen."""

    title: str
    summary: str
    body: str
    openness: str
    openness_reason: str
    cover_digest: str
    variants: tuple[VariantContent, ...]
    targets: tuple[tuple[int, str], ...]  # account id, delivery mode
    publish_at: datetime | None


@dataclass(frozen=True, slots=True)
class Given:
    """A review that was given: by whom, at which step, for which seal."""

    step: str
    person: int
    seal: str
    approved: bool


def seal_of(content: Content) -> str:
    """SHA-256 (hex) over the canonical JSON of a version's content."""
    values = asdict(content)
    values["variants"] = sorted(values["variants"], key=lambda variant: variant["kind"])
    values["targets"] = sorted(values["targets"])
    at = content.publish_at
    values["publish_at"] = None if at is None else at.astimezone(UTC).isoformat()
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def next_step(given: Sequence[Given], seal: str) -> Step | None:
    """The step that this content still lacks, in order; None when it has all three."""
    done = {g.step for g in given if g.approved and g.seal == seal}
    return next((step for step in LADDER if step not in done), None)


def may_review(person: int, writers: Collection[int], given: Sequence[Given], seal: str) -> bool:
    """Whether somebody may give the next review: not a writer of it, and no earlier reviewer."""
    earlier = {g.person for g in given if g.approved and g.seal == seal}
    return person not in writers and person not in earlier


def is_fully_signed(writers: Collection[int], given: Sequence[Given], seal: str) -> bool:
    """Whether three different people, none of whom wrote it, approved exactly this seal."""
    approved = [g for g in given if g.approved and g.seal == seal]
    people = {g.person for g in approved}
    return (
        {g.step for g in approved} == set(LADDER)
        and len(people) == len(LADDER)
        and not people & set(writers)
    )


def as_post(
    content: Content,
    kind: str,
    *,
    link: str,
    marker: str,
    author: str,
    cover: Picture | None = None,
    mode: str = "",
    operator_address: str = "",
) -> Post:
    """The version as one kind of channel gets it; a kind without variant gets the main text."""
    variant = next((v for v in content.variants if v.kind == kind), None)
    return Post(
        title=(variant.title if variant else "") or content.title,
        body=(variant.body if variant else "") or content.body,
        text=(variant.text if variant else "") or content.summary or content.title,
        summary=(variant.summary if variant else "") or content.summary,
        author=author,
        link=link,
        marker=marker,
        cover=cover,
        mode=mode,
        operator_address=operator_address,
    )
