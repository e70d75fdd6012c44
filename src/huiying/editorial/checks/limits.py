"""Does each variant fit the platform it is meant for, counted as the platform counts?"""

from __future__ import annotations

from collections.abc import Iterator

from huiying.channels.catalogue import channels
from huiying.channels.contract import Picture
from huiying.editorial.checks.contract import Noticed
from huiying.editorial.rules import Content, as_post
from huiying.editorial.terms import Severity
from huiying.foundation.words import Words

NAME = Words("平台限制", "Platform limits")
SENTENCES = {
    "limits.misfit": Words("%(sentence_zh)s", "%(sentence_en)s"),
}
SAMPLE_LINK = "https://example.invalid/p/000000/"  # as long as a real piece's address


def look(content: Content) -> Iterator[Noticed]:
    """One finding for each place where a variant breaks its platform's limit."""
    for variant in content.variants:
        kind = channels().get(variant.kind)
        if kind is None:
            continue
        post = as_post(
            content,
            variant.kind,
            link=SAMPLE_LINK,
            marker="0" * 16,
            author="",
            cover=_cover(content),
        )
        for misfit in kind.fit(post):
            yield Noticed(
                "limits.misfit",
                Severity.HOLD,
                f"{variant.kind}.{misfit.part}",
                values={
                    "sentence_zh": misfit.sentence.zh,
                    "sentence_en": misfit.sentence.en,
                    "measured": misfit.measured,
                    "most": misfit.most,
                },
            )


def _cover(content: Content) -> Picture | None:
    """Limits ask whether there is a cover and of which type, not what is on it."""
    if not content.cover_digest:
        return None
    return Picture("cover.jpg", "image/jpeg", b"\xff\xd8", "", content.cover_digest)
