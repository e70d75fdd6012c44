"""Does a question find its answer, and does a letter become a case without losing a word?"""

from __future__ import annotations

import re

import pytest
from django.test import Client

from huiying.inbox.models import Case
from huiying.portal.terms import ASKING, RECEIPT_SECONDS
from huiying.portal.tests.cast import LAMPS, TOKEN, Place, in_english, publish

SIGNED_IN = "allauth.account.auth_backends.AuthenticationBackend"
LETTER = {"body": LAMPS, "type": "help", "place": "滨江路 3 号", "token": TOKEN, "title": ""}


def cases() -> int:
    return Case.objects.whole("counted by the test").count()


def number_from(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[-1]


def send(client: Client, **changes: str) -> str:
    answer = client.post("/ask/new/", {**LETTER, "step": "send", **changes})
    return number_from(answer["Location"])


def test_a_question_is_answered_from_three_sources(client: Client, place: Place) -> None:
    publish(place, title="路灯今夜更换")
    text = client.get("/ask/?q=路灯坏了").content.decode()
    assert "城市管理局" in text
    assert "0571-5550101" in text
    assert "路灯坏了多久修好" in text
    assert "路灯今夜更换" in text


def test_it_says_why_it_was_found(client: Client, place: Place) -> None:
    text = in_english(client).get("/ask/?q=路灯坏了").content.decode()
    assert "Found because you wrote" in text


def test_the_fragment_is_whole_in_itself(client: Client, place: Place) -> None:
    text = client.get("/ask/suggest?q=路灯").content.decode()
    assert "<html" not in text
    assert text.count("<div") == text.count("</div>")
    assert f"/duties/{place.duty.pk}/" in text


def test_an_empty_fragment_still_offers_the_next_step(client: Client, place: Place) -> None:
    assert "/ask/new/?q=qqqq" in client.get("/ask/suggest?q=qqqq").content.decode()


def test_a_letter_is_shown_once_more_before_it_is_sent(client: Client, place: Place) -> None:
    text = client.post("/ask/new/", {**LETTER, "step": "look"}).content.decode()
    assert "滨江路 3 号" in text
    assert "路灯坏了多久修好" in text
    assert cases() == 0


def test_sending_opens_a_case_and_shows_its_code(client: Client, place: Place) -> None:
    number = send(client)
    text = client.get(f"/ask/sent/{number}/").content.decode()
    assert number in text
    assert re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", text)
    assert cases() == 1


def test_sending_twice_is_one_case(client: Client, place: Place) -> None:
    assert send(client) == send(client)
    assert cases() == 1


def test_somebody_signed_in_writes_as_a_citizen(client: Client, place: Place) -> None:
    client.force_login(place.city.people["editor"], SIGNED_IN)
    send(client)
    assert cases() == 1


def test_the_code_is_not_shown_to_another_browser(client: Client, place: Place) -> None:
    number = send(client)
    assert Client().get(f"/ask/sent/{number}/")["Location"] == f"/case/?number={number}"


def test_the_code_is_not_shown_after_half_an_hour(client: Client, place: Place) -> None:
    number = send(client)
    session = client.session
    session["receipts"] = {number: session["receipts"][number] - RECEIPT_SECONDS}
    session.save()
    assert client.get(f"/ask/sent/{number}/")["Location"] == f"/case/{number}/"


def test_the_session_never_holds_the_code(client: Client, place: Place) -> None:
    text = client.get(f"/ask/sent/{send(client)}/").content.decode()
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", text)
    assert found is not None
    assert found[0].replace("-", "") not in str(dict(client.session)).replace("-", "")


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("type", ""), ("email", "no address"), ("phone", "12 monkeys"), ("type", "nonsense")],
)
def test_an_error_keeps_every_word(client: Client, place: Place, field: str, wrong: str) -> None:
    answer = client.post("/ask/new/", {**LETTER, field: wrong, "step": "send"})
    assert answer.status_code == 422
    assert LAMPS in answer.content.decode()
    assert "滨江路 3 号" in answer.content.decode()
    assert TOKEN in answer.content.decode()
    assert cases() == 0


def test_going_back_keeps_every_word(client: Client, place: Place) -> None:
    text = client.post("/ask/new/", {**LETTER, "step": "change"}).content.decode()
    assert LAMPS in text
    assert "滨江路 3 号" in text


def test_a_program_that_fills_in_everything_is_refused(client: Client, place: Place) -> None:
    answer = client.post("/ask/new/", {**LETTER, "website": "http://x", "step": "send"})
    assert answer.status_code == 422
    assert cases() == 0


def test_too_many_letters_are_held_and_kept(client: Client, place: Place) -> None:
    sent = {send(client, token=f"{TOKEN}-{turn}") for turn in range(ASKING.most)}
    answer = client.post("/ask/new/", {**LETTER, "token": f"{TOKEN}-last", "step": "send"})
    assert answer.status_code == 429
    assert LAMPS in answer.content.decode()
    assert cases() == len(sent) == ASKING.most


def test_a_form_without_its_token_of_origin_is_refused(place: Place) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/ask/new/", {**LETTER, "step": "send"}).status_code == 403
    assert cases() == 0


def test_it_warns_of_danger_and_of_personal_data(client: Client, place: Place) -> None:
    body = "小区燃气泄漏，我的电话 13812345678"
    text = in_english(client).post("/ask/new/", {**LETTER, "body": body}).content.decode()
    assert "Is somebody in danger?" in text
    assert "Your text holds an identity" in text


@pytest.mark.parametrize("duty", ["999999", "-1", "x", "9" * 30, "１"])
def test_a_duty_that_is_none_does_no_harm(client: Client, place: Place, duty: str) -> None:
    assert client.get("/ask/new/", {"duty": duty}).status_code == 200


def test_what_somebody_types_is_never_markup(client: Client, place: Place) -> None:
    hostile = "<script>alert(1)</script>"
    pages = [
        client.get("/ask/", {"q": hostile}),
        client.get("/ask/suggest", {"q": hostile}),
        client.get("/ask/new/", {"q": hostile}),
        client.get("/directory/check", {"q": hostile}),
        client.get("/case/", {"number": hostile}),
        client.post("/ask/new/", {**LETTER, "body": hostile, "step": "look"}),
    ]
    assert [page for page in pages if hostile in page.content.decode()] == []
