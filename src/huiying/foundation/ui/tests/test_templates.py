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


@pytest.mark.parametrize("template", TEMPLATES, ids=NAMES)
@pytest.mark.parametrize(
    "forbidden",
    [
        re.compile(r"\sstyle\s*=", re.IGNORECASE),
        re.compile(r"<style[\s>]", re.IGNORECASE),
        INLINE_SCRIPT,
        re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
        re.compile(r"javascript:", re.IGNORECASE),
        re.compile(r"\shx-on", re.IGNORECASE),
    ],
    ids=["style attribute", "style element", "inline script", "handler", "address", "hx-on"],
)
def test_no_template_carries_inline_code_or_style(
    template: Path, forbidden: re.Pattern[str]
) -> None:
    assert forbidden.findall(template.read_text(encoding="utf-8")) == []


def test_the_scan_sees_the_templates() -> None:
    assert len(TEMPLATES) > 40


@pytest.mark.parametrize(
    "seeded", ["<script>alert(1)</script>", '<script type="module">x</script>']
)
def test_the_scan_bites(seeded: str) -> None:
    assert INLINE_SCRIPT.search(seeded)
