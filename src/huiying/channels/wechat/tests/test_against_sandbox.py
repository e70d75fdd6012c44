"""Do the connector and the sandbox agree over real sockets, also when something goes wrong?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

import pytest

from huiying.channels.contract import Access, Heard, Incoming, Outcome, Push, Receipt
from huiying.channels.tests.cast import make_letter, make_post
from huiying.channels.tests.platform_player import Player, Says
from huiying.channels.tests.playing_field import PlayingField, until
from huiying.channels.wechat import CHANNEL
from huiying.channels.wechat.tests.stage import open_account
from huiying.foundation.clock import now, shanghai
from huiying.foundation.errors import Lasting, Passing, Unclear

HOOK = "/hooks/wechat"
SUBMIT = "/cgi-bin/freepublish/submit"
NUMBERS = count(2_000_000_001)

Opens = Callable[..., Access]


@pytest.fixture
def opens(playing_field: PlayingField, platform: Player) -> Opens:
    """Opens a fresh account whose pushes reach the test's own server."""
    platform.says(HOOK, Says(b"success"))

    def opened(**changes: object) -> Access:
        appid = f"wxsandbox{next(NUMBERS)}"
        return open_account(playing_field, platform.base_url + HOOK, appid=appid, **changes)

    return opened


def appid_of(access: Access) -> str:
    return access.credentials["appid"]


def heard(platform: Player, access: Access) -> list[Incoming]:
    """What our own callback address would have heard."""
    found: list[Incoming] = []
    for asked in list(platform.asked):
        push = Push(asked.method, asked.query, asked.headers, asked.body)
        found += CHANNEL.receive(push, access, now()).heard
    return found


def public(field: PlayingField, access: Access) -> list[dict[str, object]]:
    shown: list[dict[str, object]] = field.get("/control/published", account=appid_of(access))[
        "published"
    ]
    return shown


def reached(receipt: Receipt, access: Access) -> Receipt:
    """The receipt once the platform has made up its mind."""

    def decided() -> Receipt | None:
        later = CHANNEL.confirm(receipt, access)
        return None if later.outcome is Outcome.ACCEPTED else later

    found = until(decided)
    assert found is not None
    return found


def test_an_article_goes_round(playing_field: PlayingField, platform: Player, opens: Opens) -> None:
    access = opens()
    receipt = CHANNEL.publish(make_post(marker="round"), access)
    done = reached(receipt, access)
    assert done.outcome is Outcome.PUBLISHED
    assert [one["url"] for one in public(playing_field, access)] == [done.url]
    events = until(lambda: [one for one in heard(platform, access) if one.receipt])
    assert events[0].heard is Heard.SENDING
    assert events[0].receipt is not None
    assert events[0].receipt.keys["publish_id"] == receipt.keys["publish_id"]
    assert events[0].receipt.url == done.url


@pytest.mark.parametrize("mode", ["cut", "hang"])
def test_an_answer_that_is_lost_after_submitting_publishes_once(
    playing_field: PlayingField, opens: Opens, mode: str
) -> None:
    access = opens()
    post = make_post(marker=f"lost-{mode}")
    playing_field.turn(kind="drop", account=appid_of(access), path=SUBMIT, mode=mode, seconds=4)
    with pytest.raises(Unclear):
        CHANNEL.publish(post, access)
    found = until(lambda: _found(post.marker, access))
    assert found is not None
    assert found.outcome is Outcome.PUBLISHED
    assert len(public(playing_field, access)) == 1


def _found(marker: str, access: Access) -> Receipt | None:
    try:
        return CHANNEL.find(make_post(marker=marker), None, access)
    except Passing:
        return None


def test_an_answer_that_is_lost_before_submitting_leaves_one_draft(
    playing_field: PlayingField, opens: Opens
) -> None:
    access = opens()
    post = make_post(marker="draft-lost")
    playing_field.turn(kind="drop", account=appid_of(access), path="/cgi-bin/draft/add")
    with pytest.raises(Passing):
        CHANNEL.publish(post, access)
    assert CHANNEL.find(post, None, access) is None
    assert reached(CHANNEL.publish(post, access), access).outcome is Outcome.PUBLISHED
    assert "有 0 篇草稿" in CHANNEL.probe(access)
    assert len(public(playing_field, access)) == 1


def test_busy_that_was_done_all_the_same_publishes_once(
    playing_field: PlayingField, opens: Opens
) -> None:
    access = opens()
    post = make_post(marker="busy")
    playing_field.turn(kind="error", account=appid_of(access), path=SUBMIT, code=-1, performed=True)
    with pytest.raises(Passing):
        CHANNEL.publish(post, access)
    assert until(lambda: _found(post.marker, access))
    assert CHANNEL.publish(post, access).outcome is Outcome.PUBLISHED
    assert len(public(playing_field, access)) == 1


@pytest.mark.parametrize(("status", "whose"), [(2, "content"), (3, "settings"), (4, "content")])
def test_a_refusal_in_review_is_told(
    playing_field: PlayingField, opens: Opens, status: int, whose: str
) -> None:
    access = opens()
    playing_field.turn(kind="publish", account=appid_of(access), status=status)
    done = reached(CHANNEL.publish(make_post(marker=f"no-{status}"), access), access)
    assert (done.outcome, done.whose) == (Outcome.REFUSED, whose)
    assert public(playing_field, access) == []


def test_a_withdrawn_article_is_gone(playing_field: PlayingField, opens: Opens) -> None:
    access = opens()
    done = reached(CHANNEL.publish(make_post(marker="gone"), access), access)
    assert CHANNEL.withdraw(done, access).outcome is Outcome.WITHDRAWN
    assert CHANNEL.confirm(done, access).outcome is Outcome.WITHDRAWN


