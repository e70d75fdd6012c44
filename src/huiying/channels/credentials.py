"""Does the account carry what the platform gave its owner?"""

from __future__ import annotations

from huiying.channels.contract import Access
from huiying.foundation.errors import Lasting


def credential(access: Access, name: str) -> str:
    """The named credential; raises `Lasting("channels.credentials.missing")` where it is empty."""
    value = access.credentials.get(name, "")
    if not value:
        raise Lasting("channels.credentials.missing", field=name)
    return value
