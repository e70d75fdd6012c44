"""What does every part of the playing field stand on?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from starlette.requests import HTTPConnection

from huiying.sandbox.store import Store


@dataclass(frozen=True, slots=True)
class Ground:
    """The memory and the own address, which the platforms print into what they answer."""

    store: Store
    public_url: str

    def article_url(self, url_key: str) -> str:
        return f"{self.public_url}/wechat/s/{url_key}"

    def picture_url(self, url_key: str) -> str:
        return f"{self.public_url}/wechat/mmbiz/{url_key}/0"

    def status_url(self, uid: str, status_id: int) -> str:
        return f"{self.public_url}/weibo/{uid}/{status_id}"


def ground_of(connection: HTTPConnection) -> Ground:
    return cast(Ground, connection.app.state.ground)
