"""Which path has an organisation, and when are two names or links the same?"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

HANDLE_NOISE = re.compile(r"[\s@＠_\-·.]+")


def child_path(parent_path: str, own_id: int) -> str:
    """The path of an organisation below another; the root's parent path is `/`."""
    return f"{parent_path}{own_id}/"


def comparable_name(name: str) -> str:
    """A name or handle without what people type differently: case, spaces, @, hyphens, dots."""
    return HANDLE_NOISE.sub("", name).casefold()


def host_of(link: str) -> str:
    """The host that a pasted link really leads to, without a user part and in lower case.

    Empty for what leads nowhere, such as a bracket that never closes.
    """
    try:
        return (urlsplit(link if "//" in link else f"//{link}").hostname or "").casefold()
    except ValueError:
        return ""
