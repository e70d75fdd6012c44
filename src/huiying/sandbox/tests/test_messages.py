"""Do a citizen and an account reach each other, as often and as long as the platform allows?"""

from __future__ import annotations

import time
from xml.sax.saxutils import unescape

import pytest

from huiying.sandbox.phones import OUT_OF_SERVICE
from huiying.sandbox.tests.stage import AES_KEY, Field, Push, Receiver, until, wechat
from huiying.sandbox.wechat.signatures import decrypt, encrypt, is_signed, sign

REPLY = (
    "<xml><ToUserName><![CDATA[o]]></ToUserName><FromUserName><![CDATA[gh]]></FromUserName>"
    "<CreateTime>1</CreateTime><MsgType><![CDATA[text]]></MsgType>"
    "<Content>\n<![CDATA[来信收到]]>\n</Content></xml>"
)


def sealed_reply(appid: str, token: str = "word") -> bytes:
    sealed = encrypt(REPLY, AES_KEY, appid)
    signature = sign(token, "1700000000", "n", sealed)
    return (
        f"<xml><Encrypt><![CDATA[{sealed}]]></Encrypt><MsgSignature>{signature}</MsgSignature>"
        "<TimeStamp>1700000000</TimeStamp><Nonce>n</Nonce></xml>"
    ).encode()


def test_a_message_is_pushed_signed_and_open(field: Field, receiver: Receiver) -> None:
    account = wechat(field, receiver.url)
    phone = field.phone(account.appid)
    sent = field.write(phone, account.appid, "路灯坏了 <&> ]]>")
    push = receiver.next()
    parts = ("word", push.query["timestamp"], push.query["nonce"])
    assert is_signed(push.query["signature"], *parts)
    assert push.query["openid"] == sent["openid"]
    assert f"<MsgId>{sent['msg_id']}</MsgId>" in push.text
    assert unescape("<![CDATA[路灯坏了 <&> ]]]]><![CDATA[>]]>") in push.text


@pytest.mark.parametrize(("mode", "is_open"), [("compat", True), ("safe", False)])
def test_a_message_is_pushed_sealed(
    field: Field, receiver: Receiver, mode: str, is_open: bool
) -> None:
    account = wechat(field, receiver.url, mode=mode)
    field.write(field.phone(account.appid), account.appid, "路灯坏了")
    push = receiver.next()
    sealed = push.text.split("<Encrypt><![CDATA[")[1].split("]]>")[0]
    parts = ("word", push.query["timestamp"], push.query["nonce"], sealed)
    assert push.query["encrypt_type"] == "aes"
    assert is_signed(push.query["msg_signature"], *parts)
    assert ("路灯坏了" in push.text) is is_open
    assert "路灯坏了" in decrypt(sealed, AES_KEY, account.appid)


def test_who_does_not_follow_yet_follows_first(field: Field, receiver: Receiver) -> None:
    account = wechat(field, receiver.url)
    field.write(field.phone(), account.appid, "您好")
    assert "<![CDATA[subscribe]]>" in receiver.next().text
    assert "<![CDATA[您好]]>" in receiver.next().text


@pytest.mark.parametrize("mode", ["plain", "compat"])
def test_an_open_reply_reaches_the_phone(field: Field, receiver: Receiver, mode: str) -> None:
    account = wechat(field, receiver.url, mode=mode)
    receiver.answer = lambda push: REPLY.encode()
    phone = field.phone(account.appid)
    field.write(phone, account.appid, "您好")
    (shown,) = until(lambda: field.received(phone))
    assert shown["body"] == {"type": "text", "text": "来信收到"}
    assert shown["manner"] == "passive reply"


@pytest.mark.parametrize("mode", ["compat", "safe"])
def test_a_sealed_reply_reaches_the_phone(field: Field, receiver: Receiver, mode: str) -> None:
    account = wechat(field, receiver.url, mode=mode)
    receiver.answer = lambda push: sealed_reply(account.appid)
    phone = field.phone(account.appid)
    field.write(phone, account.appid, "您好")
    (shown,) = until(lambda: field.received(phone))
    assert shown["body"]["text"] == "来信收到"


@pytest.mark.parametrize("answer", [b"", b"success"])
def test_silence_shows_nothing(field: Field, receiver: Receiver, answer: bytes) -> None:
    account = wechat(field, receiver.url)
    receiver.answer = lambda push: answer
    phone = field.phone(account.appid)
    field.write(phone, account.appid, "您好")
    receiver.next()
    assert receiver.is_quiet(0.4)
    assert field.received(phone) == []


