"""Do the connector and the sandbox agree over real sockets, also when something goes wrong?"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from huiying.channels.contract import Access, Heard, Incoming, Outcome, Push
from huiying.channels.tests.cast import make_letter, make_post
from huiying.channels.tests.platform_player import Player, Says
from huiying.channels.tests.playing_field import PlayingField, until
from huiying.channels.weibo import CHANNEL
from huiying.channels.weibo.tests.stage import open_account
from huiying.foundation.clock import now, shanghai
from huiying.foundation.errors import Lasting, Passing, Unclear

HOOK = "/hooks/weibo"
SHARE = "/2/statuses/share"
NUMBERS = count(1_600_000_001)

Opens = Callable[[], Access]


@pytest.fixture
def opens(playing_field: PlayingField, platform: Player) -> Opens:
    """Opens a fresh account whose pushes reach the test's own server."""
    platform.says(HOOK, Says(b""))

    def opened() -> Access:
        return open_account(playing_field, platform.base_url + HOOK, uid=str(next(NUMBERS)))

    return opened


def uid_of(access: Access) -> str:
    return access.credentials["access_token"].rpartition("-")[2]


def heard(platform: Player, access: Access) -> list[Incoming]:
    """What our own callback address would have heard."""
    found: list[Incoming] = []
    for asked in list(platform.asked):
        push = Push(asked.method, asked.query, asked.headers, asked.body)
        found += CHANNEL.receive(push, access, now()).heard
    return found


def public(field: PlayingField, access: Access) -> list[dict[str, object]]:
    shown: list[dict[str, object]] = field.get("/control/published", account=uid_of(access))[
        "published"
    ]
    return shown


def test_a_status_stands_where_its_receipt_says(playing_field: PlayingField, opens: Opens) -> None:
    access = opens()
    receipt = CHANNEL.publish(make_post(marker="stands"), access)
    assert receipt.outcome is Outcome.PUBLISHED
    assert [one["url"] for one in public(playing_field, access)] == [receipt.url]


@pytest.mark.parametrize("mode", ["cut", "hang"])
def test_a_lost_answer_publishes_once(playing_field: PlayingField, opens: Opens, mode: str) -> None:
    access = opens()
    post = make_post(marker=f"lost-{mode}")
    playing_field.turn(kind="drop", account=uid_of(access), path=SHARE, mode=mode, seconds=4)
    with pytest.raises(Unclear):
        CHANNEL.publish(post, access)
    found = CHANNEL.find(post, None, access)
    assert found is not None
    again = CHANNEL.publish(post, access)
    assert again.keys["id"] == found.keys["id"]
    assert len(public(playing_field, access)) == 1


def test_a_status_that_shows_later_is_confirmed_later(
    playing_field: PlayingField, opens: Opens
) -> None:
    access = opens()
    playing_field.turn(kind="error", account=uid_of(access), path=SHARE, code=20032, hide_seconds=1)
    receipt = CHANNEL.publish(make_post(marker="later"), access)
    assert receipt.outcome is Outcome.ACCEPTED
    assert CHANNEL.confirm(receipt, access).outcome is Outcome.ACCEPTED
    assert until(lambda: CHANNEL.confirm(receipt, access).outcome is Outcome.PUBLISHED)
    assert len(public(playing_field, access)) == 1


def test_a_used_up_day_parks_the_sending(playing_field: PlayingField, opens: Opens) -> None:
    access = opens()
    playing_field.post("/knobs/quota", {"account": uid_of(access), "path": "all", "left": 0})
    with pytest.raises(Passing) as caught:
        CHANNEL.publish(make_post(marker="quota"), access)
    assert caught.value.code == "channels.weibo.quota"
    assert public(playing_field, access) == []


def test_an_ended_authorisation_is_named(playing_field: PlayingField, opens: Opens) -> None:
    access = opens()
    playing_field.turn(kind="error", account=uid_of(access), path=SHARE, code=21327)
    with pytest.raises(Lasting) as caught:
        CHANNEL.publish(make_post(marker="ended"), access)
    assert caught.value.code == "channels.weibo.authorisation"


def test_a_citizen_writes_and_is_answered(
    playing_field: PlayingField, platform: Player, opens: Opens
) -> None:
    access = opens()
    phone = playing_field.post("/control/phones", {"nickname": "weibo-citizen"})
    messages = f"/control/phones/{phone['id']}/messages"
    playing_field.post(messages, {"account": uid_of(access), "text": "井盖丢了"})
    (message,) = until(
        lambda: [one for one in heard(platform, access) if one.heard is Heard.MESSAGE]
    )
    assert (message.text, message.sender) == ("井盖丢了", phone["uid"])
    CHANNEL.reply(make_letter(recipient=message.sender), access)
    received = playing_field.get(messages, account=uid_of(access))["messages"][-1]
    assert (received["direction"], received["body"]["text"]) == ("received", "您好，已安排维修。")


def test_a_closed_window_needs_another_way(playing_field: PlayingField, opens: Opens) -> None:
    access = opens()
    phone = playing_field.post("/control/phones", {"nickname": "weibo-window"})
    where = {"account": uid_of(access), "text": "您好"}
    playing_field.post(f"/control/phones/{phone['id']}/messages", where)
    playing_field.post("/knobs/windows/close", {"account": uid_of(access), "phone": phone["id"]})
    with pytest.raises(Lasting) as caught:
        CHANNEL.reply(make_letter(recipient=phone["uid"]), access)
    assert caught.value.whose == "recipient"


def test_being_mentioned_is_heard(
    playing_field: PlayingField, platform: Player, opens: Opens
) -> None:
    access = opens()
    phone = playing_field.post("/control/phones", {"nickname": "weibo-mention"})
    given = {"account": uid_of(access), "text": "@清河发布 路不平"}
    playing_field.post(f"/control/phones/{phone['id']}/mentions", given)
    assert until(lambda: [o for o in heard(platform, access) if o.heard is Heard.MENTION])


def test_comments_are_counted(playing_field: PlayingField, opens: Opens) -> None:
    access = opens()
    receipt = CHANNEL.publish(make_post(marker="counted"), access)
    phone = playing_field.post("/control/phones", {"nickname": "weibo-comment"})
    given = {"phone": phone["id"], "status_id": receipt.keys["id"], "content": "收到"}
    playing_field.post("/control/comments", given)
    (fact,) = CHANNEL.metrics((receipt,), shanghai(now()).date(), access)
    assert fact.values["comments"] == 1
