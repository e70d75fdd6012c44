"""What looks wrong in this content, where, why, and what would be right?

One file a check, found by looking in this folder. A check module declares `NAME`, `SENTENCES`
(code → why, with its source) and `look(content)`, which yields `Noticed` values and knows no
database, no clock and no network.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from huiying.editorial.checks.contract import Noticed
from huiying.editorial.rules import Content
from huiying.foundation.words import Words


@cache
def checks() -> dict[str, ModuleType]:
    """Every check by its file's name."""
    names = [m.name for m in pkgutil.iter_modules(__path__) if m.name not in {"contract", "tests"}]
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def look(content: Content) -> Iterator[tuple[str, Noticed]]:
    """Everything that every check notices, as (check, noticed)."""
    for key, check in checks().items():
        for noticed in check.look(content):
            yield key, noticed


def reasons() -> dict[str, Words]:
    """The sentence of every code that any check can give."""
    found: dict[str, Words] = {}
    for check in checks().values():
        found |= check.SENTENCES
    return found
