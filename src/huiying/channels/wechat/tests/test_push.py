"""Does only the platform get a hearing, each thing once and with its sense?"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from huiying.channels.contract import Access, Heard, Outcome, Push, PushAnswer
from huiying.channels.tests.cast import access_to
from huiying.channels.vendor_push import sorted_sha1
from huiying.channels.wechat import CHANNEL
from huiying.channels.wechat.cipher import encrypt
from huiying.channels.wechat.tests.stage import CREDENTIALS

AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
STAMP = str(int(AT.timestamp()))
KEY = CREDENTIALS["encoding_aes_key"]
OTHER_KEY = "G" + KEY[1:]
TOKEN = CREDENTIALS["token"]
APPID = CREDENTIALS["appid"]
TEXT = (
    "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o-1]]></FromUserName>"
    "<CreateTime>1790000000</CreateTime><MsgType><![CDATA[text]]></MsgType>"
    "<Content><![CDATA[路灯不亮]]></Content><MsgId>7000000000000000001</MsgId></xml>"
)
DTD = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Content>&a;</Content></xml>'


def access(**changes: str) -> Access:
    return access_to("wechat", "http://127.0.0.1:9", **changes)


def plain_push(body: str, token: str = TOKEN, stamp: str = STAMP, **more: str) -> Push:
    query = {"timestamp": stamp, "nonce": "n1", "signature": sorted_sha1(token, stamp, "n1")}
    return Push("POST", {**query, **more}, {}, body.encode())


def sealed_push(
    inner: str, key: str = KEY, appid: str = APPID, outer: str = "<ToUserName>gh_1</ToUserName>"
) -> Push:
    sealed = encrypt(inner.encode(), key, appid)
    more = {
        "encrypt_type": "aes",
        "msg_signature": sorted_sha1(TOKEN, STAMP, "n1", sealed),
    }
    return plain_push(f"<xml>{outer}<Encrypt><![CDATA[{sealed}]]></Encrypt></xml>", **more)


def heard_plainly(body: str) -> Any:
    answer = CHANNEL.receive(plain_push(body), access(push_mode="plain"), AT)
    assert answer.status == 200
    return answer.heard[0]


def test_the_address_check_is_answered_with_the_raw_echo() -> None:
    push = Push("GET", {**plain_push("").query, "echostr": "437<&"}, {}, b"")
    assert CHANNEL.receive(push, access(), AT) == PushAnswer(200, b"437<&")


@pytest.mark.parametrize("mode", ["plain", "compat", "safe"])
def test_the_address_check_is_the_same_in_every_mode(mode: str) -> None:
    push = Push("GET", {**plain_push("").query, "echostr": "1"}, {}, b"")
    assert CHANNEL.receive(push, access(push_mode=mode), AT).body == b"1"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "push",
    [
        plain_push(TEXT, token="another"),
        plain_push(TEXT, stamp=str(int(STAMP) - 301)),
        plain_push(TEXT, stamp=str(int(STAMP) + 301)),
        plain_push(TEXT, stamp="soon"),
        plain_push(TEXT, stamp="9" * 40),
        plain_push(TEXT, signature="ü"),
        Push("POST", {"timestamp": STAMP, "nonce": "n1"}, {}, TEXT.encode()),
        Push("POST", {}, {}, TEXT.encode()),
    ],
)
def test_it_refuses_what_is_unsigned_or_old(push: Push, method: str) -> None:
    asked = Push(method, push.query, push.headers, push.body)
    answer = CHANNEL.receive(asked, access(push_mode="plain"), AT)
    assert (answer.status, answer.heard, answer.body) == (403, (), b"")


def test_an_account_without_a_token_hears_nobody() -> None:
    push = plain_push(TEXT, token="")
    assert CHANNEL.receive(push, access(token="", push_mode="plain"), AT).status == 403


def test_a_message_is_heard_silently() -> None:
    answer = CHANNEL.receive(plain_push(TEXT), access(push_mode="plain"), AT)
    assert (answer.status, answer.body) == (200, b"success")
    (heard,) = answer.heard
    assert (heard.heard, heard.sender, heard.text) == (Heard.MESSAGE, "o-1", "路灯不亮")
    assert heard.dedupe_key == "7000000000000000001"
    assert heard.at == datetime.fromtimestamp(1790000000, tz=UTC)
    assert heard.raw["ToUserName"] == "gh_1"


def test_a_json_body_is_heard_alike() -> None:
    body = {"FromUserName": "o-1", "CreateTime": 1790000000, "MsgType": "text", "Content": "好"}
    heard = heard_plainly(json.dumps({**body, "MsgId": 7000000000000000001}, ensure_ascii=False))
    assert (heard.text, heard.dedupe_key) == ("好", "7000000000000000001")


def test_safe_mode_is_deciphered() -> None:
    answer = CHANNEL.receive(sealed_push(TEXT), access(), AT)
    assert answer.body == b"success"
    assert answer.heard[0].text == "路灯不亮"


def test_compatible_mode_trusts_only_the_sealed_part() -> None:
    forged = "<Content>forged</Content><MsgType>text</MsgType><MsgId>1</MsgId>"
    answer = CHANNEL.receive(sealed_push(TEXT, outer=forged), access(push_mode="compat"), AT)
    assert answer.heard[0].text == "路灯不亮"


@pytest.mark.parametrize("mode", ["safe", "compat", ""])
def test_an_account_with_a_key_refuses_plain_pushes(mode: str) -> None:
    assert CHANNEL.receive(plain_push(TEXT), access(push_mode=mode), AT).status == 403


def test_the_previous_key_still_opens_what_is_under_way() -> None:
    changed = access(encoding_aes_key=OTHER_KEY, encoding_aes_key_previous=KEY)
    assert CHANNEL.receive(sealed_push(TEXT), changed, AT).heard[0].text == "路灯不亮"


@pytest.mark.parametrize(
    "push",
    [
        sealed_push(TEXT, key=OTHER_KEY),
        sealed_push(TEXT, appid="wx-another"),
        Push("POST", sealed_push(TEXT).query, {}, sealed_push(TEXT).body),
        Push("POST", {**sealed_push(TEXT).query, "msg_signature": ""}, {}, b"<xml><a>1</a></xml>"),
    ],
)
def test_a_wrong_key_account_or_seal_is_refused(push: Push) -> None:
    answer = CHANNEL.receive(push, access(), AT)
    assert (answer.status, answer.heard) == (403, ())


def test_an_account_without_a_key_refuses_sealed_pushes() -> None:
    assert CHANNEL.receive(sealed_push(TEXT), access(encoding_aes_key=""), AT).status == 403


@pytest.mark.parametrize("body", [DTD, "<xml>", "", "{", "[1]", "<a/>", "<xml>" + "x" * 1_000_000])
def test_a_signed_body_that_is_no_message_is_not_heard(body: str) -> None:
    answer = CHANNEL.receive(plain_push(body), access(push_mode="plain"), AT)
    assert (answer.status, answer.heard) == (400, ())


def event(name: str, more: str = "", sender: str = "o-1") -> str:
    return (
        f"<xml><FromUserName>{sender}</FromUserName><CreateTime>1790000000</CreateTime>"
        f"<MsgType>event</MsgType><Event>{name}</Event>{more}</xml>"
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("subscribe", Heard.FOLLOWED),
        ("unsubscribe", Heard.LEFT),
        ("CLICK", Heard.OTHER),
        ("an_event_of_next_year", Heard.OTHER),
    ],
)
def test_events_are_heard_and_unknown_ones_kept(name: str, kind: Heard) -> None:
    heard = heard_plainly(event(name, "<EventKey>k</EventKey>"))
    assert heard.heard is kind
    assert heard.dedupe_key.startswith(f"o-1:1790000000:{name}:k")


@pytest.mark.parametrize("name", ["PUBLISHJOBFINISH", "FREEPUBLISHJOBFINISH", "MASSSENDJOBFINISH"])
def test_the_end_of_a_publication_is_heard_under_every_name(name: str) -> None:
    info = (
        "<PublishEventInfo><publish_id>9</publish_id><publish_status>0</publish_status>"
        "<article_id>\n <![CDATA[A1]]>\n</article_id><article_detail><count>1</count><item>"
        "<idx>1</idx><article_url>http://x</article_url></item></article_detail>"
        "</PublishEventInfo>"
    )
    heard = heard_plainly(event(name, info))
    assert heard.heard is Heard.SENDING
    assert heard.receipt.outcome is Outcome.PUBLISHED
    assert heard.receipt.keys == {"publish_id": "9", "article_id": "A1"}
    assert heard.receipt.url == "http://x"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("send success", Outcome.PUBLISHED),
        ("err(20001)", Outcome.REFUSED),
        ("send fail", Outcome.REFUSED),
    ],
)
def test_the_end_of_a_mass_sending_is_heard(status: str, outcome: Outcome) -> None:
    heard = heard_plainly(event("MASSSENDJOBFINISH", f"<MsgID>5</MsgID><Status>{status}</Status>"))
    assert (heard.receipt.outcome, heard.receipt.keys) == (outcome, {"msg_id": "5"})


def test_two_sendings_that_end_in_one_second_are_two() -> None:
    ends = [event("MASSSENDJOBFINISH", f"<MsgID>{n}</MsgID><Status>x</Status>") for n in "56"]
    assert len({heard_plainly(end).dedupe_key for end in ends}) == 2


@pytest.mark.parametrize("minutes", [-4, 0, 4])
def test_clocks_may_differ_a_little(minutes: int) -> None:
    answer = CHANNEL.receive(
        plain_push(TEXT), access(push_mode="plain"), AT + timedelta(minutes=minutes)
    )
    assert answer.status == 200
