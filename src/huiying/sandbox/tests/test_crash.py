"""Does a killed playing field forget nothing it has acknowledged?"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from huiying.sandbox.tests.stage import Field, Receiver, wechat, weibo

pytestmark = pytest.mark.crash


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Field]:
    """A playing field of this test's own, to be killed."""
    started = Field(tmp_path)
    started.start()
    try:
        yield started
    finally:
        started.end(signal.SIGKILL)


def killed_and_started(field: Field) -> None:
    field.end(signal.SIGKILL)
    field.start()


def test_everything_acknowledged_is_there_again(mortal: Field) -> None:
    account, user = wechat(mortal), weibo(mortal)
    media_id = account.draft()
    posted = user.share("路灯检修完成 https://hewan.example/1").json()
    phone = mortal.phone(account.appid)
    openid = mortal.write(phone, account.appid, "您好")["openid"]
    account.send(openid, "已收到")
    killed_and_started(mortal)
    assert account.post("/cgi-bin/draft/get", media_id=media_id)["news_item"]
    assert [one["id"] for one in user.posted()] == [posted["idstr"]]
    assert [one["body"]["text"] for one in mortal.received(phone)] == ["已收到"]
    assert [account.send(openid)["errcode"] for _ in range(5)] == [0, 0, 0, 0, 45047]


def test_a_publication_under_way_is_finished_once(mortal: Field, receiver: Receiver) -> None:
    account = wechat(mortal, receiver.url)
    mortal.turn("setting", name="publish_seconds", value=1.5)
    submitted = account.post("/cgi-bin/freepublish/submit", media_id=account.draft())
    killed_and_started(mortal)
    assert account.decided(submitted["publish_id"])["publish_status"] == 0
    event = receiver.next_with("PUBLISHJOBFINISH").text
    assert str(submitted["publish_id"]) in event
    assert receiver.is_quiet(1)
    assert len(account.published()) == 1


def test_a_push_not_yet_taken_is_made_after_the_restart(mortal: Field, receiver: Receiver) -> None:
    account = wechat(mortal, receiver.url)
    mortal.turn("events", delay=1.5)
    phone = mortal.phone(account.appid)
    mortal.write(phone, account.appid, "路灯坏了")
    killed_and_started(mortal)
    assert "路灯坏了" in receiver.next().text


def test_numbers_are_never_given_out_twice(mortal: Field) -> None:
    account = wechat(mortal)
    before = account.post("/cgi-bin/freepublish/submit", media_id=account.draft())
    killed_and_started(mortal)
    after = account.post("/cgi-bin/freepublish/submit", media_id=account.draft())
    assert int(after["publish_id"]) == int(before["publish_id"]) + 1


def test_it_stops_when_asked_even_with_an_open_stream(mortal: Field) -> None:
    account, phone = wechat(mortal), mortal.phone()
    url = f"{mortal.url}/phones/{phone['id']}/{account.key}/changes"
    with httpx.stream("GET", url, trust_env=False) as stream:
        assert next(stream.iter_lines()) == "event: changed"
        mortal.end(signal.SIGTERM)
    assert mortal.process is not None
    assert mortal.process.returncode == 0
    mortal.start()
