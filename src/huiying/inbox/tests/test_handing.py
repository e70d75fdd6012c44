"""Does a case always lie in exactly one pair of hands?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from tests.cast import City, make_city, make_organisation, make_person

from huiying.foundation.errors import Conflict, Refused, Unusable
from huiying.inbox import acts, reads
from huiying.inbox.terms import CaseState
from huiying.inbox.tests.cast import case_in_progress, dispatched_case, fresh, make_case, watch
from huiying.registry.reads import actor_for
from huiying.registry.terms import OrganisationKind, Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return make_city()


def test_dispatch_hands_over_to_a_named_person(city: City) -> None:
    case = dispatched_case(city)
    (over,) = reads.hand_overs(case)
    assert (over.from_organisation, over.to_organisation) == (city.root, city.department)
    assert over.to_handler == city.people[Post.HANDLER]


def test_whose_turn_it_is_gets_the_next_case(city: City) -> None:
    make_person(city.department, "handler_two", Post.HANDLER)
    cases = [make_case(city, f"请问安排{n}") for n in range(3)]
    for case in cases:
        acts.dispatch_case(case.pk, city.department.pk, by=watch(city))
    names = [over.to_handler.username for case in cases for over in reads.hand_overs(case)]
    assert names == ["handler", "handler_two", "handler"]


def test_a_case_never_waits_for_nobody(city: City) -> None:
    empty = make_organisation(city.district, OrganisationKind.DEPARTMENT, "档案局")
    case, officer = make_case(city), watch(city)
    with pytest.raises(Conflict):
        acts.dispatch_case(case.pk, empty.pk, by=officer)
    assert fresh(case.pk).organisation == city.root
    assert not reads.hand_overs(case).exists()


def test_a_handler_of_elsewhere_cannot_be_named(city: City) -> None:
    case = make_case(city)
    with pytest.raises(Conflict):
        acts.dispatch_case(case.pk, city.department.pk, city.people["stranger"].pk, by=watch(city))
    assert fresh(case.pk).state == CaseState.AWAITING_DISPATCH


def test_only_the_named_handler_signs(city: City) -> None:
    case = dispatched_case(city)
    other = make_person(city.department, "handler_two", Post.HANDLER)
    with pytest.raises(Refused):
        acts.sign_for_case(case.pk, by=actor_for(other, "test"))
    assert fresh(case.pk).state == CaseState.AWAITING_RECEIPT


def test_signing_is_written_on_the_hand_over(city: City) -> None:
    case = case_in_progress(city)
    over = reads.hand_overs(case).last()
    assert over is not None
    assert over.signed_for_at is not None


def test_signing_twice_is_a_conflict(city: City) -> None:
    case = case_in_progress(city)
    with pytest.raises(Conflict):
        acts.sign_for_case(case.pk, by=city.actor(Post.HANDLER))


def test_a_returned_case_goes_back_to_who_sent_it(city: City) -> None:
    case = dispatched_case(city)
    acts.return_case(case.pk, "供水管道属水务局（三定方案）", by=city.actor(Post.HANDLER))
    back = fresh(case.pk)
    assert (back.state, back.organisation, back.handler) == (
        CaseState.AWAITING_DISPATCH,
        city.root,
        None,
    )


def test_a_return_needs_its_basis(city: City) -> None:
    case = dispatched_case(city)
    with pytest.raises(Unusable):
        acts.return_case(case.pk, "  ", by=city.actor(Post.HANDLER))
    assert fresh(case.pk).state == CaseState.AWAITING_RECEIPT


def test_there_is_no_return_after_a_ruling(city: City) -> None:
    case, handler = dispatched_case(city), city.actor(Post.HANDLER)
    acts.return_case(case.pk, "属水务局", by=handler)
    acts.dispatch_case(case.pk, city.department.pk, handler.person, by=watch(city))
    with pytest.raises(Conflict, match="ruled_already"):
        acts.return_case(case.pk, "仍属水务局", by=handler)


def test_a_case_passed_on_inside_goes_back_past_the_office(city: City) -> None:
    case = case_in_progress(city)
    second = make_person(city.department, "handler_two", Post.HANDLER)
    acts.reassign_case(case.pk, second.pk, by=city.actor(Post.SUPERVISOR))
    acts.return_case(case.pk, "属水务局", by=actor_for(second, "test"))
    assert fresh(case.pk).organisation == city.root


def test_reassigning_keeps_state_and_date(city: City) -> None:
    case = case_in_progress(city)
    second = make_person(city.department, "handler_two", Post.HANDLER)
    acts.reassign_case(case.pk, second.pk, by=city.actor(Post.SUPERVISOR))
    again = fresh(case.pk)
    assert (again.handler, again.state, again.due_at) == (second, case.state, case.due_at)


def test_an_assisting_office_sees_the_case_but_does_not_lead_it(city: City) -> None:
    case = case_in_progress(city)
    acts.ask_to_assist(case.pk, city.other.pk, by=city.actor(Post.HANDLER))
    assert reads.case(city.stranger, case.pk) == case
    with pytest.raises(Refused):
        acts.reassign_case(case.pk, city.people["stranger"].pk, by=city.stranger)


def test_an_assisting_office_may_leave_a_note(city: City) -> None:
    case = case_in_progress(city)
    acts.ask_to_assist(case.pk, city.other.pk, by=city.actor(Post.HANDLER))
    acts.add_note(case.pk, "管线图已送", by=city.stranger)
    assert [note.text for note in reads.notes(case)] == ["管线图已送"]


def test_an_office_is_asked_once(city: City) -> None:
    case, handler = case_in_progress(city), city.actor(Post.HANDLER)
    acts.ask_to_assist(case.pk, city.other.pk, by=handler)
    with pytest.raises(Conflict):
        acts.ask_to_assist(case.pk, city.other.pk, by=handler)


@pytest.mark.django_db(transaction=True)
def test_two_duty_officers_at_once_dispatch_once_each_after_the_other() -> None:
    city = make_city()
    case, officer = make_case(city), watch(city)

    def dispatch(organisation: int) -> None:
        try:
            acts.dispatch_case(case.pk, organisation, by=officer)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        list(both.map(dispatch, [city.department.pk, city.other.pk]))
    first, second = reads.hand_overs(case)
    assert first.to_organisation == second.from_organisation
    assert fresh(case.pk).organisation == second.to_organisation
