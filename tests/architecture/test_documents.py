"""Is everything that can be set, checked or run written down, and does no link lead nowhere?"""

from __future__ import annotations

import pkgutil
import re
from pathlib import Path

import pytest

from huiying.answers import checks as reply_checks
from huiying.editorial import checks as piece_checks
from huiying.inspection.indices import indices
from tests.architecture.order import ROOT

OPERATIONS = (ROOT / "docs" / "operations" / "install.md").read_text("utf-8")
REFERENCE = (ROOT / "docs" / "reference" / "checks.md").read_text("utf-8")
SETTINGS = sorted(
    set(
        re.findall(
            r'"(HUIYING_[A-Z_]+)"',
            (ROOT / "src" / "huiying" / "config" / "settings.py").read_text("utf-8"),
        )
    )
)
PAGES = sorted(
    path
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/**/*.md")]
    if ".venv" not in path.parts
)
SECRETS_OF_OURS = re.compile(
    r"/work/|/root/|/tmp/[a-z]{3,}|pypi\.org|files\.pythonhosted", re.IGNORECASE
)


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_is_written_down(name: str) -> None:
    assert f"`{name}`" in OPERATIONS


@pytest.mark.parametrize("package", [piece_checks, reply_checks], ids=["pieces", "replies"])
def test_every_check_has_its_paragraph(package: object) -> None:
    names = [
        entry.name
        for entry in pkgutil.iter_modules(package.__path__)  # type: ignore[attr-defined]
        if entry.name not in {"contract", "tests"}
    ]
    assert [name for name in names if f"`{name}`" not in REFERENCE] == []


@pytest.mark.parametrize("key", sorted(indices()))
def test_every_index_has_its_paragraph(key: str) -> None:
    assert f"`{key}`" in REFERENCE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_link_leads_nowhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    local = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in local if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_speaks_of_the_product_alone(page: Path) -> None:
    assert SECRETS_OF_OURS.findall(page.read_text("utf-8")) == []


def test_every_target_of_the_readme_exists() -> None:
    made = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"make ([a-z]+)", (ROOT / "CONTRIBUTING.md").read_text("utf-8")))
    assert {name for name in named if f"\n{name}:" not in made} == set()


@pytest.mark.parametrize("name", ["run", "check"])
def test_every_dependency_is_pinned_and_hashed_and_no_index_is_named(name: str) -> None:
    lock = (ROOT / "requirements" / f"{name}.lock").read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", lock.strip())
    assert [e.split(" ")[0] for e in entries if "==" not in e or "--hash=sha256:" not in e] == []
    assert "://" not in lock
