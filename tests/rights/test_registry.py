"""Every act of the registry, tried under every post."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huiying.foundation.errors import Absent, Refused
from huiying.registry import acts
from huiying.registry.models import PostHeld
from huiying.registry.terms import MAY, Post
from tests.cast import LONG_AGO, MACHINE, PASSWORD, City, make_account, make_city
from tests.rights.table import Deed, who_may

pytestmark = pytest.mark.django_db


def add_organisation(city: City) -> Deed:
    return lambda by: acts.add_organisation(
        city.department.pk, kind="department", name="新科", code="new", by=by
    )


def add_person(city: City) -> Deed:
    return lambda by: acts.add_person(
        city.department.pk, username="new", name="新人", password=PASSWORD, by=by
    )


def give_post(city: City) -> Deed:
    person = city.people[Post.EDITOR]
    return lambda by: acts.give_post(person.pk, city.department.pk, Post.HANDLER, by=by)


def end_post(city: City) -> Deed:
    held = PostHeld.objects.get(person=city.people[Post.SPECIALIST])
    return lambda by: acts.end_post(held.pk, by=by)


def register_account(city: City) -> Deed:
    form = acts.AccountForm("notebook", "城管发布", "cg", "cg", LONG_AGO)
    return lambda by: acts.register_account(city.department.pk, form, by=by)


def describe_account(city: City) -> Deed:
    account = make_account(city.department)
    return lambda by: acts.describe_account(account.pk, {"positioning": "便民"}, by=by)


def keep_credentials(city: City) -> Deed:
    account = make_account(city.department)
    return lambda by: acts.keep_credentials(account.pk, {"secret": "s"}, by=by)


def add_duty(city: City) -> Deed:
    return lambda by: acts.add_duty(city.department.pk, acts.DutyForm("占道经营"), by=by)


TABLE: tuple[Callable[[City], Deed], ...] = (
    add_organisation,
    add_person,
    give_post,
    end_post,
    register_account,
    describe_account,
    keep_credentials,
    add_duty,
)


@pytest.mark.parametrize("prepare", TABLE, ids=lambda prepare: prepare.__name__)
def test_only_these_posts_may(prepare: Callable[[City], Deed]) -> None:
    city = make_city()
    assert who_may(city, prepare(city)) == MAY[prepare.__name__]


@pytest.mark.parametrize("prepare", TABLE, ids=lambda prepare: prepare.__name__)
def test_the_same_posts_elsewhere_may_not(prepare: Callable[[City], Deed]) -> None:
    city = make_city()
    deed = prepare(city)
    with pytest.raises((Refused, Absent)):
        deed(city.stranger)


def test_the_table_is_complete() -> None:
    assert {prepare.__name__ for prepare in TABLE} == set(MAY)


def test_the_machine_that_prepares_is_no_person() -> None:
    assert MACHINE.person is None
