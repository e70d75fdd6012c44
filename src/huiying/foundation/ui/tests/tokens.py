"""Which colours do the stylesheets set in each theme, and how far apart are two of them?"""

from __future__ import annotations

import re
from pathlib import Path

CSS = Path(__file__).resolve().parents[1] / "static" / "ui" / "css"
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")
DECLARED = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})")


def block(selector: str, nth: int = 0) -> dict[str, str]:
    """The colour tokens declared in the nth rule with exactly this selector."""
    rules = re.findall(rf"^\s*{re.escape(selector)} {{(.*?)}}", TOKENS, re.DOTALL | re.MULTILINE)
    return dict(DECLARED.findall(rules[nth]))


LIGHT = block(":root")
LARGE = block(':root[data-text="large"]')
DARK = block(':root[data-theme="dark"]')
DARK_LARGE = block(':root[data-theme="dark"][data-text="large"]')
THEMES = {
    "light": LIGHT,
    "light, large": LIGHT | LARGE,
    "dark": LIGHT | DARK,
    "dark, large": LIGHT | LARGE | DARK | DARK_LARGE,
}


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours in hex."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (_linear(value) for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
