"""Can the playing field be set up in one go and read out again?"""

from __future__ import annotations

import httpx
import pytest

from huiying.sandbox.tests.stage import AES_KEY, Field, wechat


def test_a_hundred_and_fifty_accounts_in_one_call_twice(field: Field) -> None:
    given = [{"appid": f"bulk{n}", "secret": "s", "name": f"社区{n}"} for n in range(150)]
    first = field.post("/control/accounts", wechat=given)["accounts"]
    second = field.post("/control/accounts", wechat=given)["accounts"]
    shown = [one for one in field.get("/control/accounts")["accounts"] if "bulk" in one["key"]]
    assert first == second
    assert len(shown) == 150


def test_changing_an_account_keeps_its_token(field: Field) -> None:
    account = wechat(field)
    changed = {"appid": account.appid, "secret": "secret", "name": "新名字"}
    field.post("/control/accounts", wechat=[changed])
    assert account.get("/cgi-bin/draft/count") == {"total_count": 0}


@pytest.mark.parametrize(
    "given",
    [
        {"wechat": [{"appid": "bad1", "secret": "s", "name": "n", "mode": "open"}]},
        {"wechat": [{"appid": "bad2", "secret": "s", "name": "n", "mode": "safe"}]},
        {"wechat": [{"secret": "s", "name": "n"}]},
        {"weibo": [{"uid": "x", "app_key": "k", "app_secret": "s", "name": "n"}]},
    ],
)
def test_it_refuses_what_is_no_account(field: Field, given: dict[str, object]) -> None:
    before = field.get("/control/accounts")
    answer = httpx.post(f"{field.url}/control/accounts", json=given, trust_env=False)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert field.get("/control/accounts") == before


def test_the_same_nickname_is_the_same_phone(field: Field) -> None:
    first, second = (field.post("/control/phones", nickname="同一个人") for _ in range(2))
    assert first == second


def test_the_same_past_is_remembered_once(field: Field) -> None:
    account = wechat(field)
    piece = {"account": account.appid, "key": "k1", "title": "旧闻", "content": "<p>旧</p>"}
    given = [{**piece, "published_at": "2026-06-01T09:00:00", "notified": True}]
    first, second = (field.post("/control/histories", pieces=given) for _ in range(2))
    (shown,) = account.published()
    assert first == second
    assert shown["published_at"] == "2026-06-01T09:00:00.000+08:00"
    assert shown["manner"] == "mass"


@pytest.mark.parametrize(
    ("path", "given", "code"),
    [
        ("/control/phones/999999/messages", {"account": "x", "text": "y"}, 404),
        ("/control/comments", {"phone": 999999, "content": "x"}, 404),
        ("/control/histories", {"pieces": [{"account": "nobody"}]}, 404),
        ("/knobs", {"kind": "weather"}, 400),
        ("/knobs", {"kind": "setting", "name": "weather", "value": 1}, 400),
        ("/knobs/quota", {}, 400),
    ],
)
def test_it_says_what_is_wrong(
    field: Field, path: str, given: dict[str, object], code: int
) -> None:
    answer = httpx.post(f"{field.url}{path}", json=given, trust_env=False)
    assert answer.status_code == code
    assert answer.json()["error"]


def test_a_form_of_a_foreign_page_cannot_reach_it(field: Field) -> None:
    url = f"{field.url}/control/reset"
    answer = httpx.post(url, content="{}", headers={"content-type": "text/plain"}, trust_env=False)
    assert answer.status_code == 415


def test_pushes_and_calls_can_be_read(field: Field) -> None:
    account = wechat(field, "http://127.0.0.1:9/nobody", mode="safe", encoding_aes_key=AES_KEY)
    field.write(field.phone(account.appid), account.appid, "您好")
    (push,) = field.get("/control/pushes", account=account.appid)["pushes"]
    calls = field.get("/control/calls", account=account.appid)["calls"]
    assert "您好" in push["body"]
    assert [one["path"] for one in calls] == ["/cgi-bin/stable_token"]


def test_knobs_can_be_taken_away(field: Field) -> None:
    account = wechat(field)
    turned = field.post("/knobs", kind="error", account=account.appid, code=-1, times=-1)
    assert account.get("/cgi-bin/draft/count")["errcode"] == -1
    httpx.delete(f"{field.url}/knobs/{turned['id']}", trust_env=False).raise_for_status()
    assert account.get("/cgi-bin/draft/count") == {"total_count": 0}
