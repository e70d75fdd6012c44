"""How does a post carry its marker through WeChat, so that it can be found again?

The marker rides as a fragment on the address behind “read the original”: readers land on the
same page, and batchget gives the address back.
"""

from __future__ import annotations

from huiying.channels.contract import Post

PREFIX = "hy-"


def source_link(post: Post) -> str:
    """The piece's address with the marker as its fragment, or behind its fragment."""
    return f"{post.link}{'&' if '#' in post.link else '#'}{PREFIX}{post.marker}"


def bears_marker(address: str, marker: str) -> bool:
    """Whether this address carries the marker; a longer marker that begins alike does not count."""
    return address.endswith((f"#{PREFIX}{marker}", f"&{PREFIX}{marker}"))
