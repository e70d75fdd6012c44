"""Does a query that names no viewer refuse to run, and does a viewer see only her subtrees?"""

from __future__ import annotations

import pytest
from tests.cast import City, make_account, make_city

from huiying.foundation.errors import Refused
from huiying.foundation.scope import Actor, Claim, UnscopedQuery
from huiying.registry.models import Account
from huiying.registry.terms import Post

LEAF = Actor(1, "a", (Claim("editor", 3, "/1/3/"), Claim("reviewer", 1, "/1/")), "test")


@pytest.mark.parametrize(
    "run",
    [
        list,
        lambda rows: rows.count(),
        lambda rows: rows.exists(),
        lambda rows: rows.first(),
        lambda rows: list(rows.iterator()),
        lambda rows: rows.filter(kind="x").get(),
        lambda rows: rows.update(name="x"),
        lambda rows: rows.delete(),
        lambda rows: rows.aggregate(),
    ],
)
@pytest.mark.django_db
def test_an_unscoped_query_raises(run: object) -> None:
    with pytest.raises(UnscopedQuery):
        run(Account.objects.all())  # type: ignore[operator]


@pytest.mark.django_db
def test_a_viewer_sees_her_own_organisation_only() -> None:
    city = make_city()
    own, other = make_account(city.department), make_account(city.other)
    seen = Account.objects.visible_to(city.actor(Post.EDITOR))
    assert (list(seen), other.pk in seen.values_list("pk", flat=True)) == ([own], False)


@pytest.mark.django_db
def test_a_post_above_sees_what_is_below() -> None:
    city: City = make_city()
    make_account(city.department)
    above = Actor(1, "s", (Claim("supervisor", city.district.pk, city.district.path),), "test")
    assert Account.objects.visible_to(above).count() == 1


@pytest.mark.django_db
def test_a_citizen_sees_nothing_by_scope() -> None:
    make_account(make_city().department)
    assert Account.objects.visible_to(Actor.citizen("test")).count() == 0


def test_the_most_local_claim_is_the_one_acted_under() -> None:
    both = Actor(1, "a", (Claim("editor", 1, "/1/"), Claim("editor", 3, "/1/3/")), "test")
    assert both.claim({"editor"}, "/1/3/9/", verb="v").organisation == 3


def test_a_post_elsewhere_does_not_count() -> None:
    with pytest.raises(Refused):
        LEAF.claim({"editor"}, "/1/4/", verb="v")


def test_a_similar_number_is_not_below() -> None:
    assert not Claim("editor", 3, "/1/3/").covers("/1/33/")
