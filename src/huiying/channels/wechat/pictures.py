"""How do a post's pictures get into an article, where only uploaded ones survive?"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import timedelta

from huiying.channels.contract import Access, Picture
from huiying.channels.wechat.api import upload
from huiying.foundation.clock import now
from huiying.foundation.errors import Lasting

IMAGE = re.compile(r"""(<img\b[^>]*?\bsrc=)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
# Long enough for the retries of one sending; administrators may delete material at any time.
REMEMBERED = timedelta(days=1)


def picture_addresses(body: str) -> tuple[str, ...]:
    """The addresses of all pictures shown in the body, as written there."""
    return tuple(html.unescape(found[2] or found[3] or "") for found in IMAGE.finditer(body))


def picture_behind(address: str, pictures: tuple[Picture, ...]) -> Picture | None:
    """The picture that an address means: by its name or digest, alone or as the last part."""
    last = address.split("?")[0].rsplit("/", 1)[-1]
    stem = last.split(".")[0]
    for picture in pictures:
        if last and (last == picture.name or stem == picture.digest):
            return picture
    return None


def body_with_uploads(body: str, pictures: tuple[Picture, ...], access: Access) -> str:
    """The body with each picture uploaded and its address replaced by WeChat's."""

    def replaced(found: re.Match[str]) -> str:
        address = html.unescape(found[2] or found[3] or "")
        picture = picture_behind(address, pictures)
        if picture is None:
            return found[0]
        return f'{found[1]}"{html.escape(_article_picture(picture, access))}"'

    return IMAGE.sub(replaced, body)


def cover_media_id(cover: Picture, access: Access) -> str:
    """The permanent id of the cover: a temporary one is refused by draft/add."""
    return _remembered(
        f"cover:{cover.digest[:32]}",
        access,
        lambda: upload(access, "/cgi-bin/material/add_material", cover, kind="image"),
        "media_id",
    )


def forget_cover(cover: Picture, access: Access) -> None:
    """Let the cover be uploaded anew: the platform no longer knows the id."""
    access.tokens.put(f"cover:{cover.digest[:32]}", "", now())


def _article_picture(picture: Picture, access: Access) -> str:
    return _remembered(
        f"image:{picture.digest[:32]}",
        access,
        lambda: upload(access, "/cgi-bin/media/uploadimg", picture),
        "url",
    )


def _remembered(
    name: str, access: Access, uploaded: Callable[[], dict[str, object]], field: str
) -> str:
    kept = access.tokens.get(name)
    if kept is not None and kept[0] and kept[1] > now():
        return kept[0]
    given = str(uploaded().get(field, ""))
    if not given:
        raise Lasting("channels.answer.unexpected", field=field)
    access.tokens.put(name, given, now() + REMEMBERED)
    return given
