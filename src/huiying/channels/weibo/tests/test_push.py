"""Does only Weibo get a hearing, each thing once and with its sense?"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from huiying.channels.contract import Heard, Incoming, Push
from huiying.channels.tests.cast import access_to
from huiying.channels.vendor_push import sorted_sha1
from huiying.channels.weibo import CHANNEL
from huiying.channels.weibo.tests.stage import CREDENTIALS

AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
MILLISECONDS = str(int(AT.timestamp() * 1000))
SECONDS = str(int(AT.timestamp()))
SECRET = CREDENTIALS["app_secret"]
MESSAGE = {
    "type": "text",
    "receiver_id": 1902538057,
    "sender_id": 2489518277,
    "created_at": "Mon Jul 16 18:09:20 +0800 2012",
    "text": "路灯不亮",
    "data": {},
}
XML = (
    "<xml><ToUserName>1902538057</ToUserName><FromUserName>2489518277</FromUserName>"
    "<CreateTime>1342433360</CreateTime><MsgType>{kind}</MsgType>{more}</xml>"
)


def push(
    body: str, method: str = "POST", secret: str = SECRET, stamp: str = MILLISECONDS, **more: str
) -> Push:
    query = {"timestamp": stamp, "nonce": "n1", "signature": sorted_sha1(secret, stamp, "n1")}
    return Push(method, {**query, **more}, {}, body.encode())


def heard(body: str | dict[str, Any]) -> Incoming:
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    answer = CHANNEL.receive(push(text), access_to("weibo"), AT)
    assert (answer.status, answer.body) == (200, b"")
    return answer.heard[0]


def test_the_address_check_is_answered_with_the_raw_echo() -> None:
    answer = CHANNEL.receive(push("", "GET", echostr="dnP"), access_to("weibo"), AT)
    assert (answer.status, answer.body, answer.heard) == (200, b"dnP", ())


@pytest.mark.parametrize("stamp", [MILLISECONDS, SECONDS])
def test_seconds_and_milliseconds_are_both_fresh(stamp: str) -> None:
    answer = CHANNEL.receive(push(json.dumps(MESSAGE), stamp=stamp), access_to("weibo"), AT)
    assert answer.status == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "asked",
    [
        push("{}", secret="another"),
        push("{}", stamp=str(int(MILLISECONDS) - 301_000)),
        push("{}", signature=""),
        Push("POST", {}, {}, b"{}"),
    ],
)
def test_it_refuses_what_is_unsigned_or_old(asked: Push, method: str) -> None:
    answer = CHANNEL.receive(Push(method, asked.query, {}, asked.body), access_to("weibo"), AT)
    assert (answer.status, answer.heard) == (403, ())


def test_a_message_is_heard() -> None:
    one = heard(MESSAGE)
    assert (one.heard, one.sender, one.text) == (Heard.MESSAGE, "2489518277", "路灯不亮")
    assert one.at == datetime(2012, 7, 16, 10, 9, 20, tzinfo=UTC)


def test_the_same_push_has_the_same_key() -> None:
    assert heard(MESSAGE).dedupe_key == heard(dict(reversed(MESSAGE.items()))).dedupe_key


@pytest.mark.parametrize(
    "change",
    [{"text": "井盖丢了"}, {"sender_id": 1}, {"created_at": "Mon Jul 16 18:09:21 +0800 2012"}],
)
def test_another_word_has_another_key(change: dict[str, Any]) -> None:
    assert heard(MESSAGE | change).dedupe_key != heard(MESSAGE).dedupe_key


@pytest.mark.parametrize(
    ("kind", "subtype", "expected"),
    [
        ("event", "follow", Heard.FOLLOWED),
        ("event", "scan_follow", Heard.FOLLOWED),
        ("event", "unfollow", Heard.LEFT),
        ("event", "click", Heard.OTHER),
        ("mention", "status", Heard.MENTION),
        ("image", "", Heard.MESSAGE),
        ("a_type_of_next_year", "", Heard.OTHER),
    ],
)
def test_events_are_heard_and_unknown_ones_kept(kind: str, subtype: str, expected: Heard) -> None:
    assert heard(MESSAGE | {"type": kind, "data": {"subtype": subtype}}).heard is expected


def test_the_other_platforms_xml_is_understood() -> None:
    one = heard(XML.format(kind="text", more="<Content><![CDATA[路灯不亮]]></Content>"))
    assert (one.heard, one.sender, one.text) == (Heard.MESSAGE, "2489518277", "路灯不亮")
    assert one.at == datetime.fromtimestamp(1342433360, tz=UTC)


def test_an_event_in_xml_is_understood() -> None:
    assert heard(XML.format(kind="event", more="<Event>UNFOLLOW</Event>")).heard is Heard.LEFT


@pytest.mark.parametrize("body", ["{", "", "<!DOCTYPE a><xml><a>1</a></xml>", "[]"])
def test_a_signed_body_that_is_no_message_is_not_heard(body: str) -> None:
    answer = CHANNEL.receive(push(body), access_to("weibo"), AT)
    assert (answer.status, answer.heard) == (400, ())
