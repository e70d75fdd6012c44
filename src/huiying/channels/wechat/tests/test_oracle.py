"""Does another library, written by others, understand our cipher and we theirs?"""

from __future__ import annotations

import warnings
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest

from huiying.channels.contract import Push
from huiying.channels.tests.cast import access_to
from huiying.channels.wechat import CHANNEL
from huiying.channels.wechat.cipher import encrypt
from huiying.channels.wechat.tests.stage import CREDENTIALS

GIVEN = CREDENTIALS
AT = datetime(2026, 11, 20, tzinfo=UTC)
STAMP, NONCE = str(int(AT.timestamp())), "551"


@pytest.fixture
def theirs() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # wechatpy was last changed in 2021
        from wechatpy.crypto import WeChatCrypto
    return WeChatCrypto(GIVEN["token"], GIVEN["encoding_aes_key"], GIVEN["appid"])


@pytest.mark.parametrize("text", ["路灯不亮", "", "a" * 5000, "😀<&]]>", "长" * 31])
def test_they_open_what_we_seal(theirs: Any, text: str) -> None:
    from wechatpy.utils import WeChatSigner

    sealed = encrypt(text.encode(), GIVEN["encoding_aes_key"], GIVEN["appid"])
    signer = WeChatSigner()
    signer.add_data(GIVEN["token"], STAMP, NONCE, sealed)
    envelope = f"<xml><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>"
    opened = theirs.decrypt_message(envelope, signer.signature, STAMP, NONCE)
    assert (opened if isinstance(opened, str) else opened.decode()) == text


@pytest.mark.parametrize("text", ["路灯不亮", "a" * 5000, "😀", "长" * 31])
def test_we_open_what_they_seal(theirs: Any, text: str) -> None:
    inner = (
        "<xml><FromUserName>o-1</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType>"
        f"<Content><![CDATA[{text}]]></Content><MsgId>1</MsgId></xml>"
    )
    envelope = theirs.encrypt_message(inner, NONCE, STAMP)
    from defusedxml.ElementTree import fromstring

    signature = fromstring(envelope).findtext("MsgSignature") or ""
    query = {
        "timestamp": STAMP,
        "nonce": NONCE,
        "encrypt_type": "aes",
        "msg_signature": signature,
    }
    answer = CHANNEL.receive(Push("POST", query, {}, envelope.encode()), access_to("wechat"), AT)
    assert answer.heard[0].text == text


def test_the_official_host_is_the_one_they_call() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from wechatpy.client import WeChatClient
    theirs_host = urlsplit(WeChatClient.API_BASE_URL).hostname
    assert theirs_host == urlsplit(CHANNEL.official_base_url).hostname
