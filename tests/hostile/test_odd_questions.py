"""Does any page fall over what nobody sane would ask?"""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client

from huiying.channels.weibo.domain import lies_under
from huiying.channels.weibo.traces import markers_in
from huiying.editorial.checks import look
from huiying.editorial.rules import Content
from huiying.registry.rules import host_of
from huiying.registry.terms import Post
from tests.hostile.ground import Town, at_desk, knock
from tests.hostile.routes import filled, patterns

pytestmark = pytest.mark.django_db

ODD = {
    "nothing": "%00",
    "half a character": "%ff%fe",
    "superscript": quote("²"),
    "other digits": quote("١٢٣"),
    "beyond the database": "9" * 30,
    "beyond Python": "9" * 5000,
    "negative": "-1",
    "wildcards": quote("%_\\'\"--"),
    "template": quote("{{ 7|add:7 }}{% debug %}%(x)s{0}"),
    "torn link": quote("http://[evil"),
    "mark without a zone": quote("2026-01-01~1"),
    "mark beyond": quote("2026-01-01T00:00:00+00:00~" + "9" * 30),
    "mark of an id beyond": quote("9" * 30 + "~2026-01-01T00:00:00+00:00"),
    "mark of an id": quote("1~2026-01-01"),
    "before the first year": quote("0001-01-01T00:00"),
    "after the last year": quote("9999-12-31T23:59"),
}
NAMES = (
    "q after state mine overdue current show seen old new organisation account office kind words "
    "number duty type received next page handle"
).split()
FILLED = (
    "title writing cover on publish_at text body handler organisation type outcome ground reason "
    "where_to_turn number code token level seal gates url base_url address duty email phone"
).split()


# What a form is sent reaches numbers, dates and texts alike: these break at least one of them.
ODD_FORMS = ["nothing", "superscript", "beyond Python", "beyond the database", "template"]
LISTS = [p for p in patterns() if "<" not in p and not p.startswith(("/accounts/", "/ui/"))] + [
    "/desk/cases/<pk>/",
    "/desk/pieces/<pk>/versions/",
]
# Signing in and out, and what belongs to the library, are tried in test_sign_in.
FORMS = [p for p in patterns() if not p.startswith(("/accounts/", "/ui/"))]


@pytest.mark.parametrize("odd", ODD)
def test_no_page_fails_over_its_query(odd: str, town: Town) -> None:
    query = "&".join(f"{name}={ODD[odd]}" for name in NAMES)
    visitor = at_desk(town.city.people[Post.SUPERVISOR])
    answers = {p: knock(visitor, f"{filled(p, town)}?{query}") for p in LISTS}
    assert {p: status for p, status in answers.items() if status >= 500} == {}


@pytest.mark.parametrize("odd", ODD_FORMS)
def test_no_form_fails_over_what_is_filled_in(odd: str, town: Town) -> None:
    body = "&".join(f"{name}={ODD[odd]}" for name in FILLED)
    visitor = at_desk(town.city.people[Post.SUPERVISOR])
    answers = {p: knock(visitor, filled(p, town), body) for p in FORMS}
    assert {p: status for p, status in answers.items() if status >= 500} == {}


@pytest.mark.parametrize("odd", ODD)
def test_no_number_breaks_the_writing_form(odd: str, town: Town) -> None:
    visitor, own = at_desk(town.city.people[Post.EDITOR]), town.city.department.pk
    body = f"organisation={own}&title=a&writing=b&openness=proactive&cover={ODD[odd]}"
    body += f"&on={ODD[odd]}&publish_at={ODD[odd]}&target_{'9' * 18}=on"
    paths = ["/desk/pieces/new/", "/desk/pieces/measure/", f"/desk/pieces/{town.draft.pk}/edit/"]
    assert max(knock(visitor, path, body) for path in paths) < 500


@pytest.mark.parametrize("number", ["9" * 30, "0", "9" * 19])
def test_a_number_that_no_table_has_is_not_found(number: str, town: Town) -> None:
    visitor = at_desk(town.city.people[Post.SUPERVISOR])
    with_object = [p for p in patterns() if "<pk>" in p and "accounts/2fa" not in p]
    addresses = [p.replace("<pk>", number) for p in with_object]
    answers = {p: knock(visitor, filled(p, town)) for p in addresses}
    assert {p: s for p, s in answers.items() if s not in {404, 405}} == {}


@pytest.mark.parametrize("path", ["/nowhere", "/desk/nowhere/", "/p/x/", "/%00", "/" + "a" * 3000])
def test_what_is_nowhere_is_told_plainly(path: str) -> None:
    answer = Client(raise_request_exception=False).get(path)
    assert answer.status_code in {302, 400, 404}
    assert "Traceback" not in answer.content.decode()


TORN = ["http://[evil", "https://a:99999999/x?s=1", "http://[::1", "https://]["]


@pytest.mark.parametrize("link", TORN)
def test_a_torn_link_stops_no_check_and_no_channel(link: str) -> None:
    content = Content("题", "", f"<p>{link}</p>", "proactive", "", "", (), (), None)
    assert all(key for key, _ in look(content))
    assert markers_in(f"看这里 {link}") in (set(), {"1"})
    assert not lies_under(link, "gov.example")
    assert host_of(link) in {"", "a"}
