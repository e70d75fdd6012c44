"""Who gets in, and what does the door give away?"""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.cast import PASSWORD, City, make_person

from huiying.desk.tests.cast import at_desk, holding, sign_in

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
PAGES = [
    "/desk/",
    "/desk/inbox/",
    "/desk/pieces/",
    "/desk/pieces/new/",
    "/desk/sendings/",
    "/desk/sendings/?show=way",
    "/desk/accounts/",
    "/desk/deadline-rules/",
    "/desk/palette/?q=a",
]
OWN_PAGES = [
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/logout/",
]


@pytest.mark.parametrize("path", PAGES)
def test_it_sends_a_visitor_to_the_door_and_back(path: str, db: None) -> None:
    answer = Client().get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/?next=/desk/")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_for_whoever_holds_a_post(path: str, city: City) -> None:
    assert holding(city, "supervisor").get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_it_refuses_a_person_without_a_post(path: str, city: City) -> None:
    person = make_person(city.department, "between-posts")
    answer = at_desk(person).get(path)
    assert answer.status_code == 403
    assert "desk/no_post.html" in [t.name for t in answer.templates]


def test_a_live_fragment_of_a_signed_out_person_leads_to_the_door(db: None) -> None:
    answer = Client().get("/desk/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith("/accounts/login/")


@pytest.mark.parametrize("path", OWN_PAGES)
def test_pages_of_ones_own_account_wear_our_look(path: str, city: City) -> None:
    answer = holding(city, "editor").get(path, follow=True)
    assert answer.status_code == 200
    assert "ui/sign_in.html" in [t.name for t in answer.templates]


def test_the_right_password_opens_the_desk(city: City) -> None:
    assert sign_in("editor").get("/desk/").status_code == 200


def test_the_door_does_not_tell_whether_a_name_exists(city: City) -> None:
    known, unknown = (
        Client().post("/accounts/login/", {"login": name, "password": "not it at all"})
        for name in ("editor", "nobody1")
    )
    assert known.status_code == unknown.status_code == 200
    assert _bare(known.content, "editor") == _bare(unknown.content, "nobody1")


def test_the_door_stays_shut_after_many_wrong_passwords(city: City) -> None:
    client = Client()
    answers = [
        client.post("/accounts/login/", {"login": "editor", "password": "not it at all"})
        for _ in range(12)
    ]
    assert answers[-1].status_code in {200, 429}
    assert client.post(
        "/accounts/login/", {"login": "editor", "password": PASSWORD}
    ).status_code in {200, 429}


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/"])
def test_no_script_stands_in_the_page_itself(path: str, db: None) -> None:
    text = Client().get(path).content.decode()
    scripts = re.findall(r"<script\b([^>]*)>", text)
    assert all("src=" in found or "application/json" in found for found in scripts)
    assert not re.search(r'\sstyle="|\son[a-z]+="', text)


def _bare(content: bytes, name: str) -> str:
    """The page without what must differ: the form token and the name that was typed."""
    return TOKEN.sub("", content.decode()).replace(name, "")
