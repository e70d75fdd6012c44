"""How far did a sending get, what did people do with it, and what is wrong, in words?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from huiying.channels.contract import METRIC_NAMES
from huiying.delivery import reads as delivery
from huiying.delivery.models import Reading, Sending
from huiying.delivery.terms import SENDING_STATE_NAMES, SendingState
from huiying.desk.saying import sentence
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
        return [(METRIC_NAMES[name], count) for name, count in values.items() if name in METRIC_NAMES]


def travels_of(by: Actor, piece: int) -> list[Travel]:
    """Every sending of a piece in sight with its figures."""
    sendings = delivery.sendings_of_piece(by, piece)
    readings = delivery.newest_readings(sending.pk for sending in sendings)
    return [Travel(sending, readings.get(sending.pk)) for sending in sendings]


def trouble_of_sending(sending: Sending) -> str:
    """The platform's trouble in our words."""
    return sentence(sending.trouble, sending.trouble_values) if sending.trouble else ""
