"""How far did a sending get, what did people do with it, and what is wrong, in words?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from huiying.answers import reads as answers
from huiying.channels.contract import METRIC_NAMES
from huiying.delivery import reads as delivery
from huiying.delivery.models import Attempt, Reading, Sending
from huiying.delivery.terms import SENDING_STATE_NAMES, AttemptOutcome, SendingState
from huiying.desk.saying import sentence
from huiying.foundation.errors import Absent
from huiying.foundation.scope import Actor
from huiying.foundation.ui.shapes import State
from huiying.foundation.words import Words

STATES: Final[Mapping[str, State]] = {
    SendingState.PUBLISHED: State.DONE,
    SendingState.WITHDRAWN: State.DONE,
    SendingState.FAILED: State.LATE,
    SendingState.UNCLEAR: State.LATE,
    SendingState.WAITING: State.SOON,
}

OUTCOMES: Final[Mapping[str, Words]] = {
    AttemptOutcome.DONE: Words("成功", "done"),
    AttemptOutcome.PASSING: Words("暂时失败", "failed for now"),
    AttemptOutcome.LASTING: Words("失败", "failed"),
    AttemptOutcome.UNCLEAR: Words("不明", "unclear"),
}
CUT_OFF: Final = Words("中断", "cut off")


@dataclass(frozen=True, slots=True)
class Travel:
    """One sending with its newest figures and what is wrong in words."""

    sending: Sending
    reading: Reading | None

    @property
    def state(self) -> State:
        """The shape of its state."""
        return STATES.get(self.sending.state, State.WAITING)

    @property
    def word(self) -> Words:
        """The name of its state."""
        return SENDING_STATE_NAMES[self.sending.state]

    @property
    def trouble(self) -> str:
        """The cause and the next step; empty where nothing is wrong."""
        return trouble_of_sending(self.sending)

    @property
    def href(self) -> str:
        """Where a person can do something about it."""
        return reverse("desk:sending", args=[self.sending.pk])

    @property
    def figures(self) -> Sequence[tuple[Words, int]]:
        """What the platform counted, by name."""
        values = self.reading.values if self.reading else {}
        return [
            (METRIC_NAMES[name], count) for name, count in values.items() if name in METRIC_NAMES
        ]


def travels_of(by: Actor, piece: int) -> list[Travel]:
    """Every sending of a piece in sight with its figures."""
    sendings = delivery.sendings_of_piece(by, piece)
    readings = delivery.newest_readings(sending.pk for sending in sendings)
    return [Travel(sending, readings.get(sending.pk)) for sending in sendings]


def trouble_of_sending(sending: Sending) -> str:
    """The platform's trouble in our words."""
    return sentence(sending.trouble, sending.trouble_values) if sending.trouble else ""


@dataclass(frozen=True, slots=True)
class Tried:
    """One call to the platform: when, how it ended, why, and what the platform said."""

    attempt: Attempt
    word: Words
    reason: str


def attempts_of(sending: Sending) -> list[Tried]:
    """Every call for a fetched sending, oldest first."""
    return [_tried(attempt, sending) for attempt in sending.attempts.all()]


def case_behind(by: Actor, sending: Sending) -> int | None:
    """The case whose answer this is, where the viewer may see it."""
    stage, _, pk = sending.source.partition(":")
    if stage != "answers.reply" or not pk.isdecimal():
        return None
    try:
        return answers.reply(by, int(pk)).case_id
    except Absent:
        return None


def _tried(attempt: Attempt, sending: Sending) -> Tried:
    values = sending.trouble_values if attempt.code == sending.trouble else {}
    reason = sentence(attempt.code, values) if attempt.code else ""
    return Tried(attempt, OUTCOMES.get(attempt.outcome, CUT_OFF), reason)
