"""May this account talk to this host, so that no real account ever meets the playing field?"""

from __future__ import annotations

from urllib.parse import urlsplit

from huiying.foundation.errors import Lasting

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def host_of(url: str) -> str:
    """The host that an address names, empty where it names none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_loopback(url: str) -> bool:
    """Whether the address stays on this machine."""
    return host_of(url) in LOOPBACK


def keep_apart(identity: str, played_prefix: str, base_url: str, official: frozenset[str]) -> None:
    """Let a played account talk to anything but the platform, a real one to the platform only.

    `official` holds whole base addresses, e.g. `https://api.weixin.qq.com`. Raises
    `Lasting("channels.host.mismatch")`; nothing has been sent then.
    """
    if identity.startswith(played_prefix) == (base_url.rstrip("/") in official):
        raise Lasting("channels.host.mismatch", identity=identity, host=base_url)
    if identity.startswith(played_prefix) and names_an_official_host(base_url, official):
        raise Lasting("channels.host.mismatch", identity=identity, host=base_url)


def names_an_official_host(url: str, official: frozenset[str]) -> bool:
    """Whether the address points at a platform's machine under any scheme, port or path."""
    return host_of(url) in {host_of(known) for known in official}
