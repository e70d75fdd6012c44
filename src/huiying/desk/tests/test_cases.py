"""Do the inbox and the case page show what is so, and lead each doing to its act?"""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.cast import City, make_account

from huiying.answers import reads as answers
from huiying.answers.terms import ReplyState
from huiying.answers.tests.cast import GOOD, submitted_reply
from huiying.answers.tests.cast import fresh as fresh_reply
from huiying.desk.tests.cast import at_desk, holding
from huiying.foundation.journal.models import Line
from huiying.inbox.terms import CaseState
from huiying.inbox.tests.cast import (
    case_in_progress,
    dispatched_case,
    fresh,
    make_case,
    taken_in,
    watch,
)
from huiying.registry.models import Person
from huiying.registry.terms import Post

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
ACTS = ["accept", "refuse", "dispatch", "sign-for", "return", "note", "contact", "close", "reply"]


def watching(city: City) -> Person:
    watch(city)
    return Person.objects.get(username="watch")


def test_the_handler_finds_her_case_on_todays_list(city: City) -> None:
    case = dispatched_case(city)
    text = holding(city, Post.HANDLER).get("/desk/").content.decode()
    assert case.title in text


def test_the_case_page_shows_conversation_and_date(city: City) -> None:
    case = case_in_progress(city)
    answer = holding(city, Post.HANDLER).get(f"/desk/cases/{case.pk}/")
    assert case.body in answer.content.decode()
    assert answer.context["clock"].due
    assert answer.context["working"]


@pytest.mark.parametrize("act", ACTS)
def test_no_act_reaches_another_office_s_case(act: str, city: City) -> None:
    case = case_in_progress(city)
    lines = Line.objects.count()
    sent = {
        "reason": "核实情况",
        "basis": "第一条",
        "text": "备注",
        "body": GOOD,
        "outcome": "solved",
    }
    answer = at_desk(city.people["stranger"]).post(f"/desk/cases/{case.pk}/{act}/", sent)
    assert answer.status_code == 404
    assert Line.objects.count() == lines


@pytest.mark.parametrize("post", [Post.EDITOR, Post.TECHNICIAN, Post.OPERATOR])
def test_posts_without_business_see_no_case(post: str, city: City) -> None:
    case = case_in_progress(city)
    client = holding(city, post)
    assert client.get(f"/desk/cases/{case.pk}/").status_code == 404
    assert case.title not in client.get("/desk/inbox/").content.decode()


def test_the_duty_officer_dispatches(city: City) -> None:
    case = make_case(city)
    sent = {"organisation": city.department.pk, "handler": city.people[Post.HANDLER].pk}
    at_desk(watching(city)).post(f"/desk/cases/{case.pk}/dispatch/", sent)
    assert fresh(case.pk).handler_id == city.people[Post.HANDLER].pk


def test_a_dispatch_to_nobody_is_told_and_changes_nothing(city: City) -> None:
    case = make_case(city)
    sent = {"organisation": city.root.pk}
    answer = at_desk(watching(city)).post(f"/desk/cases/{case.pk}/dispatch/", sent)
    assert answer.status_code == 409
    assert "没有这样的承办人" in answer.content.decode()
    assert fresh(case.pk).state == CaseState.AWAITING_DISPATCH


def test_the_handler_signs_for_it(city: City) -> None:
    case = dispatched_case(city)
    holding(city, Post.HANDLER).post(f"/desk/cases/{case.pk}/sign-for/")
    assert fresh(case.pk).state == CaseState.IN_PROGRESS


def test_a_return_without_a_basis_keeps_the_case(city: City) -> None:
    case = dispatched_case(city)
    answer = holding(city, Post.HANDLER).post(f"/desk/cases/{case.pk}/return/", {"basis": ""})
    assert answer.status_code == 422
    assert fresh(case.pk).state == CaseState.AWAITING_RECEIPT


def test_who_returns_a_case_is_led_back_to_the_list(city: City) -> None:
    case = dispatched_case(city)
    path = f"/desk/cases/{case.pk}/return/"
    answer = holding(city, Post.HANDLER).post(path, {"basis": "职责清单第3项"})
    assert answer["Location"] == "/desk/inbox/"


def test_a_look_at_the_contact_needs_a_reason_and_is_journalled(city: City) -> None:
    case = case_in_progress(city, name="王某", phone="13900139000")
    client = holding(city, Post.HANDLER)
    path = f"/desk/cases/{case.pk}/contact/"
    assert "13900139000" not in client.get(f"/desk/cases/{case.pk}/").content.decode()
    assert "13900139000" not in client.post(path, {"reason": ""}).content.decode()
    assert "13900139000" in client.post(path, {"reason": "电话核实地址"}).content.decode()
    assert Line.objects.filter(happened="foundation.personal.seen").count() == 2


