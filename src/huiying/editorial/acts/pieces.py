"""How is a piece begun, revised, handed in, and taken back?"""

from __future__ import annotations

from huiying.editorial import reads
from huiying.editorial.acts.forms import PieceForm
from huiying.editorial.acts.handling import locked_piece, mark_of, move_piece, newest_of, note_piece
from huiying.editorial.acts.versions import add_version, title_of
from huiying.editorial.models import Piece, Version
from huiying.editorial.terms import (
    MAY,
    PieceState,
    Step,
)
from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import Conflict, Unusable
from huiying.foundation.scope import Actor
from huiying.registry import reads as registry


@act
def write_piece(organisation: int, form: PieceForm, *, by: Actor) -> Piece:
    """Begin a piece with its first version; raises `Refused`, `Unusable`."""
    office = registry.organisation(by, organisation)
    claim = by.claim(MAY["write_piece"], office.path, verb="write_piece")
    instant = now()
    piece = Piece.objects.create(
        organisation=office, title=title_of(form), created_at=instant, changed_at=instant
    )
    version = add_version(piece, form, 1, by=by)
    note_piece(by, claim, "editorial.piece.written", piece, new=mark_of(version))
    return piece


@act
def revise_piece(piece: int, form: PieceForm, *, on: int, by: Actor) -> Version:
    """Add a version that replaces number `on`; every review of older versions stops counting.

    Raises `Conflict` if somebody else wrote a newer version meanwhile (nothing of either is lost)
    or the piece is out already.
    """
    found = locked_piece(by, piece)
    claim = by.claim(MAY["revise_piece"], found.organisation.path, verb="revise_piece")
    if found.state == PieceState.WITHDRAWN:
        raise Conflict("editorial.piece.withdrawn")
    newest = newest_of(found)
    if newest.number != on:
        raise Conflict("editorial.piece.newer_version", number=newest.number)
    voided = newest.reviews.filter(approved=True).count()
    version = add_version(found, form, on + 1, by=by)
    old, new = mark_of(newest), mark_of(version) | {"voided_reviews": voided}
    note_piece(by, claim, "editorial.piece.revised", found, old=old, new=new)
    return version


@act
def submit_piece(piece: int, *, by: Actor) -> Piece:
    """Hand the newest version to the first reviewer; open holds must be settled before."""
    found = locked_piece(by, piece)
    claim = by.claim(MAY["submit_piece"], found.organisation.path, verb="submit_piece")
    if found.state not in {PieceState.DRAFT, PieceState.RETURNED}:
        raise Conflict("editorial.piece.not_a_draft")
    version = newest_of(found)
    if holds := list(reads.open_holds(version)):
        raise Conflict("editorial.piece.held", count=len(holds))
    if not version.targets.exists():
        raise Unusable("editorial.piece.no_target")
    move_piece(found, PieceState.IN_REVIEW, awaits=Step.FIRST)
    note_piece(by, claim, "editorial.piece.submitted", found, new=mark_of(version))
    return found


@act
def withdraw_piece(piece: int, because: str, *, by: Actor) -> Piece:
    """Take a piece back everywhere, with a reason that the public reads; impossible without."""
    found = locked_piece(by, piece)
    claim = by.claim(MAY["withdraw_piece"], found.organisation.path, verb="withdraw_piece")
    if len(because.strip()) < 6:
        raise Unusable("editorial.withdrawal.reason_needed")
    if found.state == PieceState.WITHDRAWN:
        raise Conflict("editorial.piece.withdrawn")
    found.withdrawn_because = because.strip()
    found.save(update_fields=["withdrawn_because"])
    move_piece(found, PieceState.WITHDRAWN, awaits="")
    note_piece(by, claim, "editorial.piece.withdrawn", found, new={"because": because.strip()})
    return found
