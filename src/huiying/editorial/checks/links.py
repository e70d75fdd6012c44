"""Does a link hide where it leads, travel unencrypted, or point into a private network?"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from huiying.editorial.checks.contract import Noticed
from huiying.editorial.rules import Content
from huiying.editorial.terms import Severity
from huiying.foundation.words import Words

NAME = Words("链接", "Links")
SENTENCES = {
    "links.shortened": Words(
        "%(link)s 是短链接，读者看不出通往哪里。请用原地址。",
        "%(link)s is a shortened link: readers cannot see where it leads. Use the full address.",
    ),
    "links.unencrypted": Words(
        "%(link)s 没有加密（http）。若对方支持，请改用 https。",
        "%(link)s is not encrypted (http). Use https if the site offers it.",
    ),
    "links.private": Words(
        "%(link)s 指向内部网络，公众打不开。", "%(link)s points into a private network."
    ),
    "links.lookalike": Words(
        "%(link)s 的域名含易混字符，可能是仿冒网址。",
        "The host of %(link)s contains look-alike characters; it may be an imitation.",
    ),
}
ADDRESS = re.compile(r"https?://[^\s<>\"'，。；、（）【】]+", re.IGNORECASE)
SHORTENERS = frozenset({"t.cn", "dwz.cn", "url.cn", "bit.ly", "suo.im", "goo.gl", "tinyurl.com"})


def look(content: Content) -> Iterator[Noticed]:
    """Findings over the body, the variants' texts and bodies."""
    texts = [("body", content.body)]
    texts += [(f"{v.kind}.body", v.body) for v in content.variants]
    texts += [(f"{v.kind}.text", v.text) for v in content.variants]
    for part, text in texts:
        for link in dict.fromkeys(ADDRESS.findall(text)):
            yield from _judge(part, link.rstrip("。.,)"))


def _judge(part: str, link: str) -> Iterator[Noticed]:
    host = _host(link)
    values = {"link": link}
    if host in SHORTENERS:
        yield Noticed("links.shortened", Severity.WARNING, part, values=values, excerpt=link[:120])
    if is_private(host):
        yield Noticed("links.private", Severity.HOLD, part, values=values, excerpt=link[:120])
    elif link.lower().startswith("http://"):
        yield Noticed("links.unencrypted", Severity.HINT, part, values=values, excerpt=link[:120])
    if not host.isascii() or "xn--" in host:
        yield Noticed("links.lookalike", Severity.WARNING, part, values=values, excerpt=link[:120])


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").lower()
    except ValueError:  # a bracket that never closes leads nowhere
        return ""


def is_private(host: str) -> bool:
    """Whether a host can only be reached from inside: private addresses, bare or local names."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".internal", ".lan"))
