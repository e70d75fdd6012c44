"""What can go wrong, and whose turn is it then?

An error carries a code and values; the doorway that answers chooses the words (`say`).
"""

from __future__ import annotations

from huiying.foundation.words import Words


class HuiyingError(Exception):
    """Root of everything that huiying itself raises: a code for programs, values for the words."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: dict[str, object] = values

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.code} ({shown})" if shown else self.code


class Refused(HuiyingError):
    """This person may not do this; nothing was changed."""


class Conflict(HuiyingError):
    """Not now: the thing is in a state that does not allow it, or somebody was faster."""


class Absent(HuiyingError):
    """There is no such thing for whoever asks: missing and not visible look the same."""


class Unusable(HuiyingError):
    """The input cannot be used as it is; it is kept where it was and can be corrected."""


class ChannelTrouble(HuiyingError):
    """A platform did not do what it was asked; `said` keeps its own words."""

    def __init__(self, code: str, said: str = "", **values: object) -> None:
        super().__init__(code, **values)
        self.said = said


class Passing(ChannelTrouble):
    """Goes away by itself: wait and try again, `retry_after` seconds where the platform says."""

    def __init__(
        self, code: str, said: str = "", retry_after: float | None = None, **values: object
    ) -> None:
        super().__init__(code, said, **values)
        self.retry_after = retry_after


class Lasting(ChannelTrouble):
    """Stays until a person does something; `whose` is settings, content or recipient."""

    def __init__(
        self, code: str, said: str = "", whose: str = "settings", **values: object
    ) -> None:
        super().__init__(code, said, **values)
        self.whose = whose


class Unclear(ChannelTrouble):
    """The call was cut between request and answer: the platform may or may not have done it."""


def say(error: HuiyingError, sentences: dict[str, Words], language: str) -> str:
    """The sentence for an error code in a language, its values filled in; the code if unknown."""
    words = sentences.get(error.code)
    if words is None:
        return str(error)
    return words.in_language(language) % error.values
