"""Do access tokens live and die as the documents say?"""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from huiying.sandbox.tests.stage import Field, WeChat, wechat

CREDENTIAL = {"grant_type": "client_credential", "secret": "secret"}


def stable(account: WeChat, **more: Any) -> dict[str, Any]:
    given = {**CREDENTIAL, "appid": account.appid, **more}
    return account.field.post("/wechat/cgi-bin/stable_token", **given)


def plain(account: WeChat, **more: Any) -> dict[str, Any]:
    given = {**CREDENTIAL, "appid": account.appid, **more}
    return account.field.get("/wechat/cgi-bin/token", **given)


def works(account: WeChat, token: str) -> dict[str, Any]:
    return WeChat(account.field, account.appid, token).get("/cgi-bin/draft/count")


def test_the_stable_token_stays_the_same(field: Field) -> None:
    account = wechat(field)
    again = stable(account)
    assert again["access_token"] == account.token
    assert 7190 < again["expires_in"] <= 7200


def test_a_plain_token_is_new_each_time_and_the_old_one_lives_on(field: Field) -> None:
    account = wechat(field)
    first, second = plain(account)["access_token"], plain(account)["access_token"]
    assert first != second
    assert works(account, first) == works(account, second) == {"total_count": 0}


def test_a_plain_token_does_not_touch_the_stable_one(field: Field) -> None:
    account = wechat(field)
    plain(account)
    assert stable(account)["access_token"] == account.token


def test_forcing_kills_the_old_token_at_once(field: Field) -> None:
    account = wechat(field)
    fresh = stable(account, force_refresh=True)["access_token"]
    assert works(account, account.token)["errcode"] == 40001
    assert works(account, fresh) == {"total_count": 0}


def test_forcing_again_within_thirty_seconds_changes_nothing(field: Field) -> None:
    account = wechat(field)
    first = stable(account, force_refresh=True)
    assert stable(account, force_refresh=True)["access_token"] == first["access_token"]


@pytest.mark.parametrize(
    ("token", "code"), [("", 41001), ("nonsense", 40014), ("1_" + "x" * 150, 40001)]
)
def test_it_refuses_a_bad_token(field: Field, token: str, code: int) -> None:
    refused = works(wechat(field), token)
    assert refused["errcode"] == code
    assert " rid: " in refused["errmsg"]


def test_it_refuses_an_expired_token_and_gives_a_new_one(field: Field) -> None:
    account = wechat(field)
    assert field.post("/knobs/tokens/expire", account=account.appid) == {"expired": 1}
    assert works(account, account.token)["errcode"] == 42001
    assert works(account, stable(account)["access_token"]) == {"total_count": 0}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"secret": "wrong"}, 40125),
        ({"appid": "wx-nobody"}, 40013),
        ({"grant_type": "password"}, 40002),
        ({"secret": ""}, 41004),
        ({"appid": ""}, 41002),
    ],
)
def test_it_refuses_bad_credentials(field: Field, given: dict[str, str], code: int) -> None:
    account = wechat(field)
    assert plain(account, **given)["errcode"] == code
    assert stable(account, **given)["errcode"] == code


def test_it_refuses_an_address_that_is_not_on_the_list(field: Field) -> None:
    account = wechat(field, ip_whitelist=["203.0.113.9"])
    refused = plain(account)
    assert refused["errcode"] == 40164
    assert "invalid ip 127.0.0.1" in refused["errmsg"]


def test_it_takes_the_stable_call_by_post_only(field: Field) -> None:
    answer = httpx.get(f"{field.url}/wechat/cgi-bin/stable_token", trust_env=False)
    assert answer.status_code == 200
    assert answer.json()["errcode"] == 43002
