"""Which sentences are there for errors? Every part's own, found by looking for `sentences.py`."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from functools import cache

from huiying.foundation.words import Words


@cache
def sentences_below(package: str) -> dict[str, Words]:
    """The sentences, by code, of every part of a package that has a module `sentences`."""
    found: dict[str, Words] = {}
    for part in pkgutil.iter_modules(importlib.import_module(package).__path__, f"{package}."):
        name = f"{part.name}.sentences"
        if part.ispkg and importlib.util.find_spec(name) is not None:
            found |= importlib.import_module(name).SENTENCES
    return found
