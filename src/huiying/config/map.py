"""Which parts has the house, and which question does each answer? Read from the parts."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
DEPTH = 2  # stages and their folders; what lies deeper is the stage's own business
SKIPPED = {"migrations", "tests", "locale", "templates", "static", "templatetags", "__pycache__"}


def drawn(root: Path = PACKAGE) -> str:
    """The map as text: one line for each package, indented by depth."""
    lines = [(("  " * depth) + folder.name, question_of(folder)) for depth, folder in _walk(root)]
    width = max(len(name) for name, _ in lines) + 2
    return "\n".join(f"{name:<{width}}{question}".rstrip() for name, question in lines)


def question_of(folder: Path) -> str:
    """The first sentence of the folder's README, else of its docstring."""
    readme = folder / "README.md"
    if readme.exists():
        return _first_line(readme.read_text("utf-8"))
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
    return _first_line(docstring or "")


def _first_line(text: str) -> str:
    """The first line that says something; a heading `Name: question?` gives the question."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    asking = [line for line in lines[:4] if "?" in line]
    line = (asking or lines or [""])[0].lstrip("# ").replace("**", "")
    name, colon, question = line.partition(": ")
    return question if colon and " " not in name else line


def _walk(root: Path, depth: int = 0) -> list[tuple[int, Path]]:
    found = []
    for folder in sorted(path for path in root.iterdir() if _is_part(path)):
        found.append((depth, folder))
        if depth + 1 < DEPTH:
            found += _walk(folder, depth + 1)
    return found


def _is_part(path: Path) -> bool:
    return path.is_dir() and path.name not in SKIPPED and (path / "__init__.py").exists()