def test_a_reply_goes_to_a_second_person(city: City) -> None:
    case = case_in_progress(city)
    path = f"/desk/cases/{case.pk}/reply/submit/"
    holding(city, Post.HANDLER).post(path, {"body": GOOD})
    assert answers.replies_to(fresh(case.pk))[-1].state == ReplyState.IN_REVIEW


def test_an_empty_reply_is_refused_beside_the_form(city: City) -> None:
    case = case_in_progress(city)
    answer = holding(city, Post.HANDLER).post(f"/desk/cases/{case.pk}/reply/", {"body": " "})
    assert answer.status_code == 422
    assert "答复不能为空" in answer.content.decode()


def test_the_writer_is_not_offered_the_review(city: City) -> None:
    case = case_in_progress(city)
    submitted_reply(city, case)
    answer = holding(city, Post.HANDLER).get(f"/desk/cases/{case.pk}/")
    assert not answer.context["sheet"].doings["review_reply"]


def test_a_changed_seal_approves_nothing(city: City) -> None:
    case = case_in_progress(city)
    reply = submitted_reply(city, case)
    lines = Line.objects.count()
    path = f"/desk/cases/{case.pk}/replies/{reply.pk}/approve/"
    answer = holding(city, Post.REVIEWER).post(path, {"seal": "0" * 64, "comment": "我的意见"})
    assert answer.status_code == 409
    assert "我的意见" in answer.content.decode()
    assert fresh_reply(reply.pk).state == ReplyState.IN_REVIEW
    assert Line.objects.count() == lines


def test_a_reviewer_approves_what_she_read(city: City) -> None:
    case = case_in_progress(city, body="滨江路3号楼前路灯不亮，什么时候修")
    reply = submitted_reply(city, case)
    path = f"/desk/cases/{case.pk}/replies/{reply.pk}/approve/"
    reasons = {f"confirm-{f.code}": "已核对" for f in answers.findings(reply) if f.holds}
    holding(city, Post.REVIEWER).post(path, {"seal": reply.seal, **reasons})
    assert fresh(case.pk).state == CaseState.REPLIED


def test_a_reply_is_checked_while_it_is_written(city: City) -> None:
    case = case_in_progress(city)
    path = f"/desk/cases/{case.pk}/reply/check/"
    answer = holding(city, Post.HANDLER).post(path, {"body": "感谢支持。"})
    assert 'class="reason"' in answer.content.decode()


def test_hostile_words_stay_words(city: City) -> None:
    case = case_in_progress(city, body=HOSTILE, title=HOSTILE[:60], place=HOSTILE[:60])
    client = holding(city, Post.HANDLER)
    text = (
        client.get(f"/desk/cases/{case.pk}/").content.decode()
        + client.get("/desk/").content.decode()
    )
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_the_list_is_narrowed_by_its_address(city: City) -> None:
    mine = dispatched_case(city, body="电梯停了三天")
    other = make_case(city, body="想问暖气什么时候开")
    client = at_desk(watching(city))
    found = client.get("/desk/inbox/?q=电梯").content.decode()
    assert mine.title in found
    assert other.title not in found


def test_a_live_fragment_is_the_list_alone(city: City) -> None:
    make_case(city)
    answer = at_desk(watching(city)).get("/desk/inbox/", headers={"HX-Request": "true"})
    assert b"<html" not in answer.content


def test_a_page_that_is_behind_is_told_that_the_case_moved_on(city: City) -> None:
    case = case_in_progress(city)
    client = holding(city, Post.HANDLER)
    path = f"/desk/cases/{case.pk}/?seen=awaiting_receipt.1."
    answer = client.get(path, headers={"HX-Request": "true"})
    assert answer.context["moved_on"]
    assert b"composer" not in answer.content


@pytest.mark.parametrize("rows", [1, 12])
def test_the_inbox_asks_the_database_the_same_however_long(
    rows: int, city: City, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    [make_case(city, body=f"第{n}件事想问一下情况") for n in range(rows)]
    client = at_desk(watching(city))
    client.get("/desk/inbox/")
    with django_assert_max_num_queries(6):
        client.get("/desk/inbox/")


@pytest.mark.parametrize("rows", [1, 12])
def test_todays_list_asks_the_database_the_same_however_long(
    rows: int, city: City, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    [dispatched_case(city, body=f"第{n}件事想问一下情况") for n in range(rows)]
    client = holding(city, Post.HANDLER)
    client.get("/desk/")
    with django_assert_max_num_queries(9):
        client.get("/desk/")


def test_a_message_from_a_phone_stands_in_the_conversation(city: City) -> None:
    account = make_account(city.department)
    case = taken_in(account, "滨江路路灯三天不亮了，能修吗")
    assert case is not None
    text = at_desk(watching(city)).get(f"/desk/cases/{case.pk}/").content.decode()
    assert "滨江路路灯三天不亮了，能修吗" in text
