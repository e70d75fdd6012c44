"""Does every doorway ask who knocks, in which manner, and send nobody elsewhere?"""

from __future__ import annotations

import pytest
from django.test import Client

from huiying.registry.terms import Post
from tests.hostile.ground import Town, at_desk, everything, sign_in
from tests.hostile.routes import desk_patterns, filled, patterns

pytestmark = pytest.mark.django_db

# A platform signs instead; the brightness of a screen holds no right (see the views' reasons).
WITHOUT_TOKEN = {"/channels/push/<slug>/", "/ui/appearance/"}
AWAY = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    " https://evil.example/",
    "\thttps://evil.example/",
    "/desk/\r\nSet-Cookie: stolen=1",
]


def test_every_page_of_the_desk_sends_a_visitor_to_the_door(town: Town) -> None:
    answers = [Client().get(filled(pattern, town)) for pattern in desk_patterns()]
    wrong = [
        (answer.request["PATH_INFO"], answer.status_code)
        for answer in answers
        if answer.status_code != 405
        and not answer.headers.get("Location", "").startswith("/accounts/login/?next=/desk/")
    ]
    assert wrong == []


def test_no_form_of_the_desk_takes_anything_from_a_visitor(town: Town) -> None:
    before = everything()
    answers = {p: Client().post(filled(p, town), {"text": "x"}) for p in desk_patterns()}
    wrong = {
        pattern: answer.status_code
        for pattern, answer in answers.items()
        if answer.status_code != 405
        and not answer.headers.get("Location", "").startswith("/accounts/login/")
    }
    assert wrong == {}
    assert everything() == before


def test_no_form_is_taken_without_its_token(town: Town) -> None:
    supervisor = at_desk(town.city.people[Post.SUPERVISOR], strict=True)
    before = everything()
    guarded = [pattern for pattern in patterns() if pattern not in WITHOUT_TOKEN]
    answers = {p: supervisor.post(filled(p, town), {"text": "x"}).status_code for p in guarded}
    assert {p: status for p, status in answers.items() if status != 403} == {}
    assert everything() == before


def test_a_token_of_another_browser_is_none() -> None:
    other, visitor = Client(), Client(enforce_csrf_checks=True)
    other.get("/case/")
    visitor.get("/case/")
    told = other.get("/case/").context["csrf_token"]
    answer = visitor.post("/case/", {"number": "1", "code": "1", "csrfmiddlewaretoken": str(told)})
    assert answer.status_code == 403


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_no_address_of_the_desk_knows_other_methods(method: str, town: Town) -> None:
    visitor = at_desk(town.city.people[Post.SUPERVISOR])
    send = getattr(visitor, method)
    statuses = {p: send(filled(p, town)).status_code for p in desk_patterns()}
    assert {p: status for p, status in statuses.items() if status != 405} == {}


@pytest.mark.parametrize("away", AWAY)
def test_signing_in_leads_to_no_other_site(away: str) -> None:
    sent = {"login": "editor", "password": "a long enough sentence", "next": away}
    answer = Client().post("/accounts/login/", sent)
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]
    assert "stolen" not in answer.cookies


@pytest.mark.parametrize("away", AWAY)
def test_signing_out_leads_to_no_other_site(away: str, town: Town) -> None:
    visitor = at_desk(town.city.people[Post.EDITOR])
    answer = visitor.post("/accounts/logout/", {"next": away})
    assert "evil" not in answer["Location"]


@pytest.mark.parametrize("away", AWAY)
def test_the_choice_of_appearance_leads_to_no_other_site(away: str) -> None:
    answer = Client().post("/ui/appearance/", {"theme": "dark", "next": away})
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]
    assert "\n" not in answer["Location"]
    assert "stolen" not in answer.cookies


@pytest.mark.parametrize("value", ["dark; Domain=evil.example", "dark\r\nSet-Cookie: a=b", "x" * 9])
def test_the_choice_of_appearance_keeps_only_known_words(value: str) -> None:
    answer = Client().post("/ui/appearance/", {"theme": value, "text": value, "language": value})
    assert not answer.cookies


@pytest.mark.parametrize("cookie", ["hy_theme", "hy_text", "hy_language"])
def test_a_forged_cookie_of_appearance_reaches_no_page(cookie: str) -> None:
    visitor = Client()
    visitor.cookies[cookie] = "x onload=alert(1)"
    page = visitor.get("/")
    assert page.status_code == 200
    assert "alert(1)" not in page.content.decode()


@pytest.mark.parametrize("path", ["/track/{}/", "/case/{}/", "/ask/sent/{}/"])
@pytest.mark.parametrize(
    "number", ["%0d%0aSet-Cookie:%20a=b", "..%5c..%5cevil", "%2f%2fevil.example"]
)
def test_a_number_in_the_address_becomes_no_header(path: str, number: str) -> None:
    answer = Client().get(path.format(number))
    told = answer.headers.get("Location", "/")
    assert answer.status_code in {302, 404}
    assert told.startswith("/")
    assert not told.startswith("//")
    assert "\n" not in told


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "evil.example:80"])
def test_another_host_s_name_is_refused(host: str) -> None:
    answer = Client(headers={"host": host}).get("/")
    assert answer.status_code == 400


def test_a_forwarded_host_is_not_believed() -> None:
    visitor = Client(headers={"x-forwarded-host": "evil.example", "x-forwarded-proto": "https"})
    assert "evil.example" not in visitor.get("/").content.decode()
    sign_in(visitor, "editor")
    assert "evil.example" not in visitor.get("/desk/").content.decode()
