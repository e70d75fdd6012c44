"""Does the server that is really started hold where Django's own test client cannot look?"""

from __future__ import annotations

import json
import os
import re
import socket
from collections.abc import Iterator

import httpx
import pytest

from tests.cast import PASSWORD
from tests.journeys.house import House, make_database

pytestmark = pytest.mark.journey
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
EVIL = "https://evil.example"
CLOSED = {400, 403, 404, 405, 411, 413, 414, 431, 501, 505}


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The web and the live events alone: nobody delivers here."""
    folder = tmp_path_factory.mktemp("doors")
    house = House(folder, make_database(os.environ["HUIYING_DATABASE_URL"]))
    (folder / "data").mkdir()
    try:
        house.python("-m", "django", "migrate", "--verbosity", "0", "--skip-checks")
        told = house.python("-m", "tests.journeys.prepare", house.web, house.sandbox)
        house.prepared = json.loads(told.splitlines()[-1])
        house.start("web")
        house.start("events")
        yield house
    finally:
        house.close()


def raw(house: House, sent: bytes, name: str = "web") -> int:
    """Send bytes as they are; the status of the answer, 0 where the server just hangs up."""
    with socket.create_connection(("127.0.0.1", house.ports[name]), timeout=10) as wire:
        wire.sendall(sent)
        wire.shutdown(socket.SHUT_WR)
        head = wire.recv(200).decode("latin-1")
    return int(head.split()[1]) if head.startswith("HTTP/") else 0


@pytest.fixture
def visitor(doors: House) -> Iterator[httpx.Client]:
    """A browser that knows cookies."""
    with httpx.Client(base_url=doors.web, timeout=10) as browser:
        yield browser


def token_at(visitor: httpx.Client, path: str) -> str:
    found: str = TOKEN.findall(visitor.get(path).text)[0]
    return found


def sign_in(visitor: httpx.Client) -> str:
    """Sign the editor in; her session's cookie."""
    token = token_at(visitor, "/accounts/login/")
    sent = {"login": "editor", "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert visitor.post("/accounts/login/", data=sent).status_code == 302
    return f"hy_session={visitor.cookies['hy_session']}"


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
        b"POST /channels/push/wechat-journey/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        b"Content-Length: abc\r\n\r\n",
        b"POST /channels/push/wechat-journey/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /media/../../secrets.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET /static/../secrets.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET /static/%2e%2e/%2e%2e/secrets.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET /static/..%5csecrets.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\x00b\r\n\r\n",
        b"CONNECT evil.example:80 HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
    ],
    ids=lambda sent: sent[:40].decode("latin-1") if isinstance(sent, bytes) else str(sent),
)
def test_what_is_no_honest_request_is_refused(doors: House, sent: bytes) -> None:
    assert raw(doors, sent) in CLOSED | {0}
    assert httpx.get(f"{doors.web}/health", timeout=10).status_code == 200


def test_a_megabyte_in_pieces_without_a_length_is_not_read(doors: House) -> None:
    pieces = (b"x" * 65_536 for _ in range(16))
    answer = httpx.post(f"{doors.web}/channels/push/wechat-journey/", content=pieces, timeout=20)
    assert answer.status_code in CLOSED
    assert doors.sql("SELECT count(*) FROM inbox_message") == [(0,)]


def test_every_answer_of_the_server_wears_the_policy(doors: House) -> None:
    pages = ["/", "/case/", "/desk/", "/nowhere/", "/accounts/login/", "/robots.txt"]
    answers = [httpx.get(f"{doors.web}{page}", timeout=10) for page in pages]
    assert {"script-src 'self'" in a.headers["content-security-policy"] for a in answers} == {True}
    assert [
        a.headers.get("server", "") for a in answers if "/" in a.headers.get("server", "")
    ] == []


@pytest.mark.parametrize("cookie", ["", "hy_session=made-up", "hy_session=\"'; --", "x" * 4000])
def test_nobody_listens_to_live_events_without_signing_in(doors: House, cookie: str) -> None:
    address = f"http://127.0.0.1:{doors.ports['events']}/events"
    assert httpx.get(address, headers={"cookie": cookie}, timeout=10).status_code == 403


@pytest.mark.parametrize("origin", [EVIL, "null", "http://127.0.0.1.evil.example", "{web}.evil"])
def test_another_site_s_page_may_not_read_the_live_events(
    doors: House, visitor: httpx.Client, origin: str
) -> None:
    address = f"http://127.0.0.1:{doors.ports['events']}/events"
    headers = {"cookie": sign_in(visitor), "origin": origin.format(web=doors.web)}
    with httpx.stream("GET", address, headers=headers, timeout=10) as answer:
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("origin", [EVIL, "null"])
def test_another_site_s_form_is_refused_even_with_the_token(
    visitor: httpx.Client, origin: str
) -> None:
    sent = {"number": "1", "code": "1", "csrfmiddlewaretoken": token_at(visitor, "/case/")}
    assert visitor.post("/case/", data=sent, headers={"origin": origin}).status_code == 403


def test_the_server_s_own_log_keeps_no_secret(doors: House, visitor: httpx.Client) -> None:
    code, token = "K7PX-9M2D-QW4T", token_at(visitor, "/case/")
    visitor.post("/case/", data={"number": "1", "code": code, "csrfmiddlewaretoken": token})
    sign_in(visitor)
    secrets = [code, PASSWORD, "wechat-secret", "wechat-token"]
    assert [secret for secret in secrets if secret in doors.log("web") + doors.log("events")] == []
