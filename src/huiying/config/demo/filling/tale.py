"""What is known of one case before its rows are written?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from huiying.answers.models import Reply
from huiying.config.demo.course import Course
from huiying.config.demo.matters import Matter
from huiying.config.demo.voices import Setting
from huiying.inbox.acts.clock import Clock
from huiying.inbox.models import Case, Message
from huiying.inbox.rules.routing import Suggestion
from huiying.inbox.terms import CaseType
from huiying.registry.models import Account, Organisation, Person


@dataclass
class Tale:
    """One case: who wrote what where, whom it concerned, and how it went."""

    matter: Matter
    where: Setting
    fits: int  # which of the matter's answers
    body: str
    title: str
    code: str
    channel: str
    kind: CaseType
    account: Account | None
    sender: str
    office: Organisation
    handler: Person
    suggestions: list[Suggestion]
    sure: Suggestion | None
    grounds: list[str]
    clock: Clock
    course: Course
    refused: tuple[str, str] | None = None  # ground, where to turn
    wrong: tuple[Organisation, Person] | None = None  # where its words sent it first
    case: Case = field(init=False)
    message: Message = field(init=False)
    more: Message | None = None
    reply: Reply | None = None
    heard_last: datetime | None = None
