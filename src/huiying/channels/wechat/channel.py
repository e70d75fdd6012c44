"""What does a WeChat Official Account declare, and which verbs does it speak?"""

from __future__ import annotations

from datetime import date, datetime

from huiying.channels.contract import (
    Access,
    Capability,
    Channel,
    CredentialField,
    DeliveryMode,
    Letter,
    MetricFact,
    Misfit,
    Post,
    Push,
    PushAnswer,
    Receipt,
)
from huiying.channels.wechat import fit, mass, metrics, publishing, push, replies
from huiying.channels.wechat.api import get
from huiying.channels.wechat.hosts import OFFICIAL
from huiying.channels.wechat.limits import LIMITS
from huiying.channels.wechat.words import FIELDS, MODES, WORKS
from huiying.foundation.errors import Lasting
from huiying.foundation.words import Words

PUBLISH = "publish"
NOTIFY = "notify"


class WeChat(Channel):
    """Articles by draft and freepublish or mass sending, private messages by push."""

    key = "wechat"
    name = Words("微信公众号", "WeChat Official Account")
    official_base_url = OFFICIAL
    capabilities = frozenset(
        {
            Capability.PUBLISH,
            Capability.CONFIRM,
            Capability.FIND,
            Capability.WITHDRAW,
            Capability.RECEIVE,
            Capability.REPLY,
            Capability.METRICS,
        }
    )
    credentials = (
        CredentialField("appid", *FIELDS["appid"], secret=False),
        CredentialField("secret", *FIELDS["secret"]),
        CredentialField("token", *FIELDS["token"]),
        CredentialField("encoding_aes_key", *FIELDS["encoding_aes_key"], required=False),
        CredentialField(
            "encoding_aes_key_previous", *FIELDS["encoding_aes_key_previous"], required=False
        ),
        CredentialField(
            "push_mode", *FIELDS["push_mode"], secret=False, required=False, default="safe"
        ),
    )
    modes = (
        DeliveryMode(PUBLISH, MODES[PUBLISH]),
        DeliveryMode(NOTIFY, MODES[NOTIFY], notifies=True),
    )
    limits = LIMITS

    def fit(self, post: Post) -> tuple[Misfit, ...]:
        """Where the article breaks the platform's limits."""
        return fit.fit(post)

    def publish(self, post: Post, access: Access) -> Receipt:
        """Accepted with `publish_id` or `msg_id`; public after `confirm` or the event."""
        return mass.send(post, access) if post.mode == NOTIFY else publishing.send(post, access)

    def confirm(self, receipt: Receipt, access: Access) -> Receipt:
        """Ask sparsely: the platform allows 100 such questions a day."""
        if receipt.keys.get("publish_id"):
            return publishing.progress(receipt, access)
        return mass.progress(receipt, access) if receipt.keys.get("msg_id") else receipt

    def find(self, post: Post, receipt: Receipt | None, access: Access) -> Receipt | None:
        """By its receipt where there is one, else by the marker behind “read the original”.

        In the mode `notify` None means that sending again is safe: it is the same sending.
        """
        if receipt is not None and {"publish_id", "msg_id"} & receipt.keys.keys():
            return self.confirm(receipt, access)
        if post.mode == NOTIFY:
            mass.look_for(post, access)
            return None
        return publishing.look_for(post, access)

    def withdraw(self, receipt: Receipt, access: Access) -> Receipt:
        """Delete the article for good."""
        if {"article_id", "publish_id"} & receipt.keys.keys():
            return publishing.take_back(receipt, access)
        if receipt.keys.get("msg_id"):
            return mass.take_back(receipt, access)
        raise Lasting("channels.wechat.not_deletable", whose="content")

    def reply(self, letter: Letter, access: Access) -> Receipt:
        """A customer-service message within 48 hours of the citizen's last word."""
        return replies.send_letter(letter, access)

    def receive(self, push_: Push, access: Access, at: datetime) -> PushAnswer:
        """Plain, compatible or safe mode, XML or JSON."""
        return push.receive(push_, access, at)

    def metrics(
        self, receipts: tuple[Receipt, ...], day: date, access: Access
    ) -> tuple[MetricFact, ...]:
        """Readers, likes, wows, shares and comments, from the next morning on."""
        return metrics.facts(receipts, day, access)

    def probe(self, access: Access) -> str:
        """Asks how many drafts there are: needs a valid token and the right to publish."""
        found = get(access, "/cgi-bin/draft/count").get("total_count", 0)
        return str(WORKS) % {"number": found}
