"""Do our parsers and classifier agree with what Weibo's own pages print?"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from huiying.channels.contract import Heard, Push
from huiying.channels.numbers import number
from huiying.channels.tests.cast import access_to
from huiying.channels.vendor_push import instant, sorted_sha1
from huiying.channels.weibo import CHANNEL
from huiying.channels.weibo.errors import DOMAIN, UNKNOWN, reason_of
from huiying.channels.weibo.push import understood

pytestmark = pytest.mark.shared

AT = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def vectors(samples: Path) -> dict[str, Any]:
    text = (samples / "weibo_official_docs" / "vectors.json").read_text(encoding="utf-8-sig")
    read: dict[str, Any] = json.loads(text)
    return read


def test_the_vendors_signature_vector_is_accepted(vectors: dict[str, Any]) -> None:
    given = vectors["fan_service_signature"]
    query = {name: given[name] for name in ("timestamp", "nonce", "echostr")}
    push = Push("GET", query | {"signature": given["signature_sha1"]}, {}, b"")
    at = instant(given["timestamp"])
    assert at is not None
    answer = CHANNEL.receive(push, access_to("weibo", app_secret=given["appsecret"]), at)
    assert (answer.status, answer.body.decode()) == (200, given["echostr"])


def test_the_digest_is_over_the_sorted_parts(vectors: dict[str, Any]) -> None:
    given = vectors["fan_service_signature"]
    parts = (given["appsecret"], given["timestamp"], given["nonce"])
    assert sorted_sha1(*parts) == given["signature_sha1"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("fan_service_push_text", Heard.MESSAGE),
        ("fan_service_push_position", Heard.MESSAGE),
        ("fan_service_push_event", Heard.OTHER),
    ],
)
def test_recorded_pushes_are_understood(vectors: dict[str, Any], name: str, kind: Heard) -> None:
    body = vectors[name]["body"]
    heard = understood(body, AT)
    assert (heard.heard, heard.sender) == (kind, str(body["sender_id"]))
    assert heard.at == datetime(2012, 7, 16, 10, 9, 20, tzinfo=UTC)


def test_the_missing_domain_is_told_by_the_text(vectors: dict[str, Any]) -> None:
    body = vectors["share_domain_error_seen_in_field"]["body"]
    assert reason_of(body["error_code"], body["error"]) is DOMAIN


def test_a_code_as_text_is_read(vectors: dict[str, Any]) -> None:
    code = number(vectors["error"]["body"]["error_code"])
    assert code == 20502
    assert reason_of(code) is UNKNOWN
