"""Which posts, letters and accounts do the channels' tests use?"""

from __future__ import annotations

import importlib
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from PIL import Image

from huiying.channels.contract import Access, Letter, Picture, Post


def drawn(form: str) -> bytes:
    """A small real picture, since platforms look into the bytes."""
    held = io.BytesIO()
    Image.new("RGB", (24, 16), "#2b6cb0").save(held, form)
    return held.getvalue()


COVER = Picture("cover.png", "image/png", drawn("PNG"), "河边的树", "c" * 64)
IN_BODY = Picture("river.jpg", "image/jpeg", drawn("JPEG"), "河", "d" * 64)

POST = Post(
    title="清河路周三起分段施工",
    body='<p>施工分三段进行。</p><p><img src="/files/river.jpg" alt="河"></p>',
    text="清河路周三起分段施工，公交绕行。",
    summary="施工分三段，公交绕行。",
    author="区住建局",
    link="https://www.example.gov.cn/pieces/17",
    marker="m17a",
    cover=COVER,
    pictures=(IN_BODY,),
    operator_address="203.0.113.9",
)
LETTER = Letter(recipient="o-citizen", text="您好，已安排维修。", marker="l1")


def make_post(**changes: Any) -> Post:
    return replace(POST, **changes)


def make_letter(**changes: Any) -> Letter:
    return replace(LETTER, **changes)


class Tokens:
    """A token store in memory, with a lock that threads respect."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, datetime]] = {}
        self._lock = threading.RLock()

    def get(self, name: str) -> tuple[str, datetime] | None:
        return self.kept.get(name)

    def put(self, name: str, token: str, ends_at: datetime) -> None:
        self.kept[name] = (token, ends_at)

    @contextmanager
    def lock(self, name: str) -> Iterator[None]:
        with self._lock:
            yield


def stage_of(kind: str) -> Any:
    """The kind's own `tests/stage.py`: its credentials, its account, its signed message."""
    return importlib.import_module(f"huiying.channels.{kind}.tests.stage")


def access_to(kind: str, base_url: str = "", **changes: str) -> Access:
    """An account of this kind whose platform answers at `base_url`."""
    return Access(
        account=f"account-{kind}",
        credentials=stage_of(kind).CREDENTIALS | changes,
        base_url=base_url,
        tokens=Tokens(),
        timeout=2.0,
    )
