"""In which theme, text size and place does this reader see the page?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest

THEMES: Final = ("auto", "light", "dark")
TEXTS: Final = ("normal", "large")
THEME_COOKIE: Final = "hy_theme"
TEXT_COOKIE: Final = "hy_text"


@dataclass(frozen=True, slots=True)
class Appearance:
    """What a reader chose; never anything but a known value, whatever the cookie says."""

    theme: str = "auto"
    text: str = "normal"


def appearance_of(request: HttpRequest) -> Appearance:
    theme = request.COOKIES.get(THEME_COOKIE, "")
    text = request.COOKIES.get(TEXT_COOKIE, "")
    return Appearance(
        theme=theme if theme in THEMES else "auto",
        text=text if text in TEXTS else "normal",
    )


def appearance(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `appearance`, `events_url`, `place_name`."""
    return {
        "appearance": appearance_of(request),
        "events_url": getattr(settings, "HUIYING_EVENTS_URL", ""),
        "place_name": getattr(settings, "HUIYING_PLACE_NAME", ""),
    }
