"""Who sees which cases, in which order, and what is told to the public?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cast import City, make_city

from huiying.foundation.clock import now
from huiying.foundation.errors import Absent, Unusable
from huiying.inbox import acts, reads
from huiying.inbox.models import Case
from huiying.inbox.reads import Order
from huiying.inbox.terms import CaseState
from huiying.inbox.tests.cast import (
    CITIZEN,
    case_in_progress,
    dispatched_case,
    make_case,
    watch,
)
from huiying.registry.terms import Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return make_city()


@pytest.mark.parametrize("post", ["handler", "duty_officer", "reviewer", "supervisor", "inspector"])
def test_who_has_business_with_letters_sees_the_offices_cases(city: City, post: str) -> None:
    case = dispatched_case(city)
    assert list(reads.cases(city.actor(post))) == [case]


@pytest.mark.parametrize("post", ["editor", "specialist", "technician", "operator"])
def test_who_has_none_sees_nothing(city: City, post: str) -> None:
    dispatched_case(city)
    assert list(reads.cases(city.actor(post))) == []


def test_another_offices_case_looks_like_no_case(city: City) -> None:
    case = dispatched_case(city)
    with pytest.raises(Absent):
        reads.case(city.stranger, case.pk)


def test_a_citizen_sees_no_list(city: City) -> None:
    dispatched_case(city)
    assert list(reads.cases(CITIZEN)) == []


def test_each_finds_what_waits_for_her(city: City) -> None:
    open_one, sent, working = (
        make_case(city, "请问安排一"),
        dispatched_case(city, body="请问安排二"),
        case_in_progress(city, body="请问安排三"),
    )
    assert set(reads.awaiting_me(city.actor(Post.HANDLER))) == {sent, working}
    assert list(reads.awaiting_me(watch(city))) == [open_one]
    assert list(reads.awaiting_me(city.actor(Post.REVIEWER))) == []


def test_what_is_due_first_comes_first_and_what_has_no_date_last(city: City) -> None:
    late, soon, none = (make_case(city, f"请问安排{n}") for n in range(3))
    moved = Case.objects.whole("the test's own")
    moved.filter(pk=late.pk).update(due_at=now() - timedelta(days=1))
    moved.filter(pk=none.pk).update(due_at=None, due_missing="workdays.calendar.missing:2027")
    assert list(reads.awaiting_me(watch(city))) == [late, soon, none]
    assert list(reads.overdue(watch(city), now())) == [late]


@pytest.mark.parametrize("order", list(Order))
def test_pages_show_every_case_once(city: City, order: Order) -> None:
    made = [make_case(city, f"请问安排{n}") for n in range(5)]
    Case.objects.whole("the test's own").filter(pk__in=[c.pk for c in made[:2]]).update(
        due_at=None, due_missing="workdays.calendar.missing:2027"
    )
    seen = reads.cases(watch(city))
    first = reads.page(seen, order=order, most=2)
    second = reads.page(seen, order=order, most=2, after=first.after)
    third = reads.page(seen, order=order, most=2, after=second.after)
    shown = [case.pk for each in (first, second, third) for case in each.rows]
    assert sorted(shown) == sorted(case.pk for case in made)
    assert third.after == ""


def test_a_page_keeps_its_place_when_a_newer_case_comes(city: City) -> None:
    made = [make_case(city, f"请问安排{n}") for n in range(3)]
    first = reads.page(reads.cases(watch(city)), order=Order.NEWEST, most=2)
    make_case(city, "请问又一件")
    second = reads.page(reads.cases(watch(city)), order=Order.NEWEST, after=first.after)
    assert list(second.rows) == [made[0]]


@pytest.mark.parametrize("mark", ["x", "1~yesterday", "~"])
def test_a_mark_that_is_none_is_refused(city: City, mark: str) -> None:
    with pytest.raises(Unusable):
        reads.page(reads.cases(watch(city)), after=mark)


def test_every_state_is_counted(city: City) -> None:
    make_case(city)
    counts = reads.state_counts(watch(city))
    assert set(counts) == set(CaseState)
    assert sum(counts.values()) == counts[CaseState.AWAITING_DISPATCH] == 1


def test_the_public_timeline_names_office_and_post_but_no_person(city: City) -> None:
    case = case_in_progress(city)
    told = reads.timeline(case, for_staff=False)
    assert [event.happened for event in told] == [
        "inbox.case.opened",
        "inbox.case.dispatched",
        "inbox.case.signed_for",
    ]
    assert {event.name for event in told} == {""}
    assert (told[2].organisation, str(told[2].post)) == ("城市管理局", "承办人")
    assert told[1].towards == "城市管理局"


def test_staff_see_names_and_what_is_private(city: City) -> None:
    case = case_in_progress(city)
    acts.add_note(case.pk, "已打电话", by=city.actor(Post.HANDLER))
    told = reads.timeline(case, for_staff=True)
    assert (told[-1].happened, told[-1].name) == ("inbox.case.noted", "handler 甲")
    assert "inbox.case.noted" not in [e.happened for e in reads.timeline(case, for_staff=False)]


def test_the_public_archive_holds_only_what_was_released(city: City) -> None:
    make_case(city, is_public=True)
    assert list(reads.public_cases()) == []
