"""Where does Django find the look of huiying?"""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Tokens, layouts and components; no tables."""

    name = "huiying.foundation.ui"
    label = "ui"
    verbose_name = "ui"
