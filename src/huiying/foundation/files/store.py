"""Where do files lie? By their own fingerprint, written once, never executed."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.conf import settings

from huiying.foundation.errors import Absent


def keep(digest: str, suffix: str, content: bytes) -> str:
    """Write a file under its SHA-256 unless it is there; returns its name in the store."""
    name = f"{digest[:2]}/{digest}{suffix}"
    path = _folder() / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_name(f".{digest}.{secrets.token_hex(4)}")
        with scratch.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    return name


def read(name: str) -> bytes:
    """The bytes of a stored file; raises `Absent`."""
    path = (_folder() / name).resolve()
    if _folder().resolve() not in path.parents or not path.is_file():
        raise Absent("foundation.file.absent", name=name)
    return path.read_bytes()


def _folder() -> Path:
    return Path(settings.HUIYING_DATA) / "files"
