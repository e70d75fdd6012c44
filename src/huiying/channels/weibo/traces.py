"""How does a status carry its marker through Weibo, so that it can be found again?

The marker rides in the query of the piece's address. Weibo may show a short `t.cn` address
instead; then the wording without addresses decides, since Weibo itself refuses the same wording
twice.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from huiying.channels.contract import Post
from huiying.channels.weibo.limits import ADDRESS

PARAMETER = "s"
SPACES = re.compile(r"\s+")


def marked_link(post: Post) -> str:
    """The piece's address with the marker in its query."""
    parts = urlsplit(post.link)
    query = [*parse_qsl(parts.query, keep_blank_values=True), (PARAMETER, post.marker)]
    return urlunsplit(parts._replace(query=urlencode(query)))


def status_text(post: Post) -> str:
    """The signed text; the piece's address in it, or after it, bears the marker."""
    if post.link and post.link in ADDRESS.findall(post.text):
        return ADDRESS.sub(
            lambda found: marked_link(post) if found[0] == post.link else found[0], post.text
        )
    return f"{post.text} {marked_link(post)}" if post.link else post.text


def wording_digest(text: str) -> str:
    """A digest of the wording without addresses and spaces, the same before and after Weibo."""
    wording = SPACES.sub("", ADDRESS.sub("", text))
    return hashlib.sha256(wording.encode()).hexdigest()[:32]


def is_ours(text: str, marker: str, wording: str) -> bool:
    """Whether a status is the one: by its marker, or by its wording where it shows no marker.

    A status that shows another marker is another sending's, however alike its words are.
    """
    shown = markers_in(text)
    return marker in shown if shown else wording_digest(text) == wording


def markers_in(text: str) -> set[str]:
    """The markers that addresses in the text carry."""
    return {
        value
        for address in ADDRESS.findall(text)
        for name, value in parse_qsl(_query(address))
        if name == PARAMETER
    }


def _query(address: str) -> str:
    try:
        return urlsplit(address).query
    except ValueError:  # somebody's torn address carries no marker of ours
        return ""
