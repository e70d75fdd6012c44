"""How does a case pass from hand to hand, so that it always lies in exactly one?"""

from __future__ import annotations

from django.db.models import F, Max, OuterRef, Subquery

from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import Absent, Conflict, Unusable
from huiying.foundation.scope import Actor
from huiying.inbox import reads
from huiying.inbox.acts.journal import note_case
from huiying.inbox.acts.locking import begin, begin_as_handler
from huiying.inbox.models import Assist, Case, HandOver
from huiying.inbox.rules.moves import may_return
from huiying.inbox.terms import CaseState
from huiying.registry.models import Organisation, Person
from huiying.registry.reads import holders, in_force
from huiying.registry.terms import Post


@act
def dispatch_case(case: int, organisation: int, handler: int | None = None, *, by: Actor) -> Case:
    """Send a case to an organisation and a named handler there (her turn if none is named).

    Raises `Conflict` where nobody there handles cases: a case never waits for nobody.
    """
    found, claim = begin("dispatch_case", case, by)
    target = _organisation(organisation)
    person = handler_for(target.pk, handler)
    if person is None or handler not in {None, person.pk}:
        raise Conflict("inbox.case.nobody_handles", organisation=target.name)
    old = {"organisation": found.organisation_id, "handler": found.handler_id}
    hand_to(found, target, person)
    new = {"organisation": target.pk, "handler": person.pk}
    note_case(found, "inbox.case.dispatched", by, claim, old=old, new=new)
    return found


@act
def sign_for_case(case: int, *, by: Actor) -> Case:
    """The named handler takes the case (签收)."""
    found, claim = begin_as_handler("sign_for_case", case, by)
    HandOver.objects.filter(pk=_last(found).pk).update(signed_for_at=now())
    found.state = CaseState.IN_PROGRESS
    found.save(update_fields=["state"])
    note_case(found, "inbox.case.signed_for", by, claim, new={"state": found.state})
    return found


@act
def return_case(case: int, basis: str, *, by: Actor) -> Case:
    """Send a case back as not ours (退单), with the basis; never after a ruling (北京 12)."""
    found, claim = begin_as_handler("return_case", case, by)
    if not basis.strip():
        raise Unusable("inbox.return.basis_missing")
    before = HandOver.objects.filter(case=found, returned_at__isnull=False)
    if not may_return(
        found.organisation_id, frozenset(before.values_list("to_organisation_id", flat=True))
    ):
        raise Conflict("inbox.return.ruled_already", number=found.number)
    last = _last(found)
    HandOver.objects.filter(pk=last.pk).update(returned_at=now(), return_basis=basis.strip())
    note_case(found, "inbox.case.returned", by, claim, new={"hand_over": last.pk})
    _give_back(found)
    return found


@act
def reassign_case(case: int, handler: int, *, by: Actor) -> Case:
    """Give the case to another handler of the same organisation; nothing else changes."""
    found, claim = begin("reassign_case", case, by)
    person = holders(found.organisation, Post.HANDLER).filter(pk=handler).first()
    if person is None:
        raise Conflict("inbox.case.nobody_handles", organisation=found.organisation.name)
    old = {"handler": found.handler_id}
    hand_to(found, found.organisation, person, state=CaseState(found.state))
    note_case(found, "inbox.case.reassigned", by, claim, old=old, new={"handler": person.pk})
    return found


@act
def ask_to_assist(case: int, organisation: int, *, by: Actor) -> Assist:
    """Ask another organisation to contribute (协办); the leading one stays in charge."""
    found, claim = begin("ask_to_assist", case, by)
    target = _organisation(organisation)
    made, fresh = Assist.objects.get_or_create(
        case=found, organisation=target, defaults={"since": now()}
    )
    if not fresh or target.pk == found.organisation_id:
        raise Conflict("inbox.case.assists_already", organisation=target.name)
    note_case(found, "inbox.case.assist_asked", by, claim, new={"organisation": target.pk})
    return made


def hand_to(
    case: Case,
    target: Organisation,
    person: Person,
    *,
    state: CaseState = CaseState.AWAITING_RECEIPT,
) -> None:
    """Put the case into a person's hands and write the hand-over down."""
    HandOver.objects.create(
        case=case,
        from_organisation_id=case.organisation_id,
        from_handler_id=case.handler_id,
        to_organisation=target,
        to_handler=person,
        at=now(),
        signed_for_at=now() if state is CaseState.IN_PROGRESS else None,
    )
    case.organisation, case.handler, case.state = target, person, state
    case.accepted_at = case.accepted_at or now()
    case.save(update_fields=["organisation", "handler", "duty", "state", "accepted_at"])


def handler_for(organisation: int, wanted: int | None) -> Person | None:
    """The wanted person if she handles cases there, else the one whose turn it is, else nobody."""
    place = Organisation.objects.filter(pk=organisation).first()
    if place is None:
        return None
    people = holders(place, Post.HANDLER)
    if wanted is not None and (named := people.filter(pk=wanted).first()):
        return named
    last = (
        HandOver.objects.filter(to_handler=OuterRef("pk"))
        .order_by()
        .values("to_handler")
        .annotate(last=Max("id"))
        .values("last")
    )
    turn = people.annotate(last_given=Subquery(last))
    return turn.order_by(F("last_given").asc(nulls_first=True), "id").first()


def _give_back(case: Case) -> None:
    """Back to whoever sent it here, past any change of handler inside this organisation."""
    came = (
        reads.hand_overs(case)
        .filter(to_organisation=case.organisation)
        .exclude(from_organisation=case.organisation)
        .last()
    )
    case.organisation = came.from_organisation if came else case.organisation
    case.handler, case.state = None, CaseState.AWAITING_DISPATCH
    case.save(update_fields=["organisation", "handler", "state"])


def _last(case: Case) -> HandOver:
    newest = reads.hand_overs(case).last()
    if newest is None:
        raise Conflict("inbox.case.not_now", number=case.number, state=case.state)
    return newest


def _organisation(pk: int) -> Organisation:
    found = Organisation.objects.filter(in_force(), pk=pk).first()
    if found is None:
        raise Absent("registry.organisation.absent", id=pk)
    return found
