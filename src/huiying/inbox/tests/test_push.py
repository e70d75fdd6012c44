"""What does a platform get when it knocks, and is everything kept before it is answered?"""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.cast import City, make_account, make_city

from huiying.foundation.journal.models import Line
from huiying.inbox.models import Message
from huiying.inbox.tasks import take_in
from huiying.inbox.terms import Taken
from huiying.inbox.views import MOST_BYTES
from huiying.registry.models import Account

pytestmark = [pytest.mark.django_db, pytest.mark.urls("huiying.inbox.urls")]
SECRET = "notebook secret"


@pytest.fixture
def account() -> Account:
    city: City = make_city()
    return make_account(city.department, credentials={"secret": SECRET})


@pytest.fixture
def platform(settings: Settings, tmp_path: Path) -> Client:
    settings.STATIC_ROOT = tmp_path
    return Client(enforce_csrf_checks=True)


def signed(body: str, *, secret: str = SECRET, at: float | None = None) -> dict[str, str]:
    stamp = str(int(at or time.time()))
    joined = "".join(sorted([secret, stamp, "n", body]))
    digest = hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest()
    return {"timestamp": stamp, "nonce": "n", "signature": digest}


def push(platform: Client, account: Account, body: str, **changes: object) -> int:
    query = signed(body, **changes)  # type: ignore[arg-type]
    address = f"/push/{account.slug}/?" + "&".join(f"{k}={v}" for k, v in query.items())
    answer = platform.post(address, body, content_type="application/json")
    return answer.status_code


def said(text: str = "路灯坏了", key: str = "1") -> str:
    return json.dumps({"id": key, "from": "open-id-1", "text": text})


def stored() -> list[Message]:
    return list(Message.objects.whole("the test's own").order_by("id"))


def test_a_signed_push_is_kept_and_answered(platform: Client, account: Account) -> None:
    assert push(platform, account, said()) == 200
    (kept,) = stored()
    assert (kept.text, kept.taken) == ("路灯坏了", Taken.WAITING)


def test_a_resent_push_is_answered_again_and_kept_once(platform: Client, account: Account) -> None:
    answers = [push(platform, account, said()) for _ in range(3)]
    assert (answers, len(stored())) == ([200, 200, 200], 1)


def test_an_address_check_is_echoed(platform: Client, account: Account) -> None:
    query = {**signed(""), "echostr": "hello"}
    assert platform.get(f"/push/{account.slug}/", query).content == b"hello"


@pytest.mark.parametrize("changes", [{"secret": "wrong"}, {"at": time.time() - 3600}])
def test_a_wrong_or_stale_signature_leaves_nothing(
    platform: Client, account: Account, changes: dict[str, object]
) -> None:
    before = Line.objects.count()
    assert push(platform, account, said(), **changes) == 403
    assert (stored(), Line.objects.count()) == ([], before)


def test_an_unknown_address_is_not_found(platform: Client, account: Account) -> None:
    assert platform.post("/push/nobody/", said(), content_type="text/plain").status_code == 404


def test_a_push_that_is_too_large_is_not_read(platform: Client, account: Account) -> None:
    answer = push(platform, account, "x" * (MOST_BYTES + 1))
    assert (answer, stored()) == (413, [])


def test_what_was_pushed_becomes_a_case_in_the_next_round(
    platform: Client, account: Account
) -> None:
    push(platform, account, said())
    assert take_in() == 1
    assert stored()[0].case is not None
