"""What does the own website declare, where publishing means that the portal shows the piece?

The portal reads what was delivered, so nothing travels and nothing can be lost: each verb only
says what the portal does from that moment on.
"""

from __future__ import annotations

from collections.abc import Iterator

from huiying.channels.contract import (
    Access,
    Capability,
    Channel,
    DeliveryMode,
    Letter,
    Misfit,
    Outcome,
    Post,
    Receipt,
)
from huiying.channels.fitting import missing
from huiying.channels.website.words import SHOW, WORKS
from huiying.foundation.errors import Lasting
from huiying.foundation.words import Words


class Website(Channel):
    """No credentials, no network, no limits but its own."""

    key = "website"
    name = Words("门户网站", "Website")
    official_base_url = ""
    capabilities = frozenset(
        {
            Capability.PUBLISH,
            Capability.CONFIRM,
            Capability.FIND,
            Capability.WITHDRAW,
            Capability.EDIT,
            Capability.REPLY,
        }
    )
    credentials = ()
    modes = (DeliveryMode("show", SHOW),)
    limits = ()
    idempotent = True

    def fit(self, post: Post) -> tuple[Misfit, ...]:
        """A page needs a heading and something below it."""
        return tuple(_absent(post))

    def publish(self, post: Post, access: Access) -> Receipt:
        """Public at the piece's own address from now on."""
        if not post.link:
            raise Lasting("channels.website.link", whose="content")
        return Receipt(Outcome.PUBLISHED, {"marker": post.marker}, url=post.link)

    def confirm(self, receipt: Receipt, access: Access) -> Receipt:
        """What stands there stands there."""
        return receipt

    def find(self, post: Post, receipt: Receipt | None, access: Access) -> Receipt | None:
        """The receipt if there is one: without it the portal shows nothing."""
        return receipt

    def withdraw(self, receipt: Receipt, access: Access) -> Receipt:
        """The portal shows from now on that the piece was withdrawn."""
        return Receipt(Outcome.WITHDRAWN, dict(receipt.keys), receipt.url)

    def reply(self, letter: Letter, access: Access) -> Receipt:
        """The answer stands on the case's tracker, for whoever has its query code."""
        return Receipt(Outcome.PUBLISHED, {"marker": letter.marker})

    def probe(self, access: Access) -> str:
        """There is nothing that could be wrong with it."""
        return str(WORKS)


def _absent(post: Post) -> Iterator[Misfit]:
    if not post.title.strip():
        yield missing(
            "title",
            "channels.website.title.missing",
            "网页必须有标题。请填写标题。",
            "A page needs a title. Write one.",
        )
    if not post.body.strip():
        yield missing(
            "body",
            "channels.website.body.missing",
            "网页必须有正文。请填写正文。",
            "A page needs a body. Write one.",
        )
