"""What is wrong with this reply, where, why, and what would be right?

One file a check, found by looking in this folder. A check module declares `NAME`, `TOLD` (code →
why and what to do, with the source) and `look(facts)`, which yields `Noticed` values and knows no
database, no clock and no network.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from huiying.answers.checks.contract import Facts, Finding, Noticed, Told, excerpt
from huiying.foundation.words import Words


@cache
def checks() -> dict[str, ModuleType]:
    """Every check by its file's name."""
    names = [m.name for m in pkgutil.iter_modules(__path__) if m.name not in {"contract", "tests"}]
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def look(facts: Facts) -> list[Finding]:
    """Everything that any check notices, in the order of the text."""
    found = [
        _finding(key, check.TOLD[noticed.code], noticed, facts.body)
        for key, check in checks().items()
        for noticed in check.look(facts)
    ]
    return sorted(found, key=lambda finding: (not finding.holds, finding.start, finding.code))


def _finding(check: str, told: Told, noticed: Noticed, body: str) -> Finding:
    return Finding(
        check=check,
        code=noticed.code,
        severity=noticed.severity,
        start=noticed.start,
        end=noticed.end,
        excerpt=excerpt(body, noticed.start, noticed.end) if noticed.end else "",
        reason=_filled(told.reason, noticed),
        suggestion=_filled(told.suggestion, noticed),
    )


def _filled(words: Words, noticed: Noticed) -> Words:
    return Words(words.zh % noticed.values, words.en % noticed.values)
