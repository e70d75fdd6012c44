"""Is this file a picture, and of which form?"""

from __future__ import annotations

from pathlib import PurePath

from huiying.sandbox.bodies import File
from huiying.sandbox.store import Row, Tables

TYPES = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp"}

_SIGNATURES = ((b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF8", "gif"), (b"BM", "bmp"))


def form_of(file: File) -> str:
    """Pictures by their first bytes, the rest by their name; a false picture has no form."""
    for signature, form in _SIGNATURES:
        if file.data.startswith(signature):
            return form
    suffix = PurePath(file.filename).suffix.lower().lstrip(".")
    return "" if suffix in {*TYPES, "jpeg"} else suffix


def at(tables: Tables, url_key: str) -> Row | None:
    """The picture shown at an address."""
    return tables.row("SELECT content_type, data FROM media WHERE url_key = ?", url_key)
