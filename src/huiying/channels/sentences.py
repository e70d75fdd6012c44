"""Which sentence tells a reader about an error that any channel raised?"""

from __future__ import annotations

import importlib

from huiying.channels import words
from huiying.channels.catalogue import channels
from huiying.foundation.words import Words


def _collect() -> dict[str, Words]:
    found = dict(words.SENTENCES)
    for key in channels():
        found |= importlib.import_module(f"huiying.channels.{key}.words").SENTENCES
    return found


SENTENCES: dict[str, Words] = _collect()
