"""Does a case open to whoever has its code, to nobody else, and tell its whole course?"""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from huiying.answers.models import Rating
from huiying.inbox.models import Message
from huiying.portal.terms import TRACKING
from huiying.portal.tests.cast import LAMPS, Place, answer, enter, in_english, open_case

TEXT = "您好，滨江路路灯电缆老化，10月14日前更换完毕，届时仍不亮请来电。"


def without_tokens(html: str) -> str:
    """The page without what differs each time: tokens, and what was typed."""
    return re.sub(r'(csrfmiddlewaretoken"|name="number"|name="code")[^>]*>', "", html)


def test_number_and_code_open_the_case(client: Client, place: Place) -> None:
    opened = open_case()
    reply = client.post("/case/", {"number": opened.number, "code": opened.code.lower()})
    assert reply["Location"] == f"/case/{opened.number}/"
    assert LAMPS in client.get(reply["Location"]).content.decode()


def test_a_wrong_number_and_a_wrong_code_look_the_same(client: Client, place: Place) -> None:
    opened = open_case()
    wrong_code = client.post("/case/", {"number": opened.number, "code": "AAAA-BBBB-CCCC"})
    wrong_number = client.post("/case/", {"number": "20200101-000009", "code": opened.code})
    assert wrong_code.status_code == wrong_number.status_code == 422
    assert without_tokens(wrong_code.content.decode()) == without_tokens(
        wrong_number.content.decode()
    )


def test_a_wrong_code_opens_nothing(client: Client, place: Place) -> None:
    opened = open_case()
    client.post("/case/", {"number": opened.number, "code": "AAAA-BBBB-CCCC"})
    assert client.get(f"/case/{opened.number}/")["Location"] == f"/case/?number={opened.number}"


@pytest.mark.parametrize("verb", ["add", "rate"])
def test_nobody_acts_on_a_case_that_is_not_open(client: Client, place: Place, verb: str) -> None:
    opened = open_case()
    said = Message.objects.whole("counted").count()
    reply = client.post(
        f"/case/{opened.number}/{verb}/", {"body": "x", "level": "1", "token": "t" * 20}
    )
    assert reply["Location"].startswith("/case/?number=")
    assert Message.objects.whole("counted").count() == said
    assert not Rating.objects.exists()


def test_another_browser_sees_nothing(client: Client, place: Place) -> None:
    opened = open_case()
    enter(client, opened)
    assert Client().get(f"/case/{opened.number}/").status_code == 302


def test_the_code_stands_in_no_address(client: Client, place: Place) -> None:
    opened = open_case()
    reply = client.post("/case/", {"number": opened.number, "code": opened.code}, follow=True)
    assert [to for to, _ in reply.redirect_chain if opened.code in to] == []
    assert opened.code not in reply.content.decode()


@time_machine.travel(datetime(2026, 11, 20, 2, 0, 10, tzinfo=UTC), tick=False)
def test_too_many_tries_are_refused_even_with_the_right_code(client: Client, place: Place) -> None:
    opened = open_case()
    wrong = {"number": opened.number, "code": "AAAA-BBBB-CCCC"}
    tries = [client.post("/case/", wrong).status_code for _ in range(TRACKING.most)]
    right = client.post("/case/", {"number": opened.number, "code": opened.code})
    assert set(tries) == {422}
    assert right.status_code == 429
    assert client.get(f"/case/{opened.number}/").status_code == 302


def test_it_is_kept_in_no_cache(client: Client, place: Place) -> None:
    opened = open_case()
    enter(client, opened)
    assert "no-store" in client.get(f"/case/{opened.number}/")["Cache-Control"]


def test_it_shows_who_does_what_next_and_the_rule(client: Client, place: Place) -> None:
    opened = open_case()
    enter(in_english(client), opened)
    text = client.get(f"/case/{opened.number}/").content.decode()
    assert "城市管理局" in text
    assert "data-clock" in text
    assert "working day" in text
    assert 'aria-current="step"' in text


def test_an_answer_is_read_and_rated_once(client: Client, place: Place) -> None:
    opened = open_case()
    answer(place, opened.case, TEXT)
    enter(client, opened)
    assert TEXT in client.get(f"/case/{opened.number}/").content.decode()
    client.post(f"/case/{opened.number}/rate/", {"level": "2", "reason": "太慢"})
    again = client.post(f"/case/{opened.number}/rate/", {"level": "5"})
    assert again.status_code == 422
    assert [(r.level, r.reason) for r in Rating.objects.all()] == [(2, "太慢")]


def test_a_given_rating_is_not_asked_for_again(client: Client, place: Place) -> None:
    opened = open_case()
    answer(place, opened.case, TEXT)
    enter(in_english(client), opened)
    client.post(f"/case/{opened.number}/rate/", {"level": "5"})
    text = client.get(f"/case/{opened.number}/").content.decode()
    assert "Answered, and rated by you." in text
    assert "Give this rating" not in text


def test_nothing_is_rated_before_an_answer(client: Client, place: Place) -> None:
    opened = open_case()
    enter(client, opened)
    assert client.post(f"/case/{opened.number}/rate/", {"level": "5"}).status_code == 422
    assert not Rating.objects.exists()


def test_a_rating_without_a_level_keeps_the_reason(client: Client, place: Place) -> None:
    opened = open_case()
    answer(place, opened.case, TEXT)
    enter(client, opened)
    reply = client.post(f"/case/{opened.number}/rate/", {"reason": "还没修好"})
    assert reply.status_code == 422
    assert "还没修好" in reply.content.decode()


def test_something_is_added(client: Client, place: Place) -> None:
    opened = open_case()
    enter(client, opened)
    more = {"body": "灯杆编号 WH-0412", "token": "another-token-of-the-form"}
    client.post(f"/case/{opened.number}/add/", more)
    assert "WH-0412" in client.get(f"/case/{opened.number}/").content.decode()


def test_adding_nothing_says_so(client: Client, place: Place) -> None:
    opened = open_case()
    enter(client, opened)
    reply = client.post(f"/case/{opened.number}/add/", {"body": " ", "token": "t" * 20})
    assert reply.status_code == 422


def test_leaving_forgets_every_case(client: Client, place: Place) -> None:
    opened = open_case()
    enter(client, opened)
    client.post("/case/leave/")
    assert client.get(f"/case/{opened.number}/").status_code == 302


def test_the_address_in_a_letter_leads_to_the_case(client: Client, place: Place) -> None:
    opened = open_case()
    assert client.get(f"/track/{opened.number}/")["Location"] == f"/case/{opened.number}/"


def test_a_handlers_name_is_not_told(client: Client, place: Place) -> None:
    opened = open_case()
    answer(place, opened.case, TEXT)
    enter(client, opened)
    text = client.get(f"/case/{opened.number}/").content.decode()
    assert "handler 甲" not in text
    assert "reviewer 甲" not in text


@pytest.mark.parametrize("number", ["x", "20260101-999999", "<b>", "1" * 60])
def test_a_number_that_is_none_leads_to_the_door(client: Client, place: Place, number: str) -> None:
    assert client.get(f"/case/{number}/").status_code == 302
