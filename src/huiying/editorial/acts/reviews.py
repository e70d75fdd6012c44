"""How is a version approved twice, signed, or sent back, by different people?"""

from __future__ import annotations

from collections.abc import Iterable

from huiying.editorial import reads
from huiying.editorial.acts.handling import locked_piece, mark_of, move_piece, newest_of, note_piece
from huiying.editorial.models import Piece, Review, Version
from huiying.editorial.rules import may_review, next_step, seal_of
from huiying.editorial.terms import (
    LADDER,
    MAY,
    STEP_POSTS,
    Gate,
    PieceState,
    Step,
)
from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import Conflict, Refused, Unusable
from huiying.foundation.scope import Actor, Claim


@act
def review_piece(
    piece: int, *, seal: str, gates: Iterable[str], by: Actor, comment: str = ""
) -> Review:
    """Approve the next of the two reviews for exactly the content that `seal` names."""
    found = locked_piece(by, piece)
    version, step = _under_review(found, seal)
    if step is Step.FINAL:
        raise Conflict("editorial.piece.awaits_signature")
    claim = by.claim(MAY["review_piece"], found.organisation.path, verb="review_piece")
    review = _approve(found, version, step, claim, tuple(gates), comment, by)
    move_piece(found, PieceState.IN_REVIEW, awaits=LADDER[LADDER.index(step) + 1])
    new = mark_of(version) | {"step": step.value, "gates": list(review.gates)}
    note_piece(by, claim, "editorial.piece.reviewed", found, new=new)
    return review


@act
def return_piece(piece: int, *, seal: str, comment: str, by: Actor) -> Review:
    """Send the version back with the reason; everybody earlier in the ladder sees it."""
    found = locked_piece(by, piece)
    version, step = _under_review(found, seal)
    may = MAY["return_piece"] & STEP_POSTS[step]
    claim = by.claim(may, found.organisation.path, verb="return_piece")
    if len(comment.strip()) < 4:
        raise Unusable("editorial.review.comment_needed")
    review = _decide(version, step, claim, by, approved=False, gates=(), comment=comment.strip())
    move_piece(found, PieceState.RETURNED, awaits="")
    new = mark_of(version) | {"step": step.value, "comment": comment.strip()}
    note_piece(by, claim, "editorial.piece.returned", found, new=new)
    return review


@act
def sign_piece(
    piece: int, *, seal: str, gates: Iterable[str], by: Actor, comment: str = ""
) -> Review:
    """The head signs: the version may go out when its time comes, and nothing else may."""
    found = locked_piece(by, piece)
    version, step = _under_review(found, seal)
    if step is not Step.FINAL:
        raise Conflict("editorial.piece.not_reviewed")
    claim = by.claim(MAY["sign_piece"], found.organisation.path, verb="sign_piece")
    review = _approve(found, version, step, claim, tuple(gates), comment, by)
    found.signed, found.publish_at = version, version.publish_at
    found.save(update_fields=["signed", "publish_at"])
    move_piece(found, PieceState.SIGNED, awaits="")
    new = mark_of(version) | {"step": step.value, "gates": list(review.gates)}
    note_piece(by, claim, "editorial.piece.signed", found, new=new)
    return review


def _under_review(piece: Piece, seal: str) -> tuple[Version, Step]:
    """The version in review if it is what the reviewer saw; raises `Conflict` otherwise."""
    version = newest_of(piece)
    if piece.state != PieceState.IN_REVIEW:
        raise Conflict("editorial.piece.not_in_review")
    if version.seal != seal or seal_of(version.content()) != seal:
        raise Conflict("editorial.piece.changed_since_seen", number=version.number)
    step = next_step(reads.given_reviews(version), seal)
    if step is None:
        raise Conflict("editorial.piece.signed_already")
    return version, step


def _approve(
    piece: Piece,
    version: Version,
    step: Step,
    claim: Claim,
    gates: tuple[str, ...],
    comment: str,
    by: Actor,
) -> Review:
    given, writers = reads.given_reviews(version), reads.writers_of(piece)
    if by.person is None or not may_review(by.person, writers, given, version.seal):
        raise Refused("editorial.review.own_work", name=by.name)
    if set(gates) != set(Gate):
        raise Unusable("editorial.review.gates_needed")
    return _decide(version, step, claim, by, approved=True, gates=gates, comment=comment.strip())


def _decide(
    version: Version,
    step: Step,
    claim: Claim,
    by: Actor,
    *,
    approved: bool,
    gates: tuple[str, ...],
    comment: str,
) -> Review:
    if by.person is None:
        raise Refused("editorial.review.own_work", name=by.name)
    return Review.objects.create(
        version=version,
        step=step,
        person_id=by.person,
        organisation_id=claim.organisation,
        post=claim.post,
        approved=approved,
        gates=sorted(gates),
        comment=comment,
        seal=version.seal,
        at=now(),
    )
