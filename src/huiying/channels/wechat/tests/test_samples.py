"""Do our parsers, cipher and classifier agree with what others recorded of WeChat?"""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from huiying.channels.contract import Heard, Outcome, Push
from huiying.channels.tests.cast import access_to, make_post
from huiying.channels.tests.platform_player import Player
from huiying.channels.vendor_errors import Kind
from huiying.channels.vendor_push import read_body, sorted_sha1
from huiying.channels.wechat import CHANNEL
from huiying.channels.wechat.cipher import WrongKey, decrypt, encrypt
from huiying.channels.wechat.drafts import add_draft
from huiying.channels.wechat.errors import UNKNOWN, reason_of
from huiying.channels.wechat.push import understood
from huiying.channels.wechat.readings import news_items
from huiying.channels.wechat.tests.conversation import DRAFT_ADD, play_well

pytestmark = pytest.mark.shared

AT = datetime(2026, 11, 20, tzinfo=UTC)


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8-sig"))


def some(folder: Path, pattern: str) -> list[Path]:
    found = sorted(folder.glob(pattern))
    assert found, f"{folder} holds no {pattern}: the samples are incomplete"
    return found


def test_every_published_errcode_has_a_cause(samples: Path) -> None:
    with (samples / "wxjava" / "errcodes.tsv").open(encoding="utf-8-sig") as lines:
        codes = [int(row["errcode"]) for row in csv.DictReader(lines, delimiter="\t")]
    assert len(codes) > 150
    assert [code for code in codes if code and reason_of(code) is UNKNOWN] == []


@pytest.mark.parametrize("case", [0, 1])
def test_the_cipher_is_the_vendors_byte_for_byte(samples: Path, case: int) -> None:
    given = load(samples / "wxjava" / "crypto_vectors.json")
    vector, key, appid = given["cases"][case], given["encoding_aes_key"], given["appid"]
    sealed = encrypt(vector["plaintext"].encode(), key, appid, given["random16"].encode())
    assert sealed == vector["encrypt_base64"]
    assert decrypt(sealed, key, appid).decode() == vector["plaintext"]


def test_the_sorted_digest_is_the_vendors(samples: Path) -> None:
    given = load(samples / "wxjava" / "crypto_vectors.json")["sha1_sorted_concat"]
    assert sorted_sha1(*reversed(given["inputs"])) == given["sha1"]


def test_it_opens_what_another_library_sealed(samples: Path) -> None:
    given = load(samples / "wechatpy" / "crypto_vectors.json")["work_decrypt"]
    sealed = str(read_body(given["xml"].encode())["Encrypt"])
    parts = (given["token"], given["timestamp"], given["nonce"], sealed)
    assert sorted_sha1(*parts) == given["msg_signature"]
    opened = read_body(decrypt(sealed, given["encoding_aes_key"], given["id"]))
    assert {name: opened[name] for name in given["expect"]} == given["expect"]


def test_it_seals_as_another_library_does(samples: Path) -> None:
    given = load(samples / "wechatpy" / "crypto_vectors.json")["work_encrypt"]
    expected = fromstring(given["expected_xml"])
    sealed = encrypt(
        given["plaintext"].encode(),
        given["encoding_aes_key"],
        given["id"],
        given["random16"].encode(),
    )
    assert sealed == (expected.findtext("Encrypt") or "")
    signed = sorted_sha1(given["token"], given["timestamp"], given["nonce"], sealed)
    assert signed == expected.findtext("MsgSignature")


def test_what_was_sealed_for_another_account_stays_shut(samples: Path) -> None:
    given = load(samples / "wxjava" / "crypto_vectors.json")
    with pytest.raises(WrongKey):
        decrypt(given["cases"][0]["encrypt_base64"], given["encoding_aes_key"], "wx-another")


@pytest.mark.parametrize("number", [0, 1])
def test_the_vendors_signature_vectors_are_accepted(samples: Path, number: int) -> None:
    given = load(samples / "wechat_official_docs" / "signature_vectors.json")[number]
    query = {name: given.get(name, "") for name in ("signature", "timestamp", "nonce", "echostr")}
    access = access_to("wechat", token=given["token"], encoding_aes_key="", push_mode="plain")
    at = datetime.fromtimestamp(int(given["timestamp"]), tz=UTC)
    method, body = (("GET", b""), ("POST", json.dumps(given.get("body")).encode()))[number]
    answer = CHANNEL.receive(Push(method, query, {}, body), access, at)
    assert answer.status == 200
    assert answer.body.decode() == given.get("echostr", "success")


def test_wechatpys_signature_vector_is_accepted_and_its_false_one_refused(samples: Path) -> None:
    given = load(samples / "wechatpy" / "crypto_vectors.json")["url_signature_sha1"]
    at = datetime.fromtimestamp(int(given["timestamp"]), tz=UTC)
    access = access_to("wechat", token=given["token"])
    query = {name: given[name] for name in ("timestamp", "nonce", "signature")}
    assert CHANNEL.receive(Push("GET", query, {}, b""), access, at).status == 200
    false = query | {"signature": given["bad_signature"]}
    assert CHANNEL.receive(Push("GET", false, {}, b""), access, at).status == 403


