"""In which order do the stages stand? Read from the import contract itself."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def stages() -> list[str]:
    """The layers from the ground upwards."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers: list[str] = contract["tool"]["importlinter"]["contracts"][0]["layers"]
    names = [part.strip(" ()") for layer in reversed(layers) for part in layer.split("|")]
    return [name for name in names if name]


def existing_stages() -> list[str]:
    """Those that have a folder today."""
    return [name for name in stages() if (ROOT / "src" / "huiying" / name).is_dir()]
