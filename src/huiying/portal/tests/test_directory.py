"""Does the directory say whose an account is, and unmask what only looks official?"""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client
from tests.cast import MACHINE, make_organisation

from huiying.portal.reads.directory import Verdict, check
from huiying.portal.tests.cast import Place, in_english, publish
from huiying.registry.acts import AccountForm, register_account
from huiying.registry.models import Account, Organisation
from huiying.registry.terms import AccountState

NAME, HANDLE, LINK = "泊云发布", "boyun_fabu", "https://weibo.example/u/1001"
EVIL = "javascript:alert(1)"


def register(owner: Organisation, kind: str = "weibo", **changes: str) -> Account:
    values = {"name": NAME, "handle": HANDLE, "slug": HANDLE, "address": LINK, **changes}
    form = AccountForm(kind=kind, opened_on=date(2021, 3, 1), **values)  # type: ignore[arg-type]
    return register_account(owner.pk, form, by=MACHINE)


@pytest.fixture
def official(place: Place) -> Account:
    return register(place.city.district)


@pytest.mark.parametrize(
    "asked",
    [
        NAME,
        "@泊云发布",
        " 泊云 发布 ",
        HANDLE,
        "BOYUN-FABU",
        LINK,
        "weibo.example/u/1001",
        "http://www.weibo.example/u/1001/?from=qr",
    ],
)
def test_the_official_one_is_known(official: Account, asked: str) -> None:
    found = check(asked)
    assert (found.verdict, found.accounts) == (Verdict.OFFICIAL, (official,))


@pytest.mark.parametrize(
    "asked",
    [
        "泊云發布",
        "泊云发部",
        "泊云发布厅",
        "泊云发布官方",
        "泊云布发",
        "泊云发",
        "boyun_fabv",
        "泊\u200b云发布V",
    ],
)
def test_a_lookalike_is_unmasked(official: Account, asked: str) -> None:
    found = check(asked)
    assert (found.verdict, found.accounts) == (Verdict.LOOKALIKE, (official,))


@pytest.mark.parametrize(
    "asked",
    [
        "澜州美食",
        "https://weibo.example/u/1002",
        "https://weibo.example@evil.example/u/1001",
        "https://evil.example/weibo.example/u/1001",
        "https://evil.example/u/1001#https://weibo.example/u/1001",
    ],
)
def test_a_stranger_is_unknown(official: Account, asked: str) -> None:
    assert check(asked).verdict is Verdict.UNKNOWN


def test_a_disguised_link_shows_where_it_leads(client: Client, official: Account) -> None:
    asked = "https://weibo.example@evil.example/u/1001"
    text = in_english(client).get("/directory/check", {"q": asked}).content.decode()
    assert "This link leads to evil.example." in text


def test_a_closed_account_was_official(official: Account) -> None:
    official.state = AccountState.CLOSED
    official.save(update_fields=["state"])
    assert check(NAME).verdict is Verdict.ENDED


def test_an_account_tells_its_owner_and_its_last_pieces(client: Client, place: Place) -> None:
    piece = publish(place)
    text = client.get(f"/directory/{place.website.slug}/").content.decode()
    assert "城市管理局" in text
    assert f"/p/{piece.pk}/" in text


def test_no_link_of_an_account_runs_a_script(client: Client, place: Place) -> None:
    account = register(place.city.district, address=EVIL)
    assert EVIL not in client.get(f"/directory/{account.slug}/").content.decode()
    assert EVIL not in client.get("/directory.json").content.decode()


@pytest.mark.parametrize(
    ("narrowed", "shown"),
    [
        ({"platform": "weibo"}, True),
        ({"platform": "website"}, False),
        ({"kind": "district"}, True),
        ({"kind": "department"}, False),
        ({"words": "泊云"}, True),
        ({"words": "教育"}, False),
        ({"platform": "nonsense", "organisation": "x"}, True),
    ],
)
def test_it_is_narrowed(
    client: Client, official: Account, narrowed: dict[str, str], shown: bool
) -> None:
    text = client.get("/directory/", narrowed).content.decode()
    assert (f'href="/directory/{official.slug}/"' in text) is shown


def test_it_goes_on_where_it_stopped_and_stays_narrowed(client: Client, place: Place) -> None:
    slugs = [f"office-{number:02}" for number in range(35)]
    owners = [make_organisation(place.city.district, "community", slug) for slug in slugs]
    made = [register(o, name=o.name, handle=o.name, slug=o.name, address="") for o in owners]
    first = client.get("/directory/?platform=weibo").content.decode()
    more = first.split('href="?platform=weibo&amp;after=')[1].split('"')[0]
    second = client.get(f"/directory/?platform=weibo&after={more}").content.decode()
    links = [f'href="/directory/{account.slug}/"' for account in made]
    assert [link for link in links if (link in first) == (link in second)] == []


def test_the_register_for_machines_is_whole(client: Client, place: Place) -> None:
    register(place.city.district)
    listed = json.loads(client.get("/directory.json").content)
    found = next(line for line in listed["accounts"] if line["handle"] == HANDLE)
    assert (found["organisation"], found["link"], found["state"]) == (
        place.city.district.name,
        LINK,
        "running",
    )


def test_the_register_is_not_sent_twice(client: Client, official: Account) -> None:
    etag = client.get("/directory.json")["ETag"]
    again = client.get("/directory.json", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_the_register_is_sent_again_after_a_change(client: Client, official: Account) -> None:
    etag = client.get("/directory.json")["ETag"]
    official.state = AccountState.CLOSED
    official.save(update_fields=["state"])
    assert client.get("/directory.json", headers={"If-None-Match": etag}).status_code == 200


def test_a_hostile_name_is_only_text(client: Client, place: Place) -> None:
    register(place.city.district, name="<b onclick=x>发布", slug="hostile")
    pages = ["/directory/", "/directory/hostile/", "/directory/check?q=%3Cb%20onclick%3Dx%3E发布"]
    assert [page for page in pages if "<b onclick" in client.get(page).content.decode()] == []
