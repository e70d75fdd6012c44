"""Does a private answer reach one person on Weibo, or say why not?"""

from __future__ import annotations

import json

import pytest

from huiying.channels.contract import Outcome
from huiying.channels.tests.cast import access_to, make_letter
from huiying.channels.tests.platform_player import DROPS, Player, Says
from huiying.channels.weibo import CHANNEL
from huiying.foundation.errors import Lasting, Unclear

REPLY = "/2/messages/reply.json"
LETTER = make_letter(recipient="2489518277")


def test_it_sends_the_text_as_encoded_json(platform: Player) -> None:
    platform.says(REPLY, {"result": True})
    receipt = CHANNEL.reply(LETTER, access_to("weibo", platform.base_url))
    form = platform.last(REPLY).form()
    assert receipt.outcome is Outcome.PUBLISHED
    assert (form["type"], form["receiver_id"]) == ("text", "2489518277")
    assert json.loads(form["data"]) == {"text": "您好，已安排维修。"}


def test_a_lost_answer_is_unclear_and_not_repeated(platform: Player) -> None:
    platform.says(REPLY, DROPS)
    with pytest.raises(Unclear):
        CHANNEL.reply(LETTER, access_to("weibo", platform.base_url))
    assert platform.paths() == [REPLY]


@pytest.mark.parametrize("code", [20003, "10014", 10017])
def test_an_unreachable_person_needs_another_way(platform: Player, code: int | str) -> None:
    platform.says(REPLY, Says({"error": "no", "error_code": code}, status=403))
    with pytest.raises(Lasting) as caught:
        CHANNEL.reply(LETTER, access_to("weibo", platform.base_url))
    assert (caught.value.code, caught.value.whose) == ("channels.weibo.recipient", "recipient")


def test_an_ended_authorisation_is_a_matter_of_settings(platform: Player) -> None:
    platform.says(REPLY, Says({"error": "expired_token", "error_code": 21327}, status=403))
    with pytest.raises(Lasting) as caught:
        CHANNEL.reply(LETTER, access_to("weibo", platform.base_url))
    assert caught.value.whose == "settings"


@pytest.mark.parametrize(
    ("text", "code"),
    [("答" * 300, "channels.weibo.letter.too_long"), ("", "channels.weibo.empty")],
)
def test_it_refuses_a_text_that_does_not_fit(platform: Player, text: str, code: str) -> None:
    with pytest.raises(Lasting) as caught:
        CHANNEL.reply(make_letter(text=text), access_to("weibo", platform.base_url))
    assert caught.value.code == code
    assert platform.asked == []
