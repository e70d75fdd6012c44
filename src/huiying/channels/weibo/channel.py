"""What does a Weibo account declare, and which verbs does it speak?"""

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
from huiying.channels.weibo import api, fit, metrics, publishing, push, replies
from huiying.channels.weibo.hosts import OFFICIAL
from huiying.channels.weibo.limits import LIMITS
from huiying.channels.weibo.words import FIELDS, SHARE, WORKS
from huiying.foundation.words import Words


class Weibo(Channel):
    """Short statuses by share.json, private messages by push."""

    key = "weibo"
    name = Words("微博", "Weibo")
    official_base_url = OFFICIAL
    capabilities = frozenset(
        {
            Capability.PUBLISH,
            Capability.CONFIRM,
            Capability.FIND,
            Capability.RECEIVE,
            Capability.REPLY,
            Capability.METRICS,
        }
    )
    credentials = (
        CredentialField("app_key", *FIELDS["app_key"], secret=False),
        CredentialField("app_secret", *FIELDS["app_secret"]),
        CredentialField("access_token", *FIELDS["access_token"]),
        CredentialField("expires_on", *FIELDS["expires_on"], secret=False, required=False),
        CredentialField("domain", *FIELDS["domain"], secret=False),
    )
    modes = (DeliveryMode("share", SHARE),)
    limits = LIMITS

    def fit(self, post: Post) -> tuple[Misfit, ...]:
        """Where the status breaks Weibo's limits."""
        return fit.fit(post)

    def publish(self, post: Post, access: Access) -> Receipt:
        """Published at once; accepted where Weibo says that it shows in a minute or two."""
        return publishing.send(post, access)

    def confirm(self, receipt: Receipt, access: Access) -> Receipt:
        """Look for a status that was to show later."""
        return publishing.progress(receipt, access)

    def find(self, post: Post, receipt: Receipt | None, access: Access) -> Receipt | None:
        """In the account's own timeline; a status may take two minutes to show there."""
        return publishing.look_for(post, access)

    def reply(self, letter: Letter, access: Access) -> Receipt:
        """A private message within 48 hours of the citizen's last word."""
        return replies.send_letter(letter, access)

    def receive(self, push_: Push, access: Access, at: datetime) -> PushAnswer:
        """JSON, or XML with WeChat's names."""
        return push.receive(push_, access, at)

    def metrics(
        self, receipts: tuple[Receipt, ...], day: date, access: Access
    ) -> tuple[MetricFact, ...]:
        """Comments, likes and reposts as they are now."""
        return metrics.facts(receipts, day, access)

    def probe(self, access: Access) -> str:
        """Asks how many calls are left: needs a valid token, changes nothing."""
        left = api.get(access, "/2/account/rate_limit_status.json")
        return str(WORKS) % {"number": left.get("remaining_user_hits", "-")}
