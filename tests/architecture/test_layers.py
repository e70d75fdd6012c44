"""Does the import contract hold, and does it bite when somebody breaks it?"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contract of `pyproject.toml` over the house that stands in a folder."""
    return subprocess.run(
        [LINT, "--config", str(folder / "pyproject.toml"), "--no-cache"],
        cwd=folder / "src",
        env={"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the house in which a wall can be broken."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "src",
        tmp_path / "src",
        ignore=shutil.ignore_patterns("*.egg-info", "__pycache__", "static", "locale", "templates"),
    )
    return tmp_path


def test_the_house_keeps_its_contract() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("registry/rules.py", "import huiying.inbox.rules"),
        ("editorial/acts/pieces.py", "from huiying.delivery import acts"),
        ("foundation/clock.py", "import huiying.registry.terms"),
        ("channels/contract.py", "import huiying.registry.terms"),
        ("portal/urls.py", "import huiying.desk.urls"),
        ("sandbox/app.py", "import huiying.channels.contract"),
    ],
)
def test_a_forward_import_is_found(copy: Path, room: str, line: str) -> None:
    path = copy / "src" / "huiying" / room
    path.write_text(path.read_text("utf-8") + f"\n{line}\n", encoding="utf-8")
    assert lint(copy).returncode != 0


def test_an_unplaced_folder_is_found(copy: Path) -> None:
    new = copy / "src" / "huiying" / "lobby"
    new.mkdir()
    (new / "__init__.py").write_text("", encoding="utf-8")
    assert lint(copy).returncode != 0
