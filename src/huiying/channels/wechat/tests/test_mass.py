"""Is every follower notified once, even when the answer is lost?"""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from huiying.channels.contract import Outcome, Receipt
from huiying.channels.tests.cast import access_to, make_post
from huiying.channels.tests.platform_player import DROPS, Player
from huiying.channels.wechat import CHANNEL
from huiying.channels.wechat.tests.conversation import (
    DRAFT_ADD,
    MASS_DELETE,
    MASS_POLL,
    SEND_TO_ALL,
    SUBMIT,
    play_well,
)
from huiying.foundation.clock import now
from huiying.foundation.errors import Lasting, Passing, Unclear

POST = make_post(mode="notify")


def test_the_marker_is_the_platforms_idempotency_key(platform: Player) -> None:
    play_well(platform)
    receipt = CHANNEL.publish(POST, access_to("wechat", platform.base_url))
    asked = platform.last(SEND_TO_ALL).json()
    assert asked["clientmsgid"] == "m17a"
    assert asked["mpnews"] == {"media_id": "draft-1"}
    assert (receipt.keys["msg_id"], receipt.keys["msg_data_id"]) == ("34182", "206227730")
    assert SUBMIT not in platform.paths()


def test_an_earlier_sending_is_taken_as_done(platform: Player) -> None:
    play_well(platform)
    platform.says(SEND_TO_ALL, {"errcode": 45065, "errmsg": "clientmsgid exist", "msg_id": 34182})
    receipt = CHANNEL.publish(POST, access_to("wechat", platform.base_url))
    assert (receipt.outcome, receipt.keys["msg_id"]) == (Outcome.ACCEPTED, "34182")


def test_a_lost_answer_may_be_asked_for_again(platform: Player) -> None:
    play_well(platform)
    platform.says(SEND_TO_ALL, DROPS, {"errcode": 45065, "errmsg": "exist", "msg_id": 34182})
    access = access_to("wechat", platform.base_url)
    with pytest.raises(Passing):
        CHANNEL.publish(POST, access)
    assert CHANNEL.find(POST, None, access) is None
    assert CHANNEL.publish(POST, access).keys["msg_id"] == "34182"
    assert platform.paths().count(DRAFT_ADD) == 1


def test_after_a_day_a_repeat_is_no_longer_safe(platform: Player) -> None:
    play_well(platform)
    platform.says(SEND_TO_ALL, DROPS)
    access = access_to("wechat", platform.base_url)
    with pytest.raises(Passing):
        CHANNEL.publish(POST, access)
    with time_machine.travel(now() + timedelta(hours=24)), pytest.raises(Unclear):
        CHANNEL.find(POST, None, access)


def test_a_draft_that_is_gone_is_written_anew(platform: Player) -> None:
    play_well(platform)
    gone = {"errcode": 40007, "errmsg": "invalid media_id"}
    platform.says(SEND_TO_ALL, DROPS, gone, {"errcode": 0, "msg_id": 5})
    access = access_to("wechat", platform.base_url)
    with pytest.raises(Passing):
        CHANNEL.publish(POST, access)
    assert CHANNEL.publish(POST, access).keys["msg_id"] == "5"
    assert platform.paths().count(DRAFT_ADD) == 2


def test_a_used_up_quota_waits_for_midnight_in_china(platform: Player) -> None:
    play_well(platform)
    platform.says(SEND_TO_ALL, {"errcode": 45028, "errmsg": "has no masssend quota"})
    access = access_to("wechat", platform.base_url)
    half_past_nine = time_machine.travel("2026-11-20T13:30:00+00:00", tick=False)
    with half_past_nine, pytest.raises(Passing) as caught:
        CHANNEL.publish(POST, access)
    assert caught.value.retry_after == 2.5 * 3600


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("SEND_SUCCESS", Outcome.PUBLISHED),
        ("SENDING", Outcome.ACCEPTED),
        ("SEND_FAIL", Outcome.REFUSED),
        ("DELETE", Outcome.WITHDRAWN),
    ],
)
def test_it_tells_how_far_the_sending_got(platform: Player, status: str, outcome: Outcome) -> None:
    play_well(platform)
    platform.says(MASS_POLL, {"msg_id": 34182, "msg_status": status})
    receipt = Receipt(Outcome.ACCEPTED, {"msg_id": "34182"})
    reached = CHANNEL.confirm(receipt, access_to("wechat", platform.base_url))
    assert reached.outcome is outcome


def test_the_article_behind_a_message_can_be_withdrawn(platform: Player) -> None:
    play_well(platform)
    platform.says(MASS_DELETE, {"errcode": 0, "errmsg": "ok"})
    receipt = Receipt(Outcome.PUBLISHED, {"msg_id": "34182"})
    withdrawn = CHANNEL.withdraw(receipt, access_to("wechat", platform.base_url))
    assert withdrawn.outcome is Outcome.WITHDRAWN
    assert platform.last(MASS_DELETE).json() == {"msg_id": 34182, "article_idx": 0}


def test_a_media_id_that_stays_unknown_goes_back_to_the_editor(platform: Player) -> None:
    play_well(platform)
    platform.says(SEND_TO_ALL, {"errcode": 40007, "errmsg": "invalid media_id"})
    with pytest.raises(Lasting) as caught:
        CHANNEL.publish(POST, access_to("wechat", platform.base_url))
    assert caught.value.whose == "content"
