"""What does a kind of channel declare, and which few verbs does it speak?

A kind is one folder under `channels/` whose package exposes `CHANNEL`, an object of class
`Channel`. It has no tables and knows no stage: what it needs of an account is handed to it as
`Access`, what it did is handed back as values. Source of the shapes: each platform's own
documentation, named in the channel's `README.md`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Protocol

from huiying.foundation.words import Words


class Capability(StrEnum):
    """What a kind of channel can do at all."""

    PUBLISH = "publish"
    CONFIRM = "confirm"  # accepted first, public later
    FIND = "find"  # can be asked whether a post exists
    WITHDRAW = "withdraw"
    EDIT = "edit"
    RECEIVE = "receive"  # private messages arrive
    REPLY = "reply"
    COMMENTS = "comments"
    METRICS = "metrics"


@dataclass(frozen=True, slots=True)
class CredentialField:
    """One line of the account form: what the platform gave the account's owner."""

    name: str
    label: Words
    help: Words
    secret: bool = True
    required: bool = True
    default: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryMode:
    """One way a post can go out, e.g. silent publishing or notifying every follower."""

    key: str
    name: Words
    notifies: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """One countable limit of a post's part; `measure` counts as the platform counts."""

    part: str  # title, author, summary, body, text …
    most: int
    unit: Words
    measure: Callable[[str], int]
    source: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that goes with a post: bytes as they will be sent."""

    name: str
    content_type: str
    content: bytes
    alternative: str
    digest: str


@dataclass(frozen=True, slots=True)
class Post:
    """What is to be published, as signed: nothing is added on the way but the platform's form.

    `body` is allow-listed HTML, `text` the short form for platforms that only take text, `link`
    the piece's public address, `marker` a short token unique to this sending, by which the
    channel can find the post again after an interrupted call.
    """

    title: str
    body: str
    text: str
    summary: str
    author: str
    link: str
    marker: str
    cover: Picture | None = None
    pictures: tuple[Picture, ...] = ()
    mode: str = ""
    operator_address: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A private answer to one person on the channel where that person wrote."""

    recipient: str
    text: str
    marker: str
    last_heard_at: datetime | None = None


class Outcome(StrEnum):
    """How far a call got on the platform."""

    ACCEPTED = "accepted"
    PUBLISHED = "published"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the platform said it did. `keys` holds its own ids, as text, for later calls."""

    outcome: Outcome
    keys: Mapping[str, str]
    url: str = ""
    said: str = ""
    whose: str = ""  # with REFUSED: settings, content or recipient


@dataclass(frozen=True, slots=True)
class Misfit:
    """A place where a post does not fit the platform, told before it is sent."""

    part: str
    code: str
    sentence: Words
    measured: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Push:
    """A request that a platform (or somebody pretending) made to our callback address."""

    method: str
    query: Mapping[str, str]
    headers: Mapping[str, str]  # lower-case names
    body: bytes


class Heard(StrEnum):
    """What kind of thing was heard."""

    MESSAGE = "message"
    COMMENT = "comment"
    MENTION = "mention"
    FOLLOWED = "followed"
    LEFT = "left"
    SENDING = "sending"  # news about something we sent
    OTHER = "other"  # stored and ignored, never refused


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing heard, in the channel's own dedupe terms; `receipt` only with SENDING."""

    heard: Heard
    dedupe_key: str
    sender: str = ""
    text: str = ""
    at: datetime | None = None
    picture_url: str = ""
    receipt: Receipt | None = None
    raw: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PushAnswer:
    """What to answer the platform at once, and what was heard (to be stored before answering)."""

    status: int
    body: bytes
    content_type: str = "text/plain; charset=utf-8"
    heard: tuple[Incoming, ...] = ()


@dataclass(frozen=True, slots=True)
class MetricFact:
    """One counted thing about one post on one day, as the platform reports it.

    `keys` are ids found in the post's receipt; `values` are cumulative counts by name from
    `METRIC_NAMES`; `final` is false while the platform may still change the figure.
    """

    keys: Mapping[str, str]
    day: date
    values: Mapping[str, int]
    source: str
    final: bool = True


METRIC_NAMES: Mapping[str, Words] = {
    "reads": Words("阅读", "reads"),
    "likes": Words("点赞", "likes"),
    "wows": Words("在看", "wows"),
    "shares": Words("转发", "shares"),
    "comments": Words("评论", "comments"),
}


class TokenStore(Protocol):
    """Where a channel keeps short-lived tokens of one account: one holder at a time."""

    def get(self, name: str) -> tuple[str, datetime] | None:
        """The token and when it ends (aware UTC), or nothing."""

    def put(self, name: str, token: str, ends_at: datetime) -> None:
        """Keep a token until `ends_at`."""

    def lock(self, name: str) -> AbstractContextManager[None]:
        """Hold the right to refresh this token; others wait."""


@dataclass(frozen=True)
class Access:
    """What a channel may know of one account: its credentials and where its platform answers."""

    account: str  # our own id, for logs
    credentials: Mapping[str, str]
    base_url: str  # scheme, host and path prefix, no trailing slash
    tokens: TokenStore
    timeout: float = 10.0


class Channel(ABC):
    """One kind of channel. Verbs raise `Passing`, `Lasting` or `Unclear` of foundation.errors."""

    key: ClassVar[str]
    name: ClassVar[Words]
    official_base_url: ClassVar[str]
    capabilities: ClassVar[frozenset[Capability]]
    credentials: ClassVar[tuple[CredentialField, ...]]
    modes: ClassVar[tuple[DeliveryMode, ...]]
    limits: ClassVar[tuple[Limit, ...]]
    idempotent: ClassVar[bool] = False  # the same marker twice is one post, by the platform's word

    @abstractmethod
    def fit(self, post: Post) -> tuple[Misfit, ...]:
        """Where the post breaks the platform's limits; empty when it fits."""

    @abstractmethod
    def publish(self, post: Post, access: Access) -> Receipt:
        """Send the post. After `Unclear` the caller asks `find` before anything else."""

    def confirm(self, receipt: Receipt, access: Access) -> Receipt:
        """How far an accepted post has got by now."""
        return receipt

    def find(self, post: Post, receipt: Receipt | None, access: Access) -> Receipt | None:
        """The post's receipt if the platform has it, None if it surely has not.

        Raises `Unclear` where the platform cannot be asked.
        """
        raise NotImplementedError

    def withdraw(self, receipt: Receipt, access: Access) -> Receipt:
        """Take a published post back."""
        raise NotImplementedError

    def reply(self, letter: Letter, access: Access) -> Receipt:
        """Send a private answer."""
        raise NotImplementedError

    def receive(self, push: Push, access: Access, at: datetime) -> PushAnswer:
        """Verify and read a push; a wrong or stale signature is answered 403 with nothing heard."""
        raise NotImplementedError

    def metrics(
        self, receipts: tuple[Receipt, ...], day: date, access: Access
    ) -> tuple[MetricFact, ...]:
        """Figures of these posts up to and including `day`."""
        raise NotImplementedError

    def probe(self, access: Access) -> str:
        """Ask the platform something harmless; the sentence says the credentials work."""
        raise NotImplementedError
