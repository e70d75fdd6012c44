"""Does the inbox show first what waits, and what has just come, however full it is?"""

from __future__ import annotations

import pytest
from django.test import Client
from tests.cast import MACHINE, City

from huiying.answers.acts import add_entry
from huiying.answers.acts.entries import EntryForm
from huiying.answers.tests.cast import approved_reply
from huiying.desk.tests.cast import at_desk, holding
from huiying.desk.views import inbox as views
from huiying.inbox.tests.cast import case_in_progress, make_case, watch
from huiying.registry.models import Person
from huiying.registry.terms import Post


def watching(city: City) -> Client:
    """The duty officer's browser."""
    watch(city)
    return at_desk(Person.objects.get(username="watch"))


@pytest.fixture
def _short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PAGE", 2)


def test_it_lists_what_waits_for_an_answer(city: City) -> None:
    open_case = make_case(city, body="想问暖气什么时候开")
    answered = case_in_progress(city, body="滨江路3号楼前路灯不亮")
    approved_reply(city, answered)
    told = watching(city).get("/desk/inbox/").content.decode()
    assert open_case.title in told
    assert answered.title not in told


@pytest.mark.parametrize("asked", ["?all=1", "?q=3号楼", "?state=replied"])
def test_what_was_answered_is_found_when_asked_for(city: City, asked: str) -> None:
    answered = case_in_progress(city, body="滨江路3号楼前路灯不亮")
    approved_reply(city, answered)
    assert answered.title in watching(city).get(f"/desk/inbox/{asked}").content.decode()


@pytest.mark.usefixtures("_short_pages")
def test_what_has_just_come_stands_on_top_of_a_full_page(city: City) -> None:
    *_, newest = [make_case(city, body=f"第{n}件事想问一下") for n in "一二三"]
    answer = watching(city).get("/desk/inbox/")
    assert [line.title for line in answer.context["arrived"]] == [newest.title]
    older = watching(city).get(answer.context["older"])
    assert list(older.context["arrived"]) == []


def test_only_what_is_about_the_matter_is_laid_beside_the_letter(city: City) -> None:
    known = ("老楼加装电梯邻居不同意怎么办？", "汛期沙袋在哪里领？", "电动自行车怎么上牌？")
    forms = [EntryForm(question=question, answer="由街道办事处登记。") for question in known]
    [add_entry(city.department.pk, form, by=MACHINE) for form in forms]
    case = case_in_progress(city, body="我家邻居是一楼，请问汛期沙袋在哪里领")
    answer = holding(city, Post.HANDLER).get(f"/desk/cases/{case.pk}/")
    assert [entry.question for entry, _ in answer.context["sheet"].hints] == [known[1]]
