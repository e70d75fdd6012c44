"""What do visitors of the playing field see?"""

from __future__ import annotations

from huiying.sandbox.pages import accounts, consent, handsets, timelines
from huiying.sandbox.pages.frame import Headers, unknown_address

ROUTES = [*timelines.ROUTES, *handsets.ROUTES, *accounts.ROUTES, *consent.ROUTES]

__all__ = ["ROUTES", "Headers", "unknown_address"]
