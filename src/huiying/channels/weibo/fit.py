"""Does this post fit into a status of Weibo?"""

from __future__ import annotations

from collections.abc import Iterator

from huiying.channels.contract import Misfit, Post
from huiying.channels.fitting import misfits_of, missing
from huiying.channels.weibo.limits import (
    ADDRESS,
    LIMITS,
    PICTURE_BYTES,
    PICTURE_TYPES,
    TOPIC,
)


def fit(post: Post) -> tuple[Misfit, ...]:
    """Every place where Weibo would refuse the status."""
    return (*misfits_of(post, LIMITS, "channels.weibo"), *_text(post), *_picture(post))


def _text(post: Post) -> Iterator[Misfit]:
    if not post.text.strip():
        yield missing(
            "text",
            "channels.weibo.text.missing",
            "微博需要一段短文。请填写短文。",
            "Weibo needs a short text. Write one.",
        )
    if TOPIC.search(ADDRESS.sub("", post.text)):
        yield missing(
            "text",
            "channels.weibo.text.topic",
            "经接口分享的微博不能带 #话题#。请去掉井号。",
            "A status shared by an app may carry no #topic#. Take out the number signs.",
        )
    if not post.link and not ADDRESS.search(post.text):
        yield missing(
            "link",
            "channels.weibo.link.missing",
            "微博必须带一个绑定域名下的网址。请先在网站发布，或在短文中写上网址。",
            "A status needs an address under the bound domain. Publish on the website first, or "
            "write the address into the text.",
        )


def _picture(post: Post) -> Iterator[Misfit]:
    picture = post.cover or next(iter(post.pictures), None)
    if picture is None:
        return
    if picture.content_type not in PICTURE_TYPES or len(picture.content) >= PICTURE_BYTES:
        yield missing(
            "cover" if post.cover else "pictures",
            "channels.weibo.picture.unfit",
            f"微博不接受图片“{picture.name}”。请换成 5 MB 以内的 JPG、PNG 或 GIF。",
            f"Weibo does not take the picture “{picture.name}”. Use a JPG, PNG or GIF below 5 MB.",
        )
