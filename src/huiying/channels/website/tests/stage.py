"""Which account do the website's tests use? It needs no platform and no credentials."""

from __future__ import annotations

from huiying.channels.contract import Access
from huiying.channels.tests.cast import access_to
from huiying.channels.tests.playing_field import PlayingField

CREDENTIALS: dict[str, str] = {}


def open_account(field: PlayingField) -> Access:
    """The own website is played by nobody."""
    return access_to("website")