@pytest.mark.parametrize(
    ("mode", "answer"),
    [
        ("plain", b'{"errcode":0}'),
        ("plain", b"ok"),
        ("plain", b"<xml><MsgType>poem</MsgType></xml>"),
        ("plain", b'<!DOCTYPE x [<!ENTITY y "z">]><xml>&y;</xml>'),
        ("safe", REPLY.encode()),
        ("safe", sealed_reply("wx-other")),
        ("safe", sealed_reply("wx-other", token="wrong")),
    ],
    ids=["json", "word", "kind", "entity", "open", "appid", "signature"],
)
def test_anything_else_shows_that_the_service_is_out(
    field: Field, receiver: Receiver, mode: str, answer: bytes
) -> None:
    account = wechat(field, receiver.url, mode=mode)
    receiver.answer = lambda push: answer
    phone = field.phone(account.appid)
    field.write(phone, account.appid, "您好")
    (shown,) = until(lambda: field.received(phone))
    assert shown["body"] == {"type": "notice", "text": OUT_OF_SERVICE}


def test_a_slow_server_is_asked_three_times(field: Field, receiver: Receiver) -> None:
    def sleepy(push: Push) -> bytes:
        time.sleep(5.3)
        return REPLY.encode()

    account = wechat(field, receiver.url)
    receiver.answer = sleepy
    phone = field.phone(account.appid)
    field.write(phone, account.appid, "您好")
    (shown,) = until(lambda: field.received(phone), 25)
    assert shown["body"]["type"] == "notice"
    assert len({receiver.next().text for _ in range(3)}) == 1
    assert receiver.is_quiet(0.5)


def test_five_replies_and_no_sixth(field: Field) -> None:
    account = wechat(field)
    phone = field.phone(account.appid)
    openid = field.write(phone, account.appid, "您好")["openid"]
    codes = [account.send(openid)["errcode"] for _ in range(6)]
    assert codes == [0, 0, 0, 0, 0, 45047]
    assert len(field.received(phone)) == 5


def test_a_new_message_starts_the_count_afresh(field: Field) -> None:
    account = wechat(field)
    phone = field.phone(account.appid)
    openid = field.write(phone, account.appid, "您好")["openid"]
    assert [account.send(openid)["errcode"] for _ in range(5)] == [0] * 5
    field.write(phone, account.appid, "还在吗")
    assert account.send(openid)["errcode"] == 0


def test_nobody_is_written_to_after_two_days(field: Field) -> None:
    account = wechat(field)
    phone = field.phone(account.appid)
    openid = field.write(phone, account.appid, "您好")["openid"]
    field.post("/knobs/windows/close", account=account.appid, phone=phone["id"])
    assert account.send(openid)["errcode"] == 45015
    assert field.received(phone) == []


def test_nobody_is_written_to_who_left(field: Field, receiver: Receiver) -> None:
    account = wechat(field, receiver.url)
    phone = field.phone(account.appid)
    openid = field.write(phone, account.appid, "您好")["openid"]
    field.post(f"/control/phones/{phone['id']}/leaves", account=account.appid)
    assert openid in receiver.next_with("unsubscribe").text
    assert account.send(openid)["errcode"] == 45015


def test_a_stranger_is_not_written_to(field: Field) -> None:
    assert wechat(field).send("o-nobody")["errcode"] == 40003


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"msgtype": "text", "text": {"content": ""}}, 44004),
        ({"msgtype": "text", "text": {"content": "字" * 683}}, 45002),
        ({"msgtype": "poem", "poem": {}}, 40008),
        ({"msgtype": "image", "image": {"media_id": "nothing"}}, 40007),
        ({"msgtype": "news", "news": {"articles": [{}, {}]}}, 45008),
    ],
)
def test_a_bad_message_costs_nothing(field: Field, body: dict[str, object], code: int) -> None:
    account = wechat(field)
    phone = field.phone(account.appid)
    openid = field.write(phone, account.appid, "您好")["openid"]
    refused = account.post("/cgi-bin/message/custom/send", touser=openid, **body)
    assert refused["errcode"] == code
    assert [account.send(openid)["errcode"] for _ in range(5)] == [0] * 5


def test_the_address_is_asked_for(field: Field, receiver: Receiver) -> None:
    account = wechat(field, receiver.url)
    answer = field.post(f"/control/accounts/{account.key}/verify")
    assert answer["verified"] is True
