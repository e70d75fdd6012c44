"""Does a private answer reach one citizen, or say why not?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from huiying.channels.contract import Outcome
from huiying.channels.tests.cast import access_to, make_letter
from huiying.channels.tests.platform_player import DROPS, Player
from huiying.channels.wechat import CHANNEL
from huiying.channels.wechat.tests.conversation import CUSTOM_SEND, play_well
from huiying.foundation.clock import now
from huiying.foundation.errors import Lasting, Unclear


def test_it_sends_the_text_unescaped(platform: Player) -> None:
    play_well(platform)
    receipt = CHANNEL.reply(make_letter(), access_to("wechat", platform.base_url))
    assert receipt.outcome is Outcome.PUBLISHED
    assert platform.last(CUSTOM_SEND).json() == {
        "touser": "o-citizen",
        "msgtype": "text",
        "text": {"content": "您好，已安排维修。"},
    }
    assert "您好".encode() in platform.last(CUSTOM_SEND).body


def test_a_lost_answer_is_unclear_and_not_repeated(platform: Player) -> None:
    play_well(platform)
    platform.says(CUSTOM_SEND, DROPS)
    with pytest.raises(Unclear):
        CHANNEL.reply(make_letter(), access_to("wechat", platform.base_url))
    assert platform.paths().count(CUSTOM_SEND) == 1


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (45015, "channels.wechat.window"),
        (45047, "channels.wechat.reply_quota"),
        (40003, "channels.wechat.recipient"),
        (43019, "channels.wechat.recipient"),
        (48002, "channels.wechat.recipient"),
    ],
)
def test_an_unreachable_citizen_needs_another_way(platform: Player, code: int, reason: str) -> None:
    play_well(platform)
    platform.says(CUSTOM_SEND, {"errcode": code, "errmsg": "no rid: 1-2-3"})
    with pytest.raises(Lasting) as caught:
        CHANNEL.reply(make_letter(), access_to("wechat", platform.base_url))
    assert (caught.value.code, caught.value.whose) == (reason, "recipient")
    assert caught.value.said == "no rid: 1-2-3"


def test_after_48_hours_it_does_not_even_ask(platform: Player) -> None:
    letter = make_letter(last_heard_at=now() - timedelta(hours=48, seconds=1))
    with pytest.raises(Lasting) as caught:
        CHANNEL.reply(letter, access_to("wechat", platform.base_url))
    assert caught.value.code == "channels.wechat.window"
    assert platform.asked == []


def test_within_48_hours_it_asks(platform: Player) -> None:
    play_well(platform)
    letter = make_letter(last_heard_at=now() - timedelta(hours=47))
    CHANNEL.reply(letter, access_to("wechat", platform.base_url))
    assert CUSTOM_SEND in platform.paths()


@pytest.mark.parametrize(
    ("text", "code"),
    [("答" * 683, "channels.wechat.letter.too_long"), (" ", "channels.wechat.empty")],
)
def test_it_refuses_a_text_that_does_not_fit(platform: Player, text: str, code: str) -> None:
    with pytest.raises(Lasting) as caught:
        CHANNEL.reply(make_letter(text=text), access_to("wechat", platform.base_url))
    assert (caught.value.code, caught.value.whose) == (code, "content")
    assert platform.asked == []
