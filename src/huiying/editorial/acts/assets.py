"""How is a picture kept?"""

from __future__ import annotations

from huiying.editorial.models import Asset
from huiying.editorial.terms import (
    MAY,
)
from huiying.foundation.acts import act
from huiying.foundation.errors import Refused, Unusable
from huiying.foundation.files.pictures import clean_picture
from huiying.foundation.files.store import keep
from huiying.foundation.journal.record import Subject, record
from huiying.foundation.scope import Actor
from huiying.registry import reads as registry


@act
def add_asset(
    organisation: int, upload: bytes, *, alternative: str, source: str, by: Actor
) -> Asset:
    """Keep a picture: decoded and encoded anew, with alternative text and where it comes from."""
    office = registry.organisation(by, organisation)
    claim = by.claim(MAY["add_asset"], office.path, verb="add_asset")
    if by.person is None:
        raise Refused("editorial.piece.author_needed")
    if not alternative.strip() or not source.strip():
        raise Unusable("editorial.asset.words_needed")
    picture = clean_picture(upload)
    there: Asset | None = (
        Asset.objects.visible_to(by).filter(organisation=office, digest=picture.digest).first()
    )
    if there is not None:
        return there
    made = Asset.objects.create(
        organisation=office,
        digest=picture.digest,
        content_type=picture.content_type,
        file=keep(picture.digest, picture.suffix, picture.content),
        width=picture.width,
        height=picture.height,
        alternative=alternative.strip(),
        source=source.strip(),
        added_by_id=by.person,
    )
    record(
        by,
        claim,
        "editorial.asset.added",
        Subject("editorial.asset", made.pk),
        scope=office.path,
        new={"digest": picture.digest},
    )
    return made
