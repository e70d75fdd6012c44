"""Does the playing field sign and encipher byte for byte as the published vectors say?"""

from __future__ import annotations

import json
from typing import Any

import pytest

from huiying.sandbox.tests.stage import AES_KEY, SHARED
from huiying.sandbox.wechat.signatures import Undecipherable, decrypt, encrypt, is_signed, sign
from huiying.sandbox.weibo import callbacks as weibo

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/protocols is not there")


def vectors(name: str) -> Any:
    return json.loads((SHARED / name).read_text(encoding="utf-8-sig"))


@pytest.mark.shared
@needs_shared
@pytest.mark.parametrize("number", [0, 1])
def test_it_enciphers_as_another_implementation_does(number: int) -> None:
    given = vectors("wxjava/crypto_vectors.json")
    case = given["cases"][number]
    sealed = encrypt(
        case["plaintext"],
        given["encoding_aes_key"],
        given["appid"],
        given["random16"].encode(),
    )
    assert sealed == case["encrypt_base64"]


@pytest.mark.shared
@needs_shared
@pytest.mark.parametrize("number", [0, 1])
def test_it_deciphers_what_another_implementation_wrote(number: int) -> None:
    given = vectors("wxjava/crypto_vectors.json")
    case = given["cases"][number]
    opened = decrypt(case["encrypt_base64"], given["encoding_aes_key"], given["appid"])
    assert opened == case["plaintext"]


@pytest.mark.shared
@needs_shared
@pytest.mark.parametrize("number", [0, 1])
def test_it_signs_addresses_as_the_vendor_prints(number: int) -> None:
    case = vectors("wechat_official_docs/signature_vectors.json")[number]
    assert sign(case["token"], case["timestamp"], case["nonce"]) == case["signature"]


@pytest.mark.shared
@needs_shared
def test_it_signs_as_wechatpy_does() -> None:
    case = vectors("wechatpy/crypto_vectors.json")["url_signature_sha1"]
    parts = (case["token"], case["timestamp"], case["nonce"])
    assert sign(*parts) == case["signature"]
    assert not is_signed(case["bad_signature"], *parts)


@pytest.mark.shared
@needs_shared
def test_it_opens_an_echo_of_the_same_scheme() -> None:
    case = vectors("wechatpy/crypto_vectors.json")["work_echostr"]
    parts = (case["token"], case["timestamp"], case["nonce"], case["echostr"])
    assert is_signed(case["msg_signature"], *parts)
    assert decrypt(case["echostr"], case["encoding_aes_key"], case["id"])


@pytest.mark.shared
@needs_shared
def test_it_signs_weibo_pushes_as_the_vendor_prints() -> None:
    case = vectors("weibo_official_docs/vectors.json")["fan_service_signature"]
    signed = weibo.sign(case["appsecret"], case["timestamp"], case["nonce"])
    assert signed == case["signature_sha1"]


@pytest.mark.parametrize("length", [0, 1, 11, 12, 13, 31, 32, 5000])
def test_it_fills_up_to_thirty_two_bytes(length: int) -> None:
    text = "字" * length
    assert decrypt(encrypt(text, AES_KEY, "wx1"), AES_KEY, "wx1") == text


@pytest.mark.parametrize(
    ("key", "appid"), [(AES_KEY[::-1], "wx1"), (AES_KEY, "wx2")], ids=["key", "appid"]
)
def test_it_refuses_what_is_not_meant_for_it(key: str, appid: str) -> None:
    sealed = encrypt("您好", AES_KEY, "wx1")
    with pytest.raises(Undecipherable):
        decrypt(sealed, key, appid)


@pytest.mark.parametrize("sealed", ["", "AAAA", "not base64!"])
def test_it_refuses_what_is_not_enciphered(sealed: str) -> None:
    with pytest.raises(Undecipherable):
        decrypt(sealed, AES_KEY, "wx1")
