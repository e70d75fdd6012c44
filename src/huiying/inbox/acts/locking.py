"""Who may do this to that case now? Seen, locked, permitted, and in a state that allows it."""

from __future__ import annotations

from django.db import connection

from huiying.foundation.errors import Absent, Conflict, Refused
from huiying.foundation.scope import Actor, Claim, ScopedQuerySet
from huiying.inbox import reads
from huiying.inbox.models import Case
from huiying.inbox.rules.moves import may_move
from huiying.inbox.terms import MAY, MOVES


def begin(verb: str, pk: int, by: Actor) -> tuple[Case, Claim]:
    """The case, locked until the act ends, and the claim under which it is done.

    Raises `Absent`, `Refused`, or `Conflict` where somebody was faster.
    """
    reads.case(by, pk)
    case = locked(pk)
    claim = by.claim(MAY[verb], case.organisation.path, verb=verb)
    demand_state(verb, case)
    return case, claim


def begin_as_handler(verb: str, pk: int, by: Actor) -> tuple[Case, Claim]:
    """As `begin`, for what only the case's named handler does."""
    reads.case(by, pk)
    case = locked(pk)
    claim = by.claim(MAY[verb], case.organisation.path, verb=verb)
    demand_handler(case, by)
    demand_state(verb, case)
    return case, claim


def locked(pk: int) -> Case:
    """One case under a row lock: two people at once become one after the other.

    Without joins: PostgreSQL checks a joined row again with the old organisation and loses it.
    """
    rows: ScopedQuerySet[Case] = Case.objects.whole("locked after the caller fetched it")
    found: Case | None = rows.select_for_update().filter(pk=pk).first()
    if found is None:
        raise Absent("inbox.case.absent", id=pk)
    return found


def one_at_a_time(what: str) -> None:
    """Wait for whoever else works on the same thing now, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])


def demand_handler(case: Case, by: Actor) -> None:
    """Only the named handler acts for her case."""
    if by.person is None or case.handler_id != by.person:
        raise Refused("inbox.case.not_her_case", number=case.number)


def demand_state(verb: str, case: Case) -> None:
    """Refuse what this state does not allow."""
    if verb in MOVES and not may_move(verb, case.state):
        raise Conflict("inbox.case.not_now", number=case.number, state=case.state)
