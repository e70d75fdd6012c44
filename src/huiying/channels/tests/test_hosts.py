"""Do played and real accounts stay apart?"""

from __future__ import annotations

import pytest

from huiying.channels.tests.cast import access_to
from huiying.channels.wechat.hosts import may_talk as wechat_may_talk
from huiying.channels.weibo.hosts import may_talk as weibo_may_talk
from huiying.channels.weibo.hosts import messages_base_url
from huiying.foundation.errors import Lasting

PLAYED, REAL = "wxsandbox0000000001", "wx0123456789abcdef"


@pytest.mark.parametrize(
    ("appid", "base_url"),
    [
        (PLAYED, "http://127.0.0.1:8002/wechat"),
        (REAL, "https://api.weixin.qq.com"),
        (REAL, "https://api.weixin.qq.com/"),
        (REAL, "https://sh.api.weixin.qq.com"),
    ],
)
def test_each_may_talk_to_its_own_world(appid: str, base_url: str) -> None:
    access = access_to("wechat", base_url, appid=appid)
    wechat_may_talk(access)
    assert access.credentials["appid"] == appid


@pytest.mark.parametrize(
    ("appid", "base_url"),
    [
        (PLAYED, "https://api.weixin.qq.com"),
        (PLAYED, "http://api.weixin.qq.com:8080/x"),
        (REAL, "http://127.0.0.1:8002/wechat"),
        (REAL, "http://api.weixin.qq.com"),
        (REAL, "https://api.weixin.qq.com.example.net"),
        (REAL, ""),
    ],
)
def test_it_refuses_the_other_world(appid: str, base_url: str) -> None:
    with pytest.raises(Lasting) as caught:
        wechat_may_talk(access_to("wechat", base_url, appid=appid))
    assert caught.value.code == "channels.host.mismatch"
    assert caught.value.whose == "settings"


@pytest.mark.parametrize(
    ("app_key", "base_url"),
    [("sandbox1", "https://api.weibo.com"), ("123456", "http://127.0.0.1:8002/weibo")],
)
def test_weibo_refuses_the_other_world(app_key: str, base_url: str) -> None:
    with pytest.raises(Lasting) as caught:
        weibo_may_talk(access_to("weibo", base_url, app_key=app_key))
    assert caught.value.code == "channels.host.mismatch"


def test_private_messages_go_to_weibos_other_host() -> None:
    assert messages_base_url(access_to("weibo", "https://api.weibo.com")) == (
        "https://m.api.weibo.com"
    )


def test_private_messages_stay_on_the_playing_field() -> None:
    field = "http://127.0.0.1:8002/weibo"
    assert messages_base_url(access_to("weibo", field)) == field
