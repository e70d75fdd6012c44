"""Does the status link to the app's bound domain, as statuses/share demands?"""

from __future__ import annotations

from urllib.parse import urlsplit

from huiying.channels.vendor_errors import trouble
from huiying.channels.weibo.errors import DOMAIN
from huiying.channels.weibo.limits import ADDRESS


def check_domain(text: str, domain: str) -> None:
    """Raises `Lasting("channels.weibo.domain")` if no address in the text lies under `domain`."""
    if not any(lies_under(address, domain) for address in ADDRESS.findall(text)):
        raise trouble(DOMAIN, "-", "")


def lies_under(address: str, domain: str) -> bool:
    """Whether the address's host is the domain or below it; a port, if given, must be the same."""
    try:
        parts, bound = urlsplit(address), urlsplit(f"//{domain.strip().lower()}")
        same_port = bound.port is None or bound.port == parts.port
    except ValueError:  # a bracket that never closes, a port that is none
        return False
    host = parts.hostname or ""
    if not bound.hostname or not same_port:
        return False
    return host == bound.hostname or host.endswith(f".{bound.hostname}")
