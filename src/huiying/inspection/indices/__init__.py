"""Which indices are there? One file each, found by looking in this folder.

An index module declares `KEY`, `NAME`, `VERSION`, `SOURCE`, `CONFIDENCE`, `KINDS` (of channels) and
`measure(figures)`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def indices() -> dict[str, ModuleType]:
    """Every index by its key."""
    modules = [
        importlib.import_module(f"{__name__}.{entry.name}")
        for entry in pkgutil.iter_modules(__path__)
        if not entry.ispkg and not entry.name.startswith("_")
    ]
    return {module.KEY: module for module in modules if hasattr(module, "KEY")}
