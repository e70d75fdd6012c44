"""What do we know after each way in which a call to a vendor can go wrong?"""

from __future__ import annotations

import logging
import socket

import pytest
from structlog.testing import capture_logs

from huiying.channels.contract import Access
from huiying.channels.tests.cast import access_to
from huiying.channels.tests.platform_player import DROPS, Player, Says
from huiying.channels.vendor_http import Question, ask, raw_json
from huiying.foundation.errors import ChannelTrouble, Lasting, Passing, Unclear

SLOW = Says({"errcode": 0}, seconds=0.6)
HTML = Says(b"<html>502</html>")


def impatient(base_url: str) -> Access:
    given = access_to("wechat", base_url)
    return Access(given.account, given.credentials, base_url, given.tokens, timeout=0.2)


def write() -> Question:
    return Question("POST", "/do", repeatable=False, content=raw_json({"text": "河"}))


def read() -> Question:
    return Question("GET", "/do", repeatable=True)


def test_it_reads_a_json_answer(platform: Player) -> None:
    platform.says("/do", {"errcode": 0, "errmsg": "ok"})
    assert ask(write(), impatient(platform.base_url)).body["errmsg"] == "ok"


def test_it_sends_han_characters_as_they_are(platform: Player) -> None:
    platform.says("/do", {})
    ask(write(), impatient(platform.base_url))
    assert platform.last("/do").body == '{"text": "河"}'.encode()


def test_nothing_was_done_where_nobody_listens() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}"
    with pytest.raises(Passing) as caught:
        ask(write(), impatient(address))
    assert caught.value.code == "channels.connection.failed"


@pytest.mark.parametrize("answer", [SLOW, DROPS, HTML, Says({}, status=500), Says({}, status=502)])
def test_a_write_without_an_answer_is_unclear(platform: Player, answer: Says) -> None:
    platform.says("/do", answer)
    with pytest.raises(Unclear) as caught:
        ask(write(), impatient(platform.base_url))
    assert caught.value.code == "channels.answer.lost"
    assert len(platform.asked) == 1


@pytest.mark.parametrize("answer", [SLOW, DROPS, HTML, Says({}, status=500), Says({}, status=502)])
def test_a_read_without_an_answer_may_be_asked_again(platform: Player, answer: Says) -> None:
    platform.says("/do", answer)
    with pytest.raises(Passing):
        ask(read(), impatient(platform.base_url))


@pytest.mark.parametrize("status", [429, 503])
def test_a_platform_that_takes_nothing_names_the_wait(platform: Player, status: int) -> None:
    platform.says("/do", Says({}, status=status, headers=(("retry-after", "7"),)))
    with pytest.raises(Passing) as caught:
        ask(write(), impatient(platform.base_url))
    assert caught.value.retry_after == 7


def test_it_follows_no_redirect(platform: Player) -> None:
    platform.says("/do", Says({}, status=302, headers=(("location", "/elsewhere"),)))
    with pytest.raises(Lasting):
        ask(read(), impatient(platform.base_url))
    assert platform.paths() == ["/do"]


@pytest.mark.parametrize("address", ["ftp://127.0.0.1", "127.0.0.1:80", ""])
def test_an_unusable_address_is_a_matter_of_settings(address: str) -> None:
    with pytest.raises(ChannelTrouble) as caught:
        ask(read(), impatient(address))
    assert caught.value.code == "channels.address.unusable"


def test_it_logs_the_request_id_and_no_token(
    platform: Player, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    platform.says("/do", {"errcode": 40164, "errmsg": "invalid ip rid: 65ab-12cd-34ef"})
    question = Question("GET", "/do", repeatable=True, query={"access_token": "very-secret"})
    with capture_logs() as lines:
        ask(question, impatient(platform.base_url))
    assert lines[0]["request_id"] == "65ab-12cd-34ef"
    assert lines[0]["errcode"] == 40164
    assert "very-secret" not in str(lines)
    assert not [r for r in caplog.records if r.name == "httpx" and r.levelno >= logging.INFO]
