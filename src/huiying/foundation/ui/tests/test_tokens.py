"""Do the colours keep their promises in every theme?"""

from __future__ import annotations

import re
from itertools import product

import pytest

from huiying.foundation.ui.tests.tokens import (
    CSS,
    DARK,
    DARK_LARGE,
    LARGE,
    LIGHT,
    THEMES,
    block,
    contrast,
)

TEXTS = ("ink", "ink-soft", "accent", "accent-strong", "in-time", "soon", "late")
SURFACES = ("paper", "ground", "accent-wash", "in-time-wash", "soon-wash", "late-wash")
MARKS = ("line-strong", "in-time-mark", "soon-mark", "late-mark")


@pytest.mark.parametrize(
    ("theme", "text", "surface"), [*product(THEMES, TEXTS, SURFACES)], ids=" ".join
)
def test_every_text_colour_keeps_seven_to_one_on_every_surface(
    theme: str, text: str, surface: str
) -> None:
    colours = THEMES[theme]
    assert contrast(colours[text], colours[surface]) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("accent", ["accent", "accent-strong"])
def test_words_on_the_accent_keep_seven_to_one(theme: str, accent: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours["on-accent"], colours[accent]) >= 7


@pytest.mark.parametrize(
    ("theme", "mark", "surface"), [*product(THEMES, MARKS, ("paper", "ground"))], ids=" ".join
)
def test_shapes_and_borders_keep_three_to_one(theme: str, mark: str, surface: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours[mark], colours[surface]) >= 3


def test_dark_by_device_is_dark_by_name() -> None:
    assert block(':root[data-theme="auto"]') == DARK
    assert block(':root[data-theme="auto"][data-text="large"]') == DARK_LARGE


def test_dark_redefines_every_colour() -> None:
    assert set(DARK) == set(LIGHT)
    assert set(LARGE) == set(DARK_LARGE)


@pytest.mark.parametrize("sheet", sorted(CSS.glob("*.css")), ids=lambda sheet: sheet.name)
def test_colours_are_written_only_as_tokens(sheet: object) -> None:
    text = (CSS / str(sheet)).read_text(encoding="utf-8")
    used = re.findall(r"^\s*(?!--)[\w-]+:[^;]*#[0-9a-f]{3,8}\b", text, re.MULTILINE)
    allowed = sheet == CSS / "print.css"  # paper is white and ink is black
    assert allowed or used == []


@pytest.mark.parametrize("sheet", sorted(CSS.glob("*.css")), ids=lambda sheet: sheet.name)
def test_every_token_that_is_used_is_declared(sheet: object) -> None:
    declared = set(re.findall(r"^\s*--([\w-]+):", (CSS / "tokens.css").read_text(), re.MULTILINE))
    used = set(re.findall(r"var\(--([\w-]+)", (CSS / str(sheet)).read_text(encoding="utf-8")))
    assert used <= declared
