"""Is this link safe, are these names the same, where does a page begin? Pure questions."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from huiying.foundation.text import normal_form
from huiying.registry.rules import comparable_name

SUFFIXES_OF_LINKS = (".com", ".cn", ".net", ".org", ".gov", ".top", ".vip", ".xyz", ".example")
LONGEST_NAME = 60
ENOUGH_OF_A_NAME = 3  # shorter names lie within too many others to mean anything


def looks_like_link(asked: str) -> bool:
    """Whether somebody pasted an address rather than a name."""
    text = asked.strip().lower()
    if " " in text or not text.isascii():
        return "://" in text
    return "://" in text or any(suffix in text for suffix in SUFFIXES_OF_LINKS)


def comparable_link(link: str) -> str:
    """Host and path of a link, without what differs between copies of the same address."""
    try:
        parts = urlsplit(link if "//" in link else f"//{link}")
    except ValueError:  # a bracket that never closes: no link, so no account's
        return link.strip()
    host = (parts.hostname or "").casefold().removeprefix("www.").removeprefix("m.")
    return host + unquote(parts.path).rstrip("/")


def same_name(asked: str, name: str) -> bool:
    """Whether it is this very name, apart from spaces, @, hyphens, dots and capitals."""
    return bool(asked.strip()) and comparable_name(asked) == comparable_name(name)


def resembles(asked: str, name: str) -> bool:
    """Whether somebody could take the one for the other.

    One sign more, less, other or exchanged; the same after folding width and traditional forms;
    or the official name with something put before or behind it.
    """
    one, other = _folded(asked), _folded(name)
    if not one or not other:
        return False
    if one == other or (len(other) >= ENOUGH_OF_A_NAME and other in one):
        return True
    return len(other) >= ENOUGH_OF_A_NAME and _one_slip(one, other)


def _folded(name: str) -> str:
    visible = "".join(c for c in name if unicodedata.category(c) not in {"Cf", "Cc", "Mn"})
    return comparable_name(normal_form(visible[:LONGEST_NAME]))


def _one_slip(one: str, other: str) -> bool:
    """Whether one edit (insert, delete, replace, exchange neighbours) turns one into the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    rest, wanted = one[start:], other[start:]
    exchanged = rest[1:2] + rest[:1] + rest[2:]
    return (
        rest[1:] == wanted[1:]
        or rest[1:] == wanted
        or rest == wanted[1:]
        or (len(rest) > 1 and exchanged == wanted)
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """The last row of a page: what the list is ordered by, and its id."""

    key: str
    id: int

    def __str__(self) -> str:
        return f"{self.id}~{self.key}"

    @classmethod
    def read(cls, text: str) -> Mark | None:
        """The mark in an address; nothing for one that is none, so that the list just begins."""
        number, _, key = text.partition("~")
        whole = number.isascii() and number.isdigit() and len(number) < 19
        return cls(key, int(number)) if whole and "\x00" not in key else None


def how_it_stands(answered: bool, overdue: bool, workdays_left: int | None) -> str:
    """The state of a case against its date: done, late, soon or in-time.

    Soon is today or the next working day (assumed: what a handler can still act upon).
    """
    if answered:
        return "done"
    if overdue:
        return "late"
    return "soon" if workdays_left is not None and workdays_left <= 1 else "in-time"
