"""Which failure was the notebook told to rehearse next?

The account's credential `fails` names them; each happens once, remembered in the token store.
"""

from __future__ import annotations

from datetime import timedelta

from huiying.channels.contract import Access
from huiying.foundation.clock import now
from huiying.foundation.errors import ChannelTrouble, Lasting, Passing, Unclear

QUOTA_SECONDS = 60.0
REMEMBERED = timedelta(days=3650)
LASTING = ("settings", "content", "recipient")
AFTER_WRITING = "unclear"


def before(access: Access) -> None:
    """Raise the next failure that leaves no note."""
    for name in _told(access):
        if name != AFTER_WRITING and _is_first(name, access):
            raise _failure(name)


def after(access: Access) -> None:
    """Raise `Unclear` once, with the note already written."""
    if AFTER_WRITING in _told(access) and _is_first(AFTER_WRITING, access):
        raise Unclear("channels.notebook.unclear")


def _told(access: Access) -> list[str]:
    named = access.credentials.get("fails", "").split(",")
    return [name.strip() for name in named if name.strip()]


def _is_first(name: str, access: Access) -> bool:
    if access.tokens.get(f"failed:{name}") is not None:
        return False
    access.tokens.put(f"failed:{name}", name, now() + REMEMBERED)
    return True


def _failure(name: str) -> ChannelTrouble:
    if name in LASTING:
        return Lasting(f"channels.notebook.{name}", whose=name)
    if name == "passing":
        return Passing("channels.notebook.passing")
    if name == "quota":
        return Passing("channels.notebook.quota", retry_after=QUOTA_SECONDS)
    return Unclear("channels.notebook.unclear")
