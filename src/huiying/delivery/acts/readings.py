"""How are figures kept, corrections included?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from huiying.delivery.models import Reading
from huiying.delivery.terms import (
    MAY,
)
from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.scope import EVERYWHERE, Actor


@act
def keep_reading(
    sending: int, day: date, values: Mapping[str, int], source: str, *, final: bool, by: Actor
) -> Reading | None:
    """Keep figures if they are news; a correction is a new row, the old one stays."""
    by.claim(MAY["keep_reading"], EVERYWHERE, verb="keep_reading")
    newest = Reading.objects.filter(sending_id=sending, day=day).order_by("-read_at").first()
    if newest is not None and newest.values == dict(values) and newest.final == final:
        return None
    return Reading.objects.create(
        sending_id=sending, day=day, values=dict(values), source=source, final=final, read_at=now()
    )
