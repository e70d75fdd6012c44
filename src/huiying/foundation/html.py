"""Which HTML do we keep, and how does plain writing become it?

One allow-list for all that staff write and all that comes from outside; nothing else survives.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlsplit

import nh3

TAGS = frozenset(
    (
        "p br h2 h3 h4 ul ol li blockquote strong em a img figure figcaption table thead tbody tr "
        "th td caption hr sup sub"
    ).split()
)
ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
WEB = frozenset({"http", "https"})
LINK = re.compile(r"https?://[^\s<>\"'，。；、（）【】]+")
BLANK_LINES = re.compile(r"\n[ \t\u3000]*\n+")


def clean(html: str) -> str:
    """The allow-listed part of a piece of HTML; scripts, styles and handlers vanish."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


def plain_text(html: str) -> str:
    """The words of a piece of HTML, one block a line."""
    spaced = re.sub(r"</(p|h[2-4]|li|tr|blockquote|figcaption)>|<br\s*/?>", "\n", html)
    bare = nh3.clean(spaced, tags=set())
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&")):
        bare = bare.replace(entity, sign)
    return re.sub(r"\n{2,}", "\n", bare).strip()


def from_writing(text: str) -> str:
    """HTML from plain writing: blank line = paragraph, `## ` = heading, `- ` = list, links live."""
    blocks = BLANK_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n").strip())
    return clean("\n".join(_block(block.strip("\n")) for block in blocks if block.strip()))


def _block(block: str) -> str:
    lines = block.split("\n")
    if block.startswith("## "):
        return f"<h2>{_inline(block[3:])}</h2>"
    if all(line.startswith("- ") for line in lines):
        return "<ul>" + "".join(f"<li>{_inline(line[2:])}</li>" for line in lines) + "</ul>"
    return "<p>" + "<br>".join(_inline(line) for line in lines) + "</p>"


def _inline(line: str) -> str:
    safe = escape(line.strip(), quote=False)
    return LINK.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', safe)


def web_link(link: str) -> str:
    """The link if it leads to the web, otherwise nothing: no `javascript:` gets into a page."""
    try:
        return link if urlsplit(link.strip()).scheme.lower() in WEB else ""
    except ValueError:  # a bracket that never closes
        return ""
