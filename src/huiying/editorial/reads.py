"""What may this viewer see of what is being written? Fetching is authorising."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from huiying.editorial.models import Asset, Piece, Version
from huiying.editorial.rules import Given, is_fully_signed, may_review, seal_of
from huiying.editorial.terms import LADDER, STEP_POSTS, PieceState, Step
from huiying.foundation.errors import Absent
from huiying.foundation.html import plain_text
from huiying.foundation.scope import Actor, ScopedQuerySet
from huiying.foundation.search.terms import Document


def pieces(by: Actor) -> ScopedQuerySet[Piece]:
    """Pieces in sight, newest change first."""
    rows: ScopedQuerySet[Piece] = Piece.objects.visible_to(by)
    return rows.select_related("organisation", "newest__author").order_by("-changed_at", "-id")


def piece(by: Actor, pk: int) -> Piece:
    """One piece in sight; raises `Absent`."""
    found = pieces(by).filter(pk=pk).first()
    if found is None:
        raise Absent("editorial.piece.absent", id=pk)
    return found


def page_of_pieces(
    by: Actor, *, state: str = "", before: tuple[datetime, int] | None = None, most: int = 40
) -> list[Piece]:
    """One page of the board after a key (changed_at, id): no offset is ever counted."""
    rows = pieces(by)
    if state:
        rows = rows.filter(state=state)
    if before is not None:
        at, pk = before
        rows = rows.filter(Q(changed_at__lt=at) | Q(changed_at=at, id__lt=pk))
    return list(rows[:most])


def pieces_awaiting(by: Actor) -> list[Piece]:
    """Pieces in review whose next step this viewer may give, longest waiting first."""
    steps = [step for step in LADDER if by.may(STEP_POSTS[step], "/") or _somewhere(by, step)]
    waiting = (
        pieces(by)
        .filter(state=PieceState.IN_REVIEW, awaits__in=steps)
        .select_related("newest")
        .prefetch_related("newest__reviews", "versions")
        .order_by("changed_at", "id")
    )
    return [p for p in waiting if _may_give(by, p)]


def _somewhere(by: Actor, step: Step) -> bool:
    return any(claim.post in STEP_POSTS[step] for claim in by.claims)


def _may_give(by: Actor, piece: Piece) -> bool:
    version = piece.newest
    if version is None or not by.may(STEP_POSTS[piece.awaits], piece.organisation.path):
        return False
    given = given_reviews(version)
    return by.person is not None and may_review(by.person, writers_of(piece), given, version.seal)


def writers_of(piece: Piece) -> set[int]:
    """Everybody who wrote any version of the piece."""
    return {version.author_id for version in piece.versions.all()}


def given_reviews(version: Version) -> list[Given]:
    """The reviews of one version as plain values."""
    return [Given(r.step, r.person_id, r.seal, r.approved) for r in version.reviews.all()]


def is_publishable(version: Version) -> bool:
    """Whether this version, as its bytes stand now, has its three different signatures."""
    seal = seal_of(version.content())
    return seal == version.seal and is_fully_signed(
        writers_of(version.piece), given_reviews(version), seal
    )


def pieces_signed_and_due(at: datetime) -> ScopedQuerySet[Piece]:
    """Signed pieces whose time has come, for delivery, which looks here."""
    rows: ScopedQuerySet[Piece] = Piece.objects.whole("delivery looks for what is signed and due")
    due = Q(publish_at__isnull=True) | Q(publish_at__lte=at)
    return rows.filter(due, state=PieceState.SIGNED).order_by("publish_at", "id")


def versions(by: Actor, pk: int) -> QuerySet[Version]:
    """Every version of a piece in sight, newest first, with all that the piece page shows."""
    return (
        Version.objects.filter(piece=piece(by, pk))
        .select_related("author", "cover")
        .prefetch_related(
            "variants",
            "targets__account",
            "findings__dismissed_by",
            "reviews__person",
            "reviews__organisation",
        )
        .order_by("-number")
    )


def assets(by: Actor) -> ScopedQuerySet[Asset]:
    """Pictures in sight, newest first."""
    rows: ScopedQuerySet[Asset] = Asset.objects.visible_to(by)
    return rows.order_by("-id")


@dataclass(frozen=True, slots=True)
class Seal:
    """One square of the custody strip: what was done, by whom, under which post, when, on what."""

    deed: str  # written, first, second, final
    person: str
    organisation: str
    post: str
    at: datetime | None
    seal: str


def custody(version: Version) -> list[Seal]:
    """Who wrote, reviewed and signed this version; hollow squares for what is still to come."""
    strip = [Seal("written", version.author.name, "", "editor", version.written_at, version.seal)]
    given = {r.step: r for r in version.reviews.all() if r.approved}
    for step in LADDER:
        review = given.get(step)
        strip.append(
            Seal(step, "", "", "", None, "")
            if review is None
            else Seal(
                step,
                review.person.name,
                review.organisation.name,
                review.post,
                review.at,
                review.seal,
            )
        )
    return strip


def open_holds(version: Version) -> Iterable[str]:
    """Codes of findings that hold this version and that nobody has answered."""
    return [
        f.code for f in version.findings.all() if f.severity == "hold" and f.dismissed_by_id is None
    ]


def demand_finding(by: Actor, piece: int, finding: int) -> None:
    """That this finding is about a version of that piece, which is in sight; raises `Absent`."""
    if not versions(by, piece).filter(findings__pk=finding).exists():
        raise Absent("editorial.finding.absent", id=finding)


def piece_documents(ids: Collection[int] | None) -> Iterator[Document]:
    """What the search index knows of pieces: their newest version."""
    rows: ScopedQuerySet[Piece] = Piece.objects.whole("the index answers with ids only")
    wanted = rows if ids is None else rows.filter(pk__in=ids)
    for piece in wanted.select_related("newest").iterator(chunk_size=500):
        if piece.newest is not None:
            text = f"{piece.newest.summary} {plain_text(piece.newest.body)}"
            yield Document("editorial.piece", piece.pk, piece.title, text)
