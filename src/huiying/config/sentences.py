"""With which sentences is an error told? Each stage writes its own in `sentences.py`."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil

import huiying
from huiying.foundation.words import Words


def _collect() -> dict[str, Words]:
    found: dict[str, Words] = {}
    for package in pkgutil.iter_modules(huiying.__path__, "huiying."):
        name = f"{package.name}.sentences"
        if name != __name__ and importlib.util.find_spec(name) is not None:
            found |= importlib.import_module(name).SENTENCES
    return found


SENTENCES: dict[str, Words] = _collect()
