"""How is a piece held while an act changes it, moved on, and written down?"""

from __future__ import annotations

from huiying.editorial import reads
from huiying.editorial.models import Piece, Version
from huiying.editorial.terms import (
    PieceState,
)
from huiying.foundation.clock import now
from huiying.foundation.journal.record import Subject, Value, record
from huiying.foundation.scope import Actor, Claim


def locked_piece(by: Actor, piece: int) -> Piece:
    """The piece, seen by this actor, and nobody else's until the transaction ends.

    Locked without joins: PostgreSQL drops a row whose joined key changed while it waited.
    """
    reads.piece(by, piece)
    Piece.objects.visible_to(by).select_for_update(of=("self",)).get(pk=piece)
    return reads.piece(by, piece)


def newest_of(piece: Piece) -> Version:
    assert piece.newest is not None, "a piece has a version from its first moment"
    return piece.newest


def move_piece(piece: Piece, state: PieceState, *, awaits: str) -> None:
    piece.state, piece.awaits, piece.changed_at = state, awaits, now()
    piece.save(update_fields=["state", "awaits", "changed_at"])


def mark_of(version: Version) -> dict[str, Value]:
    return {"version": version.number, "seal": version.seal}


def note_piece(
    by: Actor,
    claim: Claim,
    happened: str,
    piece: Piece,
    *,
    old: dict[str, Value] | None = None,
    new: dict[str, Value] | None = None,
) -> None:
    record(
        by,
        claim,
        happened,
        Subject("editorial.piece", piece.pk),
        scope=piece.organisation.path,
        old=old,
        new=new,
    )
