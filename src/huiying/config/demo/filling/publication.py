"""What is known of one piece before its rows are written?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from huiying.editorial.models import Asset, Piece, Version
from huiying.editorial.rules import Content, VariantContent
from huiying.editorial.terms import Step
from huiying.foundation.html import from_writing
from huiying.registry.models import Account, Organisation, Person

WECHAT_TITLE, WECHAT_SUMMARY, WEIBO_TEXT = 32, 120, 110  # below the platforms' limits


@dataclass(frozen=True, slots=True)
class Judged:
    """One decision on a version: the step, who, when, and why not if not."""

    step: Step
    person: Person
    at: datetime
    why_not: str = ""


@dataclass
class Edition:
    """One version: who wrote what when, and how it was judged."""

    title: str
    summary: str
    writing: str
    author: Person
    written: datetime
    submitted: datetime | None
    judged: list[Judged]
    dismissed: str = ""  # the reason with which held findings were put aside
    publish_at: datetime | None = None
    version: Version = field(init=False)
    content: Content = field(init=False)


@dataclass
class Publication:
    """One piece with its editions; the last one is what goes out, if it is signed."""

    office: Organisation
    editions: list[Edition]
    accounts: list[Account]
    cover: Asset | None
    liked: float = 1.0  # how many more or fewer read it than usual
    withdrawn_at: datetime | None = None
    withdrawn_because: str = ""
    mishap: str = ""  # what goes wrong under way: failed, unclear
    piece: Piece = field(init=False)

    @property
    def newest(self) -> Edition:
        """What it says now."""
        return self.editions[-1]

    def signed_at(self, present: datetime) -> datetime | None:
        """When the last edition was signed, if it was."""
        last = [j for j in self.newest.judged if j.step is Step.FINAL and not j.why_not]
        return last[0].at if last and last[0].at < present else None


def content_of(publication: Publication, edition: Edition) -> Content:
    """Everything that the seal covers, in the form in which the product keeps it."""
    modes = {"website": "show", "wechat": "publish", "weibo": "share"}
    kinds = sorted({account.kind for account in publication.accounts})
    return Content(
        title=edition.title,
        summary=edition.summary,
        body=from_writing(edition.writing),
        openness="proactive",
        openness_reason="",
        cover_digest=publication.cover.digest if publication.cover else "",
        variants=tuple(_variant(kind, edition) for kind in kinds),
        targets=tuple(sorted((a.pk, modes[a.kind]) for a in publication.accounts)),
        publish_at=edition.publish_at,
    )


def _variant(kind: str, edition: Edition) -> VariantContent:
    if kind == "wechat":
        title = edition.title
        if len(title) > WECHAT_TITLE:
            title = f"{title[: WECHAT_TITLE - 1]}…"
        return VariantContent(kind, title, edition.summary[:WECHAT_SUMMARY], "", "")
    if kind == "weibo":
        text = f"【{edition.title}】{edition.summary}"
        return VariantContent(kind, "", "", "", text[:WEIBO_TEXT])
    return VariantContent(kind, "", "", "", "")
