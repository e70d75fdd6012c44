"""How is a finding answered by name?"""

from __future__ import annotations

from huiying.editorial import reads
from huiying.editorial.acts.handling import note_piece
from huiying.editorial.models import Finding
from huiying.editorial.terms import (
    MAY,
)
from huiying.foundation.acts import act
from huiying.foundation.errors import Conflict, Unusable
from huiying.foundation.journal.record import Value
from huiying.foundation.scope import Actor


@act
def dismiss_finding(finding: int, because: str, *, by: Actor) -> Finding:
    """Answer a finding with a reason, by name; a finding is never simply switched off."""
    row = Finding.objects.select_related("version__piece").filter(pk=finding).first()
    if row is None:
        raise Conflict("editorial.finding.absent")
    piece = reads.piece(by, row.version.piece_id)
    claim = by.claim(MAY["dismiss_finding"], piece.organisation.path, verb="dismiss_finding")
    if len(because.strip()) < 4:
        raise Unusable("editorial.finding.reason_needed")
    row.dismissed_by_id, row.dismissed_because = by.person, because.strip()
    row.save(update_fields=["dismissed_by", "dismissed_because"])
    new: dict[str, Value] = {"finding": row.pk, "code": row.code, "because": row.dismissed_because}
    note_piece(by, claim, "editorial.finding.dismissed", piece, new=new)
    return row
