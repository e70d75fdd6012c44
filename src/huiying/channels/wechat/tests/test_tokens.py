"""Is there one token holder, who renews in time and never by force?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from huiying.channels.contract import Access
from huiying.channels.tests.cast import access_to
from huiying.channels.tests.platform_player import Player
from huiying.channels.wechat.api import post
from huiying.channels.wechat.tests.conversation import STABLE_TOKEN
from huiying.channels.wechat.tokens import token
from huiying.foundation.clock import now
from huiying.foundation.errors import Lasting, Passing

NAME = "access_token:wxsandbox0000000001"
CALL = "/cgi-bin/draft/count"
STALE = {"errcode": 42001, "errmsg": "access_token expired rid: 1-2-3"}


def fresh(value: str) -> dict[str, object]:
    return {"access_token": value, "expires_in": "7200"}


def hold(access: Access, value: str, seconds: int) -> None:
    access.tokens.put(NAME, value, now() + timedelta(seconds=seconds))


def count(access: Access) -> dict[str, object]:
    return post(access, CALL, {}, repeatable=True)


def test_it_uses_the_token_that_is_held(platform: Player) -> None:
    access = access_to("wechat", platform.base_url)
    hold(access, "held", 900)
    assert token(access) == "held"
    assert platform.asked == []


@pytest.mark.parametrize("seconds", [-5, 0, 299])
def test_it_renews_with_less_than_five_minutes_left(platform: Player, seconds: int) -> None:
    platform.says(STABLE_TOKEN, fresh("new"))
    access = access_to("wechat", platform.base_url)
    hold(access, "old", seconds)
    assert token(access) == "new"
    asked = platform.last(STABLE_TOKEN).json()
    assert asked["force_refresh"] is False
    assert asked["grant_type"] == "client_credential"


def test_many_callers_share_one_renewal(platform: Player) -> None:
    platform.says(STABLE_TOKEN, fresh("new"))
    access = access_to("wechat", platform.base_url)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: token(access), range(16))) == {"new"}
    assert platform.paths() == [STABLE_TOKEN]


@pytest.mark.parametrize("code", [40001, 40014, 41001, 42001])
def test_a_refused_token_is_renewed_once(platform: Player, code: int) -> None:
    platform.says(STABLE_TOKEN, fresh("new"))
    platform.says(CALL, {"errcode": code, "errmsg": "stale"}, {"total_count": 3})
    access = access_to("wechat", platform.base_url)
    hold(access, "old", 900)
    assert count(access)["total_count"] == 3
    assert platform.paths() == [CALL, STABLE_TOKEN, CALL]
    assert platform.last(CALL).query["access_token"] == "new"


def test_it_gives_up_after_one_renewal(platform: Player) -> None:
    platform.says(STABLE_TOKEN, fresh("new"))
    platform.says(CALL, STALE)
    access = access_to("wechat", platform.base_url)
    hold(access, "old", 900)
    with pytest.raises(Passing) as caught:
        count(access)
    assert caught.value.code == "channels.wechat.token"
    assert platform.paths() == [CALL, STABLE_TOKEN, CALL]


class RenewedElsewhere:
    """A store in which another process puts a fresh token after the first look."""

    def __init__(self, access: Access) -> None:
        self.store, self.looks = access.tokens, 0

    def __call__(self, name: str) -> object:
        self.looks += 1
        return ("first" if self.looks == 1 else "theirs", now() + timedelta(seconds=900))


def test_it_takes_the_token_that_somebody_else_renewed(
    platform: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform.says(CALL, STALE, {"total_count": 3})
    access = access_to("wechat", platform.base_url)
    monkeypatch.setattr(access.tokens, "get", RenewedElsewhere(access))
    count(access)
    assert platform.paths() == [CALL, CALL]
    assert platform.last(CALL).query["access_token"] == "theirs"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (40001, "channels.wechat.secret"),
        (40125, "channels.wechat.secret"),
        (40013, "channels.wechat.appid"),
        (40164, "channels.wechat.address"),
    ],
)
def test_a_refused_account_is_a_matter_of_settings(
    platform: Player, code: int, reason: str
) -> None:
    platform.says(STABLE_TOKEN, {"errcode": code, "errmsg": "invalid"})
    with pytest.raises(Lasting) as caught:
        token(access_to("wechat", platform.base_url))
    assert (caught.value.code, caught.value.whose) == (reason, "settings")


def test_a_real_account_never_asks_the_playing_field(platform: Player) -> None:
    with pytest.raises(Lasting) as caught:
        token(access_to("wechat", platform.base_url, appid="wx0123456789abcdef"))
    assert caught.value.code == "channels.host.mismatch"
    assert platform.asked == []
