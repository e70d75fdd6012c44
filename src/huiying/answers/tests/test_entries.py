"""Is the Q&A base found in people's own words, and only while it holds?"""

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import City, make_city

from huiying.answers.acts import EntryForm, add_entry
from huiying.answers.reads import entries_matching, public_entries
from huiying.foundation.errors import Absent, Conflict, Refused, Unusable
from huiying.foundation.journal.models import Line
from huiying.registry.terms import Post

pytestmark = pytest.mark.django_db
FORM = EntryForm("居住证怎么办理？", "带身份证到社区。", ("暂住证在哪里办",), "《居住证暂行条例》")


@pytest.fixture
def city() -> City:
    return make_city()


def test_an_entry_is_found_by_another_wording(city: City) -> None:
    entry = add_entry(city.department.pk, FORM, by=city.actor(Post.SPECIALIST))
    add_entry(
        city.department.pk,
        EntryForm("公园几点关门？", "22时。"),
        by=city.actor(Post.SPECIALIST),
    )
    ((found, why),) = entries_matching("我想办暂住证", most=1)
    assert found == entry
    assert why.score > 0.12


def test_an_entry_past_its_day_is_not_shown(city: City) -> None:
    past = EntryForm("旧问题", "旧答案", valid_from=date(2020, 1, 1), valid_to=date(2020, 2, 1))
    add_entry(city.department.pk, past, by=city.actor(Post.SPECIALIST))
    assert list(public_entries()) == []


def test_the_same_question_is_there_once(city: City) -> None:
    add_entry(city.department.pk, FORM, by=city.actor(Post.SPECIALIST))
    with pytest.raises(Conflict):
        add_entry(city.department.pk, FORM, by=city.actor(Post.SPECIALIST))
    assert public_entries().count() == 1


def test_an_entry_without_an_answer_is_refused(city: City) -> None:
    with pytest.raises(Unusable):
        add_entry(city.department.pk, EntryForm("问", " "), by=city.actor(Post.SPECIALIST))
    assert list(public_entries()) == []


@pytest.mark.parametrize("post", ["editor", "handler", "reviewer", "stranger"])
def test_who_does_not_keep_the_base_adds_nothing(city: City, post: str) -> None:
    by = city.stranger if post == "stranger" else city.actor(post)
    before = Line.objects.count()
    with pytest.raises((Absent, Refused)):
        add_entry(city.department.pk, FORM, by=by)
    assert (public_entries().count(), Line.objects.count()) == (0, before)
