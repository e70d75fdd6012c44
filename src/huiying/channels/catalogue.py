"""Which kinds of channel are there? Whatever folder beside this file says it is one."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from huiying.foundation.errors import Absent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from huiying.channels.contract import Channel


@cache
def channels() -> Mapping[str, Channel]:
    """Every kind by its key, found by looking in the folder."""
    package = importlib.import_module("huiying.channels")
    found: dict[str, Channel] = {}
    for entry in pkgutil.iter_modules(package.__path__):
        if entry.ispkg and entry.name != "tests":
            channel: Channel = importlib.import_module(f"huiying.channels.{entry.name}").CHANNEL
            found[channel.key] = channel
    return MappingProxyType(found)


def channel(key: str) -> Channel:
    """One kind; raises `Absent` for a key that no folder declares."""
    try:
        return channels()[key]
    except KeyError:
        raise Absent("channels.kind.absent", key=key) from None
