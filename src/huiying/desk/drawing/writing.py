"""How does kept HTML of a variant become the plain writing that it came from?

The inverse of `foundation.html.from_writing`, over exactly the elements that it makes.
"""

from __future__ import annotations

import re
from html import unescape

BLOCK = re.compile(r"<(p|h2|ul)>(.*?)</\1>", re.DOTALL)
ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
LINK = re.compile(r"<a [^>]*>(.*?)</a>", re.DOTALL)


def writing_of(body: str) -> str:
    """Plain writing: a blank line between paragraphs, `## ` headings, `- ` lists."""
    return "\n\n".join(_block(name, inner) for name, inner in BLOCK.findall(body))


def _block(name: str, inner: str) -> str:
    if name == "h2":
        return f"## {_line(inner)}"
    if name == "ul":
        return "\n".join(f"- {_line(item)}" for item in ITEM.findall(inner))
    return "\n".join(_line(line) for line in re.split(r"<br\s*/?>", inner))


def _line(inner: str) -> str:
    return unescape(LINK.sub(r"\1", inner)).strip()
