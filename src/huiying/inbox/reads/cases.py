"""Which cases may this viewer see, and which of them wait for her?"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from huiying.foundation.errors import Absent
from huiying.foundation.scope import EVERYWHERE, Actor, ScopedQuerySet
from huiying.foundation.sealed import blind_index
from huiying.inbox.models import Assist, Case, HandOver, Note
from huiying.inbox.rules.codes import plain_code, plain_number
from huiying.inbox.rules.in_time import InTime, MessageTimes, in_time_table
from huiying.inbox.terms import RUNNING, SEES_CASES, CaseState
from huiying.registry.terms import Post

BESIDE = ("organisation", "handler", "account", "duty")


def cases(by: Actor) -> ScopedQuerySet[Case]:
    """Cases of the organisations where the viewer has business with letters, and those assisted.

    Cases taken over from an older system are apart (`imported_cases`).
    """
    return _in_sight(by).filter(imported_from="")


def imported_cases(by: Actor) -> ScopedQuerySet[Case]:
    """Cases taken over from an older system."""
    return _in_sight(by).exclude(imported_from="")


def case(by: Actor, pk: int) -> Case:
    """One case in sight, imported or not; raises `Absent`."""
    found: Case | None = _in_sight(by).filter(pk=pk).first()
    if found is None:
        raise Absent("inbox.case.absent", id=pk)
    return found


def case_numbered(by: Actor, number: str) -> Case:
    """One case in sight by its number; raises `Absent`."""
    found: Case | None = _in_sight(by).filter(number=plain_number(number)).first()
    if found is None:
        raise Absent("inbox.case.absent", id=number)
    return found


def case_by_code(number: str, code: str) -> Case:
    """The case for whoever knows number and query code; raises `Absent`, whichever is wrong.

    The comparison takes the same time for an unknown number; the doorway limits the tries.
    """
    rows: ScopedQuerySet[Case] = Case.objects.whole("whoever knows the code may see the case")
    found: Case | None = (
        rows.select_related(*BESIDE).filter(number=plain_number(number), imported_from="").first()
    )
    given = code_index(plain_code(code))
    kept = found.code_index if found else code_index("")
    if not hmac.compare_digest(given, kept) or found is None:
        raise Absent("inbox.case.absent_or_wrong_code")
    return found


def code_index(code: str) -> str:
    """The fingerprint by which a query code is recognised."""
    return blind_index("inbox.case.code", code)


def awaiting_me(by: Actor) -> ScopedQuerySet[Case]:
    """Today's list: what waits for this person as handler or as duty officer, most pressing first.

    Reviews are found in `answers.reads.replies_awaiting_me`.
    """
    mine = Q(
        handler_id=by.person, state__in=[CaseState.AWAITING_RECEIPT, CaseState.IN_PROGRESS]
    ) & Q(handler_id__isnull=False)
    undecided = Q(state__in=[CaseState.RECEIVED, CaseState.AWAITING_DISPATCH])
    on_duty = Q(pk__in=())
    for claim in by.claims:
        if claim.post == Post.DUTY_OFFICER:
            on_duty |= Q(organisation__path__startswith=claim.path)
    running = cases(by).filter(state__in=RUNNING)  # says nothing new, but names the index
    return by_due(running.filter(mine | (undecided & on_duty)))


def by_due(rows: ScopedQuerySet[Case]) -> ScopedQuerySet[Case]:
    """What is due first comes first; without a date last."""
    return rows.order_by(F("due_at").asc(nulls_last=True), "id")


def overdue(by: Actor, at: datetime) -> ScopedQuerySet[Case]:
    """Cases in sight whose answer is late at that instant."""
    return cases(by).filter(state__in=RUNNING, due_at__lt=at)


def state_counts(by: Actor) -> Mapping[CaseState, int]:
    """How many cases in sight stand in each state; every state is named."""
    rows = cases(by).order_by().values_list("state").annotate(count=Count("id"))
    counted = dict(rows)
    return {state: counted.get(state.value, 0) for state in CaseState}


def in_time_by_rule(by: Actor) -> tuple[InTime, ...]:
    """Of the imported letters in sight, how many each deadline rule would have found in time.

    Their types are not known; the words only suggest one, so terms are shown as if all letters
    were of the shortest and of the longest.
    """
    times = imported_cases(by).order_by().values_list("received_at", "answered_at")
    return in_time_table(MessageTimes(received, answered) for received, answered in times)


def public_cases() -> ScopedQuerySet[Case]:
    """The public archive: agreed by the citizen, redacted and released by a person."""
    rows: ScopedQuerySet[Case] = Case.objects.whole("released to everybody after redaction")
    return (
        rows.filter(published_at__isnull=False, is_public=True, imported_from="")
        .select_related("organisation")
        .order_by("-published_at", "-id")
    )


def public_case(number: str) -> Case:
    """One case of the public archive; raises `Absent`. Show only its `public_` texts."""
    found = public_cases().filter(number=plain_number(number)).first()
    if found is None:
        raise Absent("inbox.case.absent", id=number)
    return found


def hand_overs(case: Case) -> QuerySet[HandOver]:
    """How a fetched case passed from hand to hand, oldest first."""
    return (
        HandOver.objects.filter(case=case)
        .select_related("from_organisation", "to_organisation", "from_handler", "to_handler")
        .order_by("id")
    )


def assists(case: Case) -> QuerySet[Assist]:
    """Who contributes to a fetched case."""
    return Assist.objects.filter(case=case).select_related("organisation").order_by("id")


def notes(case: Case) -> QuerySet[Note]:
    """What staff noted on a fetched case, oldest first; never for the public."""
    return Note.objects.filter(case=case).select_related("author").order_by("id")


def _in_sight(by: Actor) -> ScopedQuerySet[Case]:
    paths = {claim.path for claim in by.claims if claim.post in SEES_CASES}
    seen = Q(pk__in=())
    for path in paths:
        seen |= _below(path)
    rows: ScopedQuerySet[Case] = Case.objects.whole("limited to the viewer's posts just above")
    return rows.filter(Q() if EVERYWHERE in paths else seen).select_related(*BESIDE)


def _below(path: str) -> Q:
    assisting = Assist.objects.filter(case_id=OuterRef("pk"), organisation__path__startswith=path)
    return Q(organisation__path__startswith=path) | Q(Exists(assisting))
