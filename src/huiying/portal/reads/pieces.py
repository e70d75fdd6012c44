"""What does the website show of each piece, and which pictures belong to it?

What is shown is the version that was *delivered*, not the newest that was signed: a correction
that waits for its hour stays unseen until then.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from huiying.delivery.models import Sending
from huiying.delivery.terms import SendingKind, SendingState
from huiying.editorial.models import Asset, Variant, Version
from huiying.editorial.terms import PieceState
from huiying.foundation.errors import Absent
from huiying.foundation.scope import ScopedQuerySet
from huiying.foundation.text import words
from huiying.portal.rules import Mark
from huiying.portal.terms import PICTURE_TYPES, PIECES_A_PAGE, POSTS_OF_AN_ACCOUNT

WHY = "what is on the website is public"
SHOWN = [SendingState.PUBLISHED, SendingState.WITHDRAWING, SendingState.WITHDRAWN]
MOST_WORDS = 8
LOOKED_THROUGH = 60  # newest pieces with one of the words; the best of them are shown


def pages() -> ScopedQuerySet[Sending]:
    """The newest public form of each piece, newest first; withdrawn ones included."""
    newer = _on_website().filter(version__piece=OuterRef("version__piece")).filter(_after_outer())
    rows = _on_website().filter(~Exists(newer))
    return _with_words(rows).order_by("-published_at", "-id")


def standing_pages() -> ScopedQuerySet[Sending]:
    """Pages that were not withdrawn."""
    return (
        pages()
        .filter(state=SendingState.PUBLISHED)
        .exclude(version__piece__state=PieceState.WITHDRAWN)
    )


def page_of(piece: int) -> Sending:
    """What the website shows of one piece; raises `Absent`."""
    found = (
        pages()
        .prefetch_related("version__reviews__organisation", "version__reviews__person")
        .filter(version__piece_id=piece)
        .first()
    )
    if found is None:
        raise Absent("portal.piece.absent", id=piece)
    return found


def listed_pages(mark: Mark | None, most: int = PIECES_A_PAGE) -> list[Sending]:
    """One page of the list after a mark, and one row more if there are more."""
    rows = pages()
    if at := _instant(mark):
        assert mark is not None
        rows = rows.filter(Q(published_at__lt=at) | Q(published_at=at, id__lt=mark.id))
    return list(rows[: most + 1])


def mark_of(page: Sending) -> Mark:
    """Where the list goes on after this row."""
    assert page.published_at is not None, "what is shown has been published"
    return Mark(page.published_at.isoformat(), page.pk)


def earlier_forms(page: Sending) -> list[Sending]:
    """The forms of the same piece that this one corrected, newest first."""
    assert page.version is not None, "a page shows a version"
    rows = _on_website().filter(version__piece_id=page.version.piece_id)
    older = rows.filter(version__number__lt=page.version.number).select_related("version")
    by_version = {s.version_id: s for s in older.order_by("published_at", "id")}
    return sorted(by_version.values(), key=lambda s: s.version.number if s.version else 0)[::-1]


def pages_about(asked: str, most: int) -> list[Sending]:
    """Standing pages whose title or summary speaks of the words, the most of them first."""
    wanted = list(dict.fromkeys(words(asked)))[:MOST_WORDS]
    speaks = Q(pk__in=())
    for word in wanted:
        speaks |= Q(version__title__icontains=word) | Q(version__summary__icontains=word)
    found = list(standing_pages().filter(speaks)[:LOOKED_THROUGH]) if wanted else []
    found.sort(key=lambda page: -len(because(page, wanted)))
    return found[:most]


def because(page: Sending, wanted: list[str]) -> list[str]:
    """Which of the words stand in the page's title or summary."""
    assert page.version is not None, "a page shows a version"
    text = f"{page.version.title} {page.version.summary}".lower()
    return [word for word in wanted if word in text]


def posts_of_account(account: int) -> list[Sending]:
    """The newest posts that stand on one account, each piece in its newest form."""
    rows: ScopedQuerySet[Sending] = Sending.objects.whole("what an account published is public")
    rows = rows.filter(account_id=account, kind=SendingKind.POST, state=SendingState.PUBLISHED)
    newer = rows.filter(version__piece=OuterRef("version__piece")).filter(_after_outer())
    standing = rows.filter(~Exists(newer)).exclude(version__piece__state=PieceState.WITHDRAWN)
    return list(_with_words(standing).order_by("-published_at", "-id")[:POSTS_OF_AN_ACCOUNT])


def public_pieces(pieces: set[int]) -> set[int]:
    """Those of these pieces that have a page here."""
    rows = _on_website().filter(version__piece_id__in=pieces)
    return set(rows.values_list("version__piece_id", flat=True))


def public_picture(digest: str) -> Asset:
    """The cover of a page that stands; raises `Absent`."""
    rows: ScopedQuerySet[Asset] = Asset.objects.whole("covers of public pages are public")
    standing = standing_pages().order_by().values("version__cover_id")
    found = rows.filter(digest=digest, pk__in=standing, content_type__in=PICTURE_TYPES).first()
    if found is None:
        raise Absent("portal.picture.absent", digest=digest)
    return found


def _on_website() -> ScopedQuerySet[Sending]:
    rows: ScopedQuerySet[Sending] = Sending.objects.whole(WHY)
    return rows.filter(
        kind=SendingKind.POST,
        account__kind="website",
        state__in=SHOWN,
        published_at__isnull=False,
        version__isnull=False,
    )


def _after_outer() -> Q:
    at, pk = OuterRef("published_at"), OuterRef("pk")
    return Q(published_at__gt=at) | Q(published_at=at, pk__gt=pk)


def _with_words(rows: ScopedQuerySet[Sending]) -> ScopedQuerySet[Sending]:
    own: QuerySet[Variant] = Variant.objects.filter(kind="website")
    return rows.select_related(
        "account", "version__piece__organisation", "version__cover", "version__author"
    ).prefetch_related(Prefetch("version__variants", queryset=own, to_attr="own_variants"))


def _instant(mark: Mark | None) -> datetime | None:
    try:
        at = datetime.fromisoformat(mark.key) if mark else None
    except ValueError:
        return None
    return at if at and at.tzinfo else None


def website_words(version: Version) -> tuple[str, str, str]:
    """Title, summary and body as the website has them: its own variant where there is one."""
    variants: list[Variant] = getattr(version, "own_variants", [])
    own = variants[0] if variants else None
    return (
        (own.title if own else "") or version.title,
        (own.summary if own else "") or version.summary,
        (own.body if own else "") or version.body,
    )
