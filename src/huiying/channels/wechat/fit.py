"""Does this post fit into an article of WeChat?"""

from __future__ import annotations

from collections.abc import Iterator

from huiying.channels.contract import Misfit, Picture, Post
from huiying.channels.fitting import misfits_of, missing
from huiying.channels.wechat.limits import (
    BODY_PICTURE_BYTES,
    BODY_PICTURE_TYPES,
    COVER_BYTES,
    COVER_TYPES,
    LIMITS,
    MEGABYTE,
    SOURCE_LINK_BYTES,
    octets,
)
from huiying.channels.wechat.pictures import picture_addresses, picture_behind
from huiying.channels.wechat.traces import source_link
from huiying.foundation.words import Words


def fit(post: Post) -> tuple[Misfit, ...]:
    """Every place where the platform would cut, drop or refuse something."""
    return (*misfits_of(post, LIMITS, "channels.wechat"), *_absent(post), *_pictures(post))


def _absent(post: Post) -> Iterator[Misfit]:
    if not post.title.strip():
        yield missing(
            "title",
            "channels.wechat.title.missing",
            "公众号文章必须有标题。请填写标题。",
            "An article on WeChat needs a title. Write one.",
        )
    if not post.body.strip():
        yield missing(
            "body",
            "channels.wechat.body.missing",
            "公众号文章必须有正文。请填写正文。",
            "An article on WeChat needs a body. Write one.",
        )
    if post.cover is None:
        yield missing(
            "cover",
            "channels.wechat.cover.missing",
            "公众号文章必须有封面图。请选择一张封面。",
            "An article on WeChat needs a cover. Choose a picture.",
        )
    if octets(source_link(post)) > SOURCE_LINK_BYTES:
        yield missing(
            "link",
            "channels.wechat.link.too_long",
            "“阅读原文”地址超过 1024 字节。请换用较短的地址。",
            "The address behind “read the original” has more than 1024 bytes. Use a shorter one.",
        )


def _pictures(post: Post) -> Iterator[Misfit]:
    for address in picture_addresses(post.body):
        if picture_behind(address, post.pictures) is None:
            yield missing(
                "body",
                "channels.wechat.picture.missing",
                "正文引用了未上传的图片，公众号会把它丢掉。请上传该图片或从正文删去。",
                "The body shows a picture that was not uploaded; WeChat would drop it. "
                "Upload it or take it out.",
            )
    for picture in post.pictures:
        yield from _picture(picture, BODY_PICTURE_TYPES, BODY_PICTURE_BYTES, "pictures")
    if post.cover is not None:
        yield from _picture(post.cover, COVER_TYPES, COVER_BYTES, "cover")


def _picture(picture: Picture, types: frozenset[str], most: int, part: str) -> Iterator[Misfit]:
    kinds = " / ".join(sorted(kind.removeprefix("image/") for kind in types))
    if picture.content_type not in types:
        yield missing(
            part,
            f"channels.wechat.{part}.type",
            f"图片“{picture.name}”的格式公众号不接受。请转换为 {kinds}。",
            f"WeChat does not take the format of “{picture.name}”. Convert it to {kinds}.",
        )
    if len(picture.content) >= most:
        yield Misfit(
            part=part,
            code=f"channels.wechat.{part}.too_heavy",
            sentence=Words(
                f"图片“{picture.name}”必须小于 {most // MEGABYTE} MB。请压缩后重新上传。",
                f"The picture “{picture.name}” must be below {most // MEGABYTE} MB. "
                "Make it smaller and upload it again.",
            ),
            measured=len(picture.content),
            most=most - 1,
        )
