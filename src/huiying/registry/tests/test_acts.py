"""Does the registry refuse what would undo the separation of duties or the one-account rule?"""

from __future__ import annotations

import pytest
from tests.cast import LONG_AGO, MACHINE, City, make_account, make_city

from huiying.foundation.errors import Conflict, Refused, Unusable
from huiying.foundation.journal.models import Line
from huiying.registry import acts
from huiying.registry.models import Account, PostHeld
from huiying.registry.terms import Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return make_city()


def traces() -> tuple[int, int]:
    return PostHeld.objects.count(), Line.objects.count()


def test_nobody_gives_a_post_to_herself(city: City) -> None:
    supervisor = city.people[Post.SUPERVISOR]
    before = traces()
    with pytest.raises(Refused, match="not_to_oneself"):
        acts.give_post(
            supervisor.pk, city.department.pk, Post.REVIEWER, by=city.actor(Post.SUPERVISOR)
        )
    assert traces() == before


@pytest.mark.parametrize("post", [Post.REVIEWER, Post.SIGNATORY, Post.SUPERVISOR])
def test_an_outsourced_operator_never_decides(city: City, post: str) -> None:
    operator = city.people[Post.OPERATOR]
    before = traces()
    with pytest.raises(Conflict, match="operator_may_not_decide"):
        acts.give_post(operator.pk, city.department.pk, post, by=MACHINE)
    assert traces() == before


@pytest.mark.parametrize("post", ["king", Post.MACHINE, Post.CITIZEN])
def test_what_is_no_post_cannot_be_given(city: City, post: str) -> None:
    with pytest.raises(Unusable):
        acts.give_post(city.people[Post.EDITOR].pk, city.department.pk, post, by=MACHINE)


def test_one_organisation_has_one_account_on_a_platform(city: City) -> None:
    make_account(city.department)
    form = acts.AccountForm("notebook", "又一个", "second", "second", LONG_AGO)
    before = Line.objects.count()
    with pytest.raises(Conflict, match="one_per_platform"):
        acts.register_account(city.department.pk, form, by=MACHINE)
    assert (Account.objects.whole("count").count(), Line.objects.count()) == (1, before)


def test_the_journal_keeps_which_credentials_but_not_what_they_are(city: City) -> None:
    account = make_account(city.department)
    acts.keep_credentials(account.pk, {"secret": "s3cr3t"}, by=MACHINE)
    assert "s3cr3t" not in str(list(Line.objects.values_list("new", flat=True)))
