"""How is it found out who may do an act? Everybody tries, on the same prepared ground."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from huiying.foundation.errors import Absent, Refused
from huiying.foundation.journal.models import Line
from huiying.foundation.scope import Actor
from huiying.registry.terms import HELD_POSTS, Post
from tests.cast import City

Deed = Callable[[Actor], object]


class _Undo(Exception):
    """Thrown after a deed that was allowed, so that the next one finds the ground as it was."""


def everybody(city: City) -> dict[str, Actor]:
    """One actor for each post, held in the department, and those who hold none."""
    held = {str(post): city.actor(post) for post in sorted(HELD_POSTS)}
    outside = {Post.CITIZEN.value: Actor.citizen("test"), Post.MACHINE.value: Actor.machine("test")}
    return held | outside


def who_may(city: City, deed: Deed) -> set[str]:
    """The posts whose holder succeeded; a refusal must leave no trace in the journal."""
    return {post for post, actor in everybody(city).items() if succeeds(deed, actor)}


def succeeds(deed: Deed, actor: Actor) -> bool:
    """Whether the actor may; what she did is undone."""
    before = Line.objects.count()
    try:
        with transaction.atomic():
            deed(actor)
            raise _Undo
    except _Undo:
        return True
    except (Refused, Absent):
        assert Line.objects.count() == before, "a refusal was journalled"
        return False