@pytest.mark.parametrize(
    ("folder", "pattern"),
    [
        ("wechatpy/callbacks", "*.xml"),
        ("wxjava/callbacks", "*.xml"),
        ("skit_wechat/EventSamples", "Mp*/*.xml"),
        ("skit_wechat/EventSamples", "Mp*/*.json"),
        ("wechat_official_docs", "event_*.xml"),
    ],
)
def test_every_recorded_push_is_understood_or_kept(
    samples: Path, folder: str, pattern: str
) -> None:
    heard = [
        understood(read_body(path.read_bytes()), AT) for path in some(samples / folder, pattern)
    ]
    assert all(one.dedupe_key for one in heard)
    assert all(one.sender for one in heard if one.raw.get("FromUserName"))
    assert all("\n" not in value for one in heard for value in (one.sender, one.dedupe_key))


def sample(samples: Path, path: str) -> Any:
    return understood(read_body((samples / path).read_bytes()), AT)


def test_a_recorded_text_is_a_message(samples: Path) -> None:
    heard = sample(samples, "wechatpy/callbacks/parser__parse_text_message.xml")
    recorded = fromstring(
        (samples / "wechatpy/callbacks/parser__parse_text_message.xml").read_text()
    )
    assert heard.heard is Heard.MESSAGE
    assert heard.text == (recorded.findtext("Content") or "").strip()
    assert heard.dedupe_key == (recorded.findtext("MsgId") or "").strip()


@pytest.mark.parametrize("name", ["testFromXml.xml", "testFromXml2.xml"])
def test_both_spellings_of_the_message_id_are_read(samples: Path, name: str) -> None:
    assert sample(samples, f"wxjava/callbacks/{name}").dedupe_key == "1234567890123456"


@pytest.mark.parametrize(
    ("path", "outcome", "keys"),
    [
        (
            "wechat_official_docs/event_PUBLISHJOBFINISH_success.xml",
            Outcome.PUBLISHED,
            {
                "publish_id": "2247503051",
                "article_id": "b5O2OUs25HBxRceL7hfReg-U9QGeq9zQjiDvyWP4Hq4",
            },
        ),
        (
            "skit_wechat/EventSamples/MpJob/FreePublishJobFinishEvent.xml",
            Outcome.PUBLISHED,
            {
                "publish_id": "2247503051",
                "article_id": "b5O2OUs25HBxRceL7hfReg-U9QGeq9zQjiDvyWP4Hq4",
            },
        ),
        (
            "wechat_official_docs/event_MASSSENDJOBFINISH_success_real.xml",
            Outcome.PUBLISHED,
            {"msg_id": "1000000003"},
        ),
        (
            "wxjava/callbacks/testFromXml_MASSSENDJOBFINISH.xml",
            Outcome.REFUSED,
            {"msg_id": "1000001625"},
        ),
    ],
)
def test_recorded_ends_of_sendings_carry_their_keys(
    samples: Path, path: str, outcome: Outcome, keys: dict[str, str]
) -> None:
    heard = sample(samples, path)
    assert (heard.heard, heard.receipt.outcome) == (Heard.SENDING, outcome)
    assert heard.receipt.keys == keys


def test_the_real_mass_event_carries_the_address(samples: Path) -> None:
    heard = sample(samples, "wechat_official_docs/event_MASSSENDJOBFINISH_success_real.xml")
    assert heard.receipt.url == "http://mp.weixin.qq.com/s/8yzT20EvmDg37Jso9nsIIw"


def test_the_published_list_is_read(samples: Path) -> None:
    folder = samples / "skit_wechat/ModelSamples/CgibinFreePublish"
    listed = load(folder / "CgibinFreePublishBatchGetResponse.json")
    assert news_items(listed["item"][0])[0]["content_source_url"] == "CONTENT_SOURCE_URL"


def test_our_draft_has_only_fields_that_others_send_too(samples: Path, platform: Player) -> None:
    folder = samples / "skit_wechat/ModelSamples/CgibinDraft"
    theirs = load(folder / "CgibinDraftAddRequest.json")["articles"][0]
    play_well(platform)
    add_draft(make_post(), access_to("wechat", platform.base_url))
    ours = platform.last(DRAFT_ADD).json()["articles"][0]
    assert set(ours) - set(theirs) == {"article_type"}  # newer than their sample
    assert {type(ours[name]) for name in set(ours) & set(theirs)} == {str, int}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (-1, Kind.PASSING),
        (45009, Kind.QUOTA),
        (48001, Kind.SETTINGS),
        (45003, Kind.CONTENT),
        (45015, Kind.RECIPIENT),
    ],
)
def test_each_kind_of_turn_has_its_codes(code: int, kind: Kind) -> None:
    assert reason_of(code).kind is kind
