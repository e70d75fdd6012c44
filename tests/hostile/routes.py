"""Which addresses does the product answer at? Read from its own tables, so that none is missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from tests.hostile.ground import Town

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
GROUPS = re.compile(r"\^|\$|\(\?P<(\w+)>[^)]*\)")


def patterns() -> list[str]:
    """Every address of the product, with `<name>` where something is filled in."""
    return sorted(set(_walk(get_resolver().url_patterns, "/")))


def _walk(found: Iterable[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for one in found:
        here = before + GROUPS.sub(lambda m: f"<{m[1]}>" if m[1] else "", str(one.pattern))
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, here)
        else:
            yield PARAMETER.sub(r"<\1>", here).replace("\\", "")


def desk_patterns() -> list[str]:
    """Every address of the desk."""
    return [pattern for pattern in patterns() if pattern.startswith("/desk/")]


def filled(pattern: str, town: Town) -> str:
    """The address of the town's own object of that kind."""
    values = {
        "<pk>": str(_pk(pattern, town)),
        "<finding>": str(town.finding),
        "<reply>": str(town.reply.pk),
        "<kind>": "inbox.case",
        "<number>": town.case.number,
        "<slug>": town.website.slug,
        "<digest>": town.asset.digest,
        "<key>": "a-key",
        "<uidb36>": "1",
    }
    for name, value in values.items():
        pattern = pattern.replace(name, value)
    return pattern


def _pk(pattern: str, town: Town) -> int:
    owners = {
        "/findings/": town.draft.pk,
        "/pieces/": town.piece.pk,
        "/assets/": town.asset.pk,
        "/sendings/": town.sending.pk,
        "/cases/": town.case.pk,
        "/desk/accounts/": town.notebook.pk,
        "/journal/": town.case.pk,
        "/p/": town.sending.pk,
        "/duties/": town.duty.pk,
        "/answers/": town.entry,
    }
    return next((pk for part, pk in owners.items() if part in pattern), 1)
