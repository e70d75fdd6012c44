"""Does writing to everybody happen once, and seldom?"""

from __future__ import annotations

from typing import Any

import pytest

from huiying.sandbox.tests.stage import Field, Receiver, WeChat, until, wechat

SEND = "/cgi-bin/message/mass/sendall"


def send(account: WeChat, media_id: str, **more: Any) -> dict[str, Any]:
    mpnews = {"media_id": media_id}
    body = {"filter": {"is_to_all": True}, "msgtype": "mpnews", "mpnews": mpnews}
    return account.post(SEND, **body, **more)


def test_it_reaches_every_follower_and_says_so(field: Field, receiver: Receiver) -> None:
    account = wechat(field, receiver.url)
    phone = field.phone(account.appid)
    sent = send(account, account.draft(title="停水通知"), clientmsgid="a1")
    event = receiver.next_with("MASSSENDJOBFINISH").text
    (shown,) = until(lambda: field.received(phone))
    assert f"<MsgID>{sent['msg_id']}</MsgID>" in event
    assert "<![CDATA[send success]]>" in event
    assert shown["body"]["articles"][0]["title"] == "停水通知"
    assert account.post("/cgi-bin/message/mass/get", msg_id=sent["msg_id"])["msg_status"] == (
        "SEND_SUCCESS"
    )


def test_the_same_key_is_sent_once(field: Field) -> None:
    account = wechat(field)
    first = send(account, account.draft(), clientmsgid="a1")
    second = send(account, account.draft(), clientmsgid="a1")
    assert second["errcode"] == 45065
    assert second["msg_id"] == first["msg_id"]
    assert until(lambda: len(account.published()) == 1)


def test_without_a_key_the_same_content_is_sent_once(field: Field) -> None:
    account = wechat(field)
    media_id = account.draft()
    send(account, media_id)
    assert send(account, media_id)["errcode"] == 45065


def test_a_long_key_is_refused(field: Field) -> None:
    account = wechat(field)
    assert send(account, account.draft(), clientmsgid="a" * 65)["errcode"] == 45067


@pytest.mark.parametrize(("kind", "times"), [("subscription", 1), ("service", 4)])
def test_there_is_a_last_time(field: Field, kind: str, times: int) -> None:
    account = wechat(field, kind=kind)
    codes = [send(account, account.draft())["errcode"] for _ in range(times + 1)]
    assert codes == [0] * times + [45028]


def test_a_failure_is_told_and_may_not_be_retried_at_once(field: Field, receiver: Receiver) -> None:
    account = wechat(field, receiver.url)
    phone = field.phone(account.appid)
    field.turn("mass", account=account.appid, status="err(20001)")
    media_id = account.draft()
    send(account, media_id, clientmsgid="a1")
    assert "<![CDATA[err(20001)]]>" in receiver.next_with("MASSSENDJOBFINISH").text
    assert send(account, media_id, clientmsgid="a1")["errcode"] == 45066
    assert field.received(phone) == []
    assert account.published() == []


def test_what_was_sent_is_not_among_the_published(field: Field) -> None:
    account = wechat(field)
    send(account, account.draft())
    assert until(account.published)
    listed = account.post("/cgi-bin/freepublish/batchget", offset=0, count=20)
    assert listed["total_count"] == 0