@pytest.mark.parametrize("name", ["PUBLISHJOBFINISH", "FREEPUBLISHJOBFINISH", "MASSSENDJOBFINISH"])
def test_the_event_is_known_under_every_name(
    playing_field: PlayingField, platform: Player, opens: Opens, name: str
) -> None:
    access = opens()
    playing_field.turn(kind="event_name", account=appid_of(access), name=name)
    CHANNEL.publish(make_post(marker="named"), access)
    assert until(lambda: [one for one in heard(platform, access) if one.receipt])


def test_a_missing_msg_data_id_is_no_trouble(playing_field: PlayingField, opens: Opens) -> None:
    access = opens()
    playing_field.turn(kind="missing", account=appid_of(access), path=SUBMIT, field="msg_data_id")
    receipt = CHANNEL.publish(make_post(marker="no-id"), access)
    assert "msg_data_id" not in receipt.keys
    assert reached(receipt, access).outcome is Outcome.PUBLISHED


def test_followers_are_notified_once(playing_field: PlayingField, opens: Opens) -> None:
    access = opens()
    phone = playing_field.post(
        "/control/phones", {"nickname": "小河", "follows": [appid_of(access)]}
    )
    post = make_post(marker="notified", mode="notify")
    path = "/cgi-bin/message/mass/sendall"
    playing_field.turn(kind="drop", account=appid_of(access), path=path)
    with pytest.raises(Passing):
        CHANNEL.publish(post, access)
    assert reached(CHANNEL.publish(post, access), access).outcome is Outcome.PUBLISHED
    shown = playing_field.get(f"/control/phones/{phone['id']}/messages", account=appid_of(access))
    assert [one["manner"] for one in shown["messages"]] == ["mass"]


def test_tokens_that_end_early_are_renewed(playing_field: PlayingField, opens: Opens) -> None:
    access = opens()
    CHANNEL.probe(access)
    playing_field.post("/knobs/tokens/expire", {"account": appid_of(access)})
    assert CHANNEL.probe(access)


def test_a_used_up_quota_waits_until_midnight(playing_field: PlayingField, opens: Opens) -> None:
    access = opens()
    playing_field.post("/knobs/quota", {"account": appid_of(access), "path": SUBMIT, "left": 0})
    with pytest.raises(Passing) as caught:
        CHANNEL.publish(make_post(marker="quota"), access)
    assert caught.value.code == "channels.wechat.quota"
    assert 0 < (caught.value.retry_after or 0) <= 86_400


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"secret": "another"}, "channels.wechat.secret"),
        ({"ip_whitelist": ["198.51.100.1"]}, "channels.wechat.address"),
        ({"verified": False}, "channels.wechat.permission"),
    ],
)
def test_wrong_settings_are_named(opens: Opens, changes: dict[str, object], code: str) -> None:
    with pytest.raises(Lasting) as caught:
        CHANNEL.publish(make_post(marker="settings"), opens(**changes))
    assert (caught.value.code, caught.value.whose) == (code, "settings")


@pytest.mark.parametrize("mode", ["safe", "compat"])
def test_a_citizen_writes_and_is_answered(
    playing_field: PlayingField, platform: Player, opens: Opens, mode: str
) -> None:
    access = opens(mode=mode)
    phone = playing_field.post("/control/phones", {"nickname": f"citizen-{mode}"})
    messages = f"/control/phones/{phone['id']}/messages"
    playing_field.post(messages, {"account": appid_of(access), "text": "路灯不亮"})
    (message,) = until(
        lambda: [one for one in heard(platform, access) if one.heard is Heard.MESSAGE]
    )
    assert message.text == "路灯不亮"
    letter = make_letter(recipient=message.sender, last_heard_at=message.at)
    assert CHANNEL.reply(letter, access).outcome is Outcome.PUBLISHED
    received = playing_field.get(messages, account=appid_of(access))["messages"][-1]
    assert (received["direction"], received["body"]["text"]) == ("received", letter.text)


def test_a_closed_window_and_a_used_up_allowance_need_another_way(
    playing_field: PlayingField, opens: Opens
) -> None:
    access = opens()
    phone = playing_field.post("/control/phones", {"nickname": "window"})
    sent = playing_field.post(
        f"/control/phones/{phone['id']}/messages", {"account": appid_of(access), "text": "您好"}
    )
    letter = make_letter(recipient=sent["openid"])
    playing_field.post("/knobs/windows/close", {"account": appid_of(access), "phone": phone["id"]})
    with pytest.raises(Lasting) as caught:
        CHANNEL.reply(letter, access)
    assert caught.value.code == "channels.wechat.window"


def test_figures_of_the_days_before_are_read(playing_field: PlayingField, opens: Opens) -> None:
    access = opens()
    today = shanghai(now()).date()
    sent = today - timedelta(days=3)
    piece = {
        "account": appid_of(access),
        "key": "k1",
        "title": "旧闻",
        "content": "<p>旧闻</p>",
        "published_at": f"{sent}T09:00:00",
    }
    (kept,) = playing_field.post("/control/histories", {"pieces": [piece]})["pieces"]
    keys = {"msg_data_id": str(kept["msg_data_id"]), "sent_on": sent.isoformat()}
    facts = CHANNEL.metrics((Receipt(Outcome.PUBLISHED, keys),), today, access)
    assert [fact.day for fact in facts] == [sent + timedelta(days=n) for n in range(3)]
    reads = [fact.values["reads"] for fact in facts]
    assert reads == sorted(reads)
    assert reads[-1] > 0
    assert isinstance(facts[0].day, date)
