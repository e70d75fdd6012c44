"""Could a strict content security policy refuse any template of the project?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[3]
TEMPLATES = sorted(PACKAGE.glob("**/templates/**/*.html"))
NAMES = [str(path.relative_to(PACKAGE)) for path in TEMPLATES]
INLINE_SCRIPT = re.compile(
    r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/(?:ld\+)?json\")[^>]*>", re.IGNORECASE
)


FORBIDDEN = {
    "style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style[\s>]", re.IGNORECASE),
    "inline script": INLINE_SCRIPT,
    "handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "hx-on": re.compile(r"\shx-on", re.IGNORECASE),
}


def faults(text: str) -> list[str]:
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]


@pytest.mark.parametrize("template", TEMPLATES, ids=NAMES)
def test_no_template_carries_inline_code_or_style(template: Path) -> None:
    assert faults(template.read_text(encoding="utf-8")) == []


def test_the_scan_sees_the_templates() -> None:
    assert len(TEMPLATES) > 40


@pytest.mark.parametrize(
    ("seeded", "fault"),
    [
        ("<script>alert(1)</script>", "inline script"),
        ('<script type="module">x</script>', "inline script"),
        ('<p style="color: red">', "style attribute"),
        ("<style>p {}</style>", "style element"),
        ('<a onclick="go()">', "handler"),
        ('<a href="javascript:go()">', "script address"),
        ('<a hx-on:click="go()">', "hx-on"),
    ],
)
def test_the_scan_bites(seeded: str, fault: str) -> None:
    assert faults(seeded) == [fault]


@pytest.mark.parametrize(
    "harmless", ['<script src="a.js"></script>', '<script type="application/json">{}</script>']
)
def test_the_scan_lets_files_and_data_pass(harmless: str) -> None:
    assert faults(harmless) == []
