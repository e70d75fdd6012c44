"""Which seals does a published piece carry in public: organisation and post, never a name?"""

from __future__ import annotations

from typing import Final

from huiying.delivery.models import Sending
from huiying.editorial.reads import Seal as Deed
from huiying.editorial.terms import Step
from huiying.foundation.ui.shapes import Seal, SealState
from huiying.foundation.words import Words
from huiying.registry.terms import POST_NAMES

DEEDS: Final[dict[str, tuple[Words, Words]]] = {
    "written": (Words("写", "W"), Words("撰写", "Written")),
    Step.FIRST: (Words("一", "1"), Words("一审", "First review")),
    Step.SECOND: (Words("二", "2"), Words("二审", "Second review")),
    Step.FINAL: (Words("签", "S"), Words("终审签发", "Signed")),
}
SENT: Final = (Words("发", "P"), Words("发布", "Published"))


def public_seals(page: Sending, deeds: list[Deed]) -> list[Seal]:
    """The way of a page from the first writing to the website."""
    assert page.version is not None, "a page shows a version"
    office = page.version.piece.organisation.name
    seals = [_seal(deed, office) for deed in deeds]
    glyph, what = SENT
    sent = Seal(glyph, what, SealState.DONE, organisation=page.account.name, at=page.published_at)
    return [*seals, sent]


def _seal(deed: Deed, office: str) -> Seal:
    glyph, what = DEEDS[deed.deed]
    return Seal(
        glyph,
        what,
        SealState.DONE if deed.at else SealState.OPEN,
        post=POST_NAMES.get(deed.post, ""),
        organisation=deed.organisation or office,
        at=deed.at,
    )
