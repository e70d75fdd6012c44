"""How will a version look on each kind of channel, and how much room does the platform leave?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, urlize
from django.utils.safestring import SafeString, mark_safe

from huiying.channels.catalogue import channel
from huiying.channels.contract import Channel, DeliveryMode, Misfit, Picture, Post
from huiying.channels.fitting import PARTS
from huiying.editorial.rules import Content, as_post
from huiying.foundation.words import Words

VARIANT_PARTS = ("title", "summary", "body", "text")
SAMPLE_MARKER = "0" * 16
COVER = Picture("cover", "image/jpeg", b"\xff\xd8", "", "")


@dataclass(frozen=True, slots=True)
class Room:
    """One countable limit of a part: how much is used, counted as the platform counts."""

    part: Words
    used: int
    most: int
    unit: Words

    @property
    def over(self) -> bool:
        """Whether the platform would refuse or cut it."""
        return self.used > self.most


@dataclass(frozen=True, slots=True)
class Preview:
    """One kind of channel: the frame, what stands in it, the room left and what does not fit."""

    kind: str
    name: Words
    shape: str
    account: str
    title: str
    body: SafeString
    address: str
    rooms: tuple[Room, ...]
    misfits: tuple[Misfit, ...]


def variant_parts(kind: str) -> tuple[str, ...]:
    """The parts that an editor may write apart for this kind: those that its limits count."""
    counted = {limit.part for limit in channel(kind).limits}
    return tuple(part for part in VARIANT_PARTS if part in counted)


def modes_of(kind: str) -> Sequence[DeliveryMode]:
    """The ways in which a post can go out on this kind of channel."""
    return channel(kind).modes


def kind_name(kind: str) -> Words:
    """The channel's own name."""
    return channel(kind).name


def previews(
    content: Content, accounts: Iterable[tuple[str, str]], *, link: str, cover_url: str = ""
) -> list[Preview]:
    """One preview for each (kind, account name), the cover shown where the channel shows it."""
    return [_preview(content, kind, account, link, cover_url) for kind, account in accounts]


def shape_of(kind: Channel) -> str:
    """The frame by what the channel takes: a short text is a post, an article has a summary."""
    counted = {limit.part for limit in kind.limits}
    if "text" in counted:
        return "post"
    return "article" if "summary" in counted else "page"


def _preview(content: Content, key: str, account: str, link: str, cover_url: str) -> Preview:
    kind = channel(key)
    shape = shape_of(kind)
    cover = COVER if content.cover_digest else None
    post = as_post(content, key, link=link, marker=SAMPLE_MARKER, author=account, cover=cover)
    return Preview(
        kind=key,
        name=kind.name,
        shape=shape,
        account=account,
        title=post.title,
        body=_body(post, shape, link, cover_url),
        address=link,
        rooms=tuple(_rooms(kind, post)),
        misfits=tuple(kind.fit(post)),
    )


def _rooms(kind: Channel, post: Post) -> Iterable[Room]:
    """Of several limits on one part the one that is nearest."""
    nearest: dict[str, Room] = {}
    for limit in kind.limits:
        if limit.part in VARIANT_PARTS:
            used = limit.measure(getattr(post, limit.part))
            room = Room(PARTS[limit.part], used, limit.most, limit.unit)
            nearest[limit.part] = max(nearest.get(limit.part, room), room, key=_fullness)
    return nearest.values()


def _fullness(room: Room) -> float:
    return room.used / room.most


def _body(post: Post, shape: str, link: str, cover_url: str) -> SafeString:
    """What a reader sees in the frame: the body is allow-listed HTML, a short text is plain."""
    if shape == "post":
        text = post.text if link in post.text else f"{post.text} {link}"
        picture = _picture(cover_url)
        return format_html("<p>{}</p>{}", mark_safe(urlize(text, autoescape=True)), picture)  # noqa: S308
    return format_html("{}{}", _picture(cover_url), mark_safe(post.body))  # noqa: S308 - cleaned


def _picture(url: str) -> SafeString:
    return format_html('<img src="{}" alt="">', url) if url else SafeString("")
