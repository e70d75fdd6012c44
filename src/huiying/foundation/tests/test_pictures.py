"""Is an upload what it claims, and does anything but the picture survive?"""

from __future__ import annotations

import io

import pytest
from PIL import Image

from huiying.foundation.errors import Absent, Unusable
from huiying.foundation.files import store
from huiying.foundation.files.pictures import MOST_BYTES, clean_picture


def jpeg(**extra: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "JPEG", **extra)
    return out.getvalue()


def test_where_it_was_taken_does_not_survive() -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    cleaned = clean_picture(jpeg(exif=exif))
    assert b"secret place" not in cleaned.content
    assert not dict(Image.open(io.BytesIO(cleaned.content)).getexif())


def test_what_hides_behind_the_picture_does_not_survive() -> None:
    assert b"<script>" not in clean_picture(jpeg() + b"<script>alert(1)</script>").content


@pytest.mark.parametrize(
    "upload", [b"", b"<svg onload=alert(1)>", b"GIF89a<script>", jpeg()[:50], b"%PDF-1.7"]
)
def test_what_is_no_picture_is_refused(upload: bytes) -> None:
    with pytest.raises(Unusable):
        clean_picture(upload)


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    with pytest.raises(Unusable, match="too_large"):
        clean_picture(b"x" * (MOST_BYTES + 1))


def test_a_bomb_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    with pytest.raises(Unusable, match="too_many_pixels"):
        clean_picture(out.getvalue())


def test_the_store_gives_back_what_it_was_given() -> None:
    name = store.keep("ab" * 32, ".jpg", b"bytes")
    assert store.read(name) == b"bytes"


@pytest.mark.parametrize("name", ["../secrets.json", "/etc/passwd", "aa/none.jpg"])
def test_the_store_gives_nothing_else(name: str) -> None:
    with pytest.raises(Absent):
        store.read(name)
