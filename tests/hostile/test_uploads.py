"""What is left of a hostile file after it was uploaded?"""

from __future__ import annotations

import io
import struct
import time
import zlib

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from huiying.editorial.models import Asset
from huiying.registry.terms import Post
from tests.hostile.ground import Town, at_desk, picture

pytestmark = pytest.mark.django_db

SCRIPT = b"<script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_claiming(width: int, height: int) -> bytes:
    """A picture of a few bytes that says it is enormous."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


def animated(frames: int) -> bytes:
    out = io.BytesIO()
    images = [Image.new("P", (16, 16), n % 250) for n in range(frames)]
    images[0].save(out, "GIF", save_all=True, append_images=images[1:])
    return out.getvalue()


def with_secrets() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif, comment=SCRIPT)
    return out.getvalue()


REFUSED = {
    "svg": SVG,
    "svg behind xml": b'<?xml version="1.0"?>' + SVG,
    "html": b"<!doctype html>" + SCRIPT,
    "gif of script": b"GIF89a/*" + SCRIPT,
    "pdf": b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>",
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run",
    "elf": b"\x7fELF" + b"\0" * 200,
    "icon": b"\0\0\1\0" + b"\0" * 40,
    "pixel bomb": png_claiming(60_000, 60_000),
    "wide": png_claiming(2**31 - 1, 1),
    "nothing wide": png_claiming(0, 0),
    "cut": picture()[:40],
    "torn": picture()[:50] + b"\0" * 50,
    "11 MB": b"\xff\xd8\xff" + b"\0" * (11 * 2**20),
    "empty": b"",
}
CLEANED = {
    "script behind a PNG": picture() + SCRIPT,
    "script behind a JPEG": picture(kind="JPEG") + SCRIPT,
    "zip behind a GIF": picture("P", "GIF") + b"PK\3\4" + SCRIPT,
    "many frames": animated(300),
    "EXIF and comment": with_secrets(),
    "CMYK": picture("CMYK", "JPEG"),
    "sixteen bits": picture("I;16", "PNG"),
}


def upload(town: Town, content: bytes, name: str = "cover.png", kind: str = "image/png") -> int:
    file = SimpleUploadedFile(name, content, kind)
    sent = {
        "organisation": str(town.city.department.pk),
        "title": "公园夜间开放",
        "writing": "延长至22时。",
        "openness": "proactive",
        "original": "on",
        "cover_upload": file,
        "cover_alternative": "方块",
        "cover_source": "自制",
    }
    visitor = at_desk(town.city.people[Post.EDITOR])
    return visitor.post("/desk/pieces/new/", sent).status_code


def newest() -> Asset:
    return Asset.objects.whole("the test's own").latest("pk")


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_picture_is_refused_and_not_kept(what: str, town: Town) -> None:
    before, began = Asset.objects.whole("the test's own").count(), time.perf_counter()
    assert upload(town, REFUSED[what]) == 422
    assert Asset.objects.whole("the test's own").count() == before
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize("what", CLEANED)
def test_only_the_picture_survives(what: str, town: Town) -> None:
    assert upload(town, CLEANED[what]) == 302
    visitor = at_desk(town.city.people[Post.EDITOR])
    answer = visitor.get(f"/desk/assets/{newest().pk}/")
    assert answer.headers["Content-Type"] in {"image/png", "image/jpeg"}
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    hidden = [b"<script", b"secret place", b"PK\3\4"]
    assert [word for word in hidden if word in answer.content] == []
    assert getattr(Image.open(io.BytesIO(answer.content)), "n_frames", 1) == 1


@pytest.mark.parametrize(
    "name",
    ["../../../etc/cron.d/x", "a.php", "a.svg", "a\r\nX: y.png", "\u202egnp.exe", "x" * 300, "con"],
)
def test_a_file_s_own_name_counts_for_nothing(name: str, town: Town) -> None:
    assert upload(town, picture(), name, "image/svg+xml") == 302
    kept = newest().file
    assert kept == f"{newest().digest[:2]}/{newest().digest}.jpg"
    assert (settings.HUIYING_DATA / "files" / kept).stat().st_mode & 0o111 == 0


@pytest.mark.parametrize("digest", ["..%2f..%2fsecrets.json", "%2e%2e", "a" * 64, "secrets.json"])
def test_no_file_is_reached_but_published_pictures(digest: str, town: Town) -> None:
    assert Client().get(f"/media/{digest}").status_code == 404


def test_a_picture_of_an_unpublished_piece_is_not_public(town: Town) -> None:
    assert Client().get(f"/media/{town.asset.digest}").status_code == 404


def test_a_form_larger_than_allowed_is_refused(town: Town) -> None:
    visitor = at_desk(town.city.people[Post.EDITOR])
    sent = {"organisation": "1", "title": "x", "writing": "长" * (5 * 2**20)}
    assert visitor.post("/desk/pieces/new/", sent).status_code in {400, 413}


def test_a_form_with_too_many_fields_is_refused(town: Town) -> None:
    visitor = at_desk(town.city.people[Post.EDITOR])
    sent = {f"target_{n}": "on" for n in range(3000)}
    assert visitor.post("/desk/pieces/measure/", sent).status_code == 400
