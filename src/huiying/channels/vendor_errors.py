"""What does a vendor's error number mean for us, and whose turn is it then?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from huiying.foundation.clock import shanghai
from huiying.foundation.errors import ChannelTrouble, Lasting, Passing


class Kind(StrEnum):
    """Whose turn it is after an error."""

    PASSING = "passing"
    QUOTA = "quota"
    SETTINGS = "settings"
    CONTENT = "content"
    RECIPIENT = "recipient"


@dataclass(frozen=True, slots=True)
class Reason:
    """One cause that a reader can act on; several vendor numbers may share it."""

    code: str
    kind: Kind
    wait: float | None = None  # seconds, where the vendor's documentation names them


def table(reasons: Mapping[Reason, tuple[int, ...]]) -> Mapping[int, Reason]:
    """Turn "cause: its numbers" round; a number listed twice is a mistake."""
    turned: dict[int, Reason] = {}
    for reason, numbers in reasons.items():
        for number in numbers:
            if number in turned:
                raise ValueError(f"{number} has two reasons")
            turned[number] = reason
    return turned


def trouble(
    reason: Reason, number: int | str, said: str, window_opens_in: float | None = None
) -> ChannelTrouble:
    """The error to raise; a quota waits `window_opens_in` seconds."""
    if reason.kind is Kind.QUOTA:
        return Passing(reason.code, said, window_opens_in, number=number)
    if reason.kind is Kind.PASSING:
        return Passing(reason.code, said, reason.wait, number=number)
    return Lasting(reason.code, said, reason.kind.value, number=number)


def seconds_to_midnight(now: datetime) -> float:
    """Until 00:00 Asia/Shanghai, when daily quotas of the vendors open again."""
    local = shanghai(now)
    midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight - local).total_seconds()


def seconds_to_next_hour(now: datetime) -> float:
    """Until the next full hour, when hourly quotas open again."""
    nxt = (now + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    return (nxt - now).total_seconds()
