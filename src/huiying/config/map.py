"""Which parts has the house, and which question does each answer? Read from the parts."""

from __future__ import annotations

import ast
import re
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
DEPTH = 3  # stages, their rooms, and what lies in a room
ORDER = (  # as a public word lives, then what carries it
    "registry editorial delivery community inbox answers consultation insight incidents disclosure "
    "inspection portal desk channels sandbox foundation config "
    "terms rules models reads acts views forms tasks"
).split()
SKIPPED = {"migrations", "tests", "locale", "templates", "static", "templatetags", "__pycache__"}


def drawn(root: Path = PACKAGE) -> str:
    """The map as text: one line for each part and module, indented by depth."""
    lines = [(("  " * depth) + part.name, question_of(part)) for depth, part in _walk(root)]
    width = max(len(name) for name, _ in lines) + 2
    return "\n".join(f"{name:<{width}}{question}".rstrip() for name, question in lines)


def question_of(part: Path) -> str:
    """The first sentence of a folder's README, else of its docstring or of the module's."""
    readme = part / "README.md"
    if part.is_dir() and readme.exists():
        return _sentence(readme.read_text("utf-8"))
    source = part / "__init__.py" if part.is_dir() else part
    return _sentence(ast.get_docstring(ast.parse(source.read_text("utf-8"))) or "")


def _sentence(text: str) -> str:
    """The first sentence with a question, else the first; a heading `Name: question?` counts."""
    blocks = [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]
    asking = [block for block in blocks[:3] if "?" in block]
    block = (asking or blocks or [""])[0].lstrip("# ").replace("**", "")
    first = re.split(r"(?<=[.?!])\s", block, maxsplit=1)[0]
    name, colon, question = first.partition(": ")
    return question if colon and " " not in name else first


def _walk(root: Path, depth: int = 0) -> list[tuple[int, Path]]:
    found = []
    for part in sorted(filter(_is_part, root.iterdir()), key=_place):
        found.append((depth, part))
        if part.is_dir() and depth + 1 < DEPTH:
            found += _walk(part, depth + 1)
    return found


def _place(part: Path) -> tuple[int, str]:
    """In the order of a public word's life; what has no place there comes after, by name."""
    known = part.stem in ORDER
    return (ORDER.index(part.stem) if known else len(ORDER)), part.name


def _is_part(path: Path) -> bool:
    if path.is_dir():
        return path.name not in SKIPPED and (path / "__init__.py").exists()
    return path.suffix == ".py" and not path.name.startswith("__") and path.stem != "apps"
