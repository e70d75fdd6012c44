"""In which words is an error told beside the form that met it?

Every stage writes its own sentences; the desk shows errors of all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from huiying.foundation.errors import Absent, Conflict, HuiyingError, Refused, say
from huiying.foundation.telling import sentences_below


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why an act was not done, in words, and the status that goes with it."""

    code: str
    sentence: str
    status: int


def trouble_of(error: HuiyingError) -> Trouble:
    """The error as the page tells it."""
    return Trouble(error.code, sentence(error.code, error.values), _status(error))


def sentence(code: str, values: Mapping[str, object]) -> str:
    """The sentence of a code in the reader's language; the code where nobody wrote one."""
    error = HuiyingError(code, **values)
    try:
        return say(error, sentences_below("huiying"), get_language() or "zh-hans")
    except (KeyError, ValueError, TypeError):  # a stored value that an older sentence lacked
        return code


def attempt(act: Callable[[], object]) -> Trouble | None:
    """Call one act; what it refuses is told on the page. What is not there stays a 404."""
    try:
        act()
    except Absent:
        raise
    except HuiyingError as error:
        return trouble_of(error)
    return None


def _status(error: HuiyingError) -> int:
    for kind, status in ((Refused, 403), (Absent, 404), (Conflict, 409)):
        if isinstance(error, kind):
            return status
    return 422
