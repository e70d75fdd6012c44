"""What do the tests of the playing field stand on: a real server, a real receiver, real sockets?"""

from __future__ import annotations

import io
import json
import os
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

import httpx
from PIL import Image

SHARED = Path(__file__).parents[5] / "shared" / "protocols"
AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
READY_SECONDS = 30.0

T = TypeVar("T")

_numbers = count(1)


def free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port: int = chosen.getsockname()[1]
        return port


def until(ask: Callable[[], T], seconds: float = 10.0) -> T:
    """What `ask` gives as soon as it is true; the last it gave when time is up."""
    end = time.monotonic() + seconds
    while not (given := ask()) and time.monotonic() < end:
        time.sleep(0.03)
    return given


def picture(form: str = "PNG", side: int = 8) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (side, side), "#446688").save(kept, form)
    return kept.getvalue()


@dataclass
class Field:
    """A playing field in a process of its own."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        environment = os.environ | {
            "HUIYING_SANDBOX_DB": str(self.folder / "field.sqlite3"),
            "HUIYING_SANDBOX_PUBLIC_URL": self.url,
        }
        command = [sys.executable, "-m", "granian", "--interface", "asgi", "--no-ws"]
        command += ["--port", str(self.port), "huiying.sandbox.app:application"]
        with (self.folder / "field.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        assert until(self._answers, READY_SECONDS), (self.folder / "field.log").read_text()

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/knobs", trust_env=False).is_success
        except httpx.TransportError:
            return False

    def end(self, signal_number: int) -> None:
        """Give the server and its workers a signal and wait until the server is gone."""
        assert self.process is not None
        os.killpg(self.process.pid, signal_number)
        self.process.wait(timeout=20)

    def post(self, path: str, /, **given: Any) -> dict[str, Any]:
        answer = httpx.post(f"{self.url}{path}", json=given, trust_env=False)
        assert answer.is_success, answer.text
        read: dict[str, Any] = answer.json()
        return read

    def get(self, path: str, /, **query: Any) -> dict[str, Any]:
        answer = httpx.get(f"{self.url}{path}", params=query, trust_env=False)
        assert answer.is_success, answer.text
        read: dict[str, Any] = answer.json()
        return read

    def turn(self, kind: str, /, **knob: Any) -> None:
        self.post("/knobs", kind=kind, **knob)

    def page(self, path: str) -> httpx.Response:
        return httpx.get(f"{self.url}{path}", trust_env=False, follow_redirects=True)

    def phone(self, *follows: str) -> dict[str, Any]:
        return self.post("/control/phones", nickname=f"市民{next(_numbers)}", follows=follows)

    def write(self, phone: dict[str, Any], account: str, text: str) -> dict[str, Any]:
        return self.post(f"/control/phones/{phone['id']}/messages", account=account, text=text)

    def received(self, phone: dict[str, Any]) -> list[dict[str, Any]]:
        shown = self.get(f"/control/phones/{phone['id']}/messages")["messages"]
        return [one for one in shown if one["direction"] == "received"]


@dataclass(frozen=True)
class Push:
    """What the platform posted to an account's server."""

    query: dict[str, str]
    text: str


@dataclass
class Receiver:
    """An account's server: keeps what comes, answers as told."""

    server: ThreadingHTTPServer
    pushes: queue.Queue[Push] = field(default_factory=queue.Queue)
    answer: Callable[[Push], bytes] = lambda push: b"success"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/callback"

    def next(self, seconds: float = 10.0) -> Push:
        return self.pushes.get(timeout=seconds)

    def next_with(self, words: str) -> Push:
        """The next push that holds these words; others are passed over."""
        while words not in (push := self.next()).text:
            continue
        return push

    def is_quiet(self, seconds: float) -> bool:
        try:
            self.pushes.get(timeout=seconds)
        except queue.Empty:
            return True
        return False


class _Handler(BaseHTTPRequestHandler):
    receiver: Receiver

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.path).query))

    def do_GET(self) -> None:
        self._answer(self._query()["echostr"].encode())

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers["content-length"])).decode()
        push = Push(self._query(), text)
        self.receiver.pushes.put(push)
        try:
            self._answer(self.receiver.answer(push))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        return None


@contextmanager
def receiving() -> Iterator[Receiver]:
    class Handler(_Handler):
        pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        receiver = Receiver(server)
        Handler.receiver = receiver
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()


@dataclass(frozen=True)
class WeChat:
    """An official account with a good token."""

    field: Field
    appid: str
    token: str

    @property
    def key(self) -> str:
        return f"wechat:{self.appid}"

    def post(self, path: str, /, **given: Any) -> dict[str, Any]:
        return self.raw(path, json.dumps(given, ensure_ascii=False).encode())

    def raw(self, path: str, content: bytes) -> dict[str, Any]:
        query = {"access_token": self.token}
        url = f"{self.field.url}/wechat{path}"
        answer = httpx.post(url, params=query, content=content, trust_env=False)
        assert answer.status_code == 200
        read: dict[str, Any] = answer.json()
        return read

    def get(self, path: str, /, **query: str) -> dict[str, Any]:
        url = f"{self.field.url}/wechat{path}"
        given = {"access_token": self.token, **query}
        read: dict[str, Any] = httpx.get(url, params=given, trust_env=False).json()
        return read

    def upload(self, path: str, data: bytes, name: str, **query: str) -> dict[str, Any]:
        url = f"{self.field.url}/wechat{path}"
        given = {"access_token": self.token, **query}
        files = {"media": (name, data, "application/octet-stream")}
        read: dict[str, Any] = httpx.post(url, params=given, files=files, trust_env=False).json()
        return read

    def cover(self) -> str:
        kept = self.upload("/cgi-bin/material/add_material", picture(), "a.png", type="image")
        return str(kept["media_id"])

    def article(self, **only: Any) -> dict[str, Any]:
        given = {
            "title": "路灯检修",
            "content": "<p>今晚检修。</p>",
            "thumb_media_id": self.cover(),
        }
        return {**given, **only}

    def draft(self, **only: Any) -> str:
        return str(self.post("/cgi-bin/draft/add", articles=[self.article(**only)])["media_id"])

    def publish(self, **only: Any) -> dict[str, Any]:
        """Submit a new draft and wait until it is decided."""
        submitted = self.post("/cgi-bin/freepublish/submit", media_id=self.draft(**only))
        return {**submitted, **self.decided(submitted["publish_id"])}

    def decided(self, publish_id: object) -> dict[str, Any]:
        shown = until(lambda: self._if_decided(publish_id))
        assert shown is not None
        return shown

    def _if_decided(self, publish_id: object) -> dict[str, Any] | None:
        shown = self.post("/cgi-bin/freepublish/get", publish_id=publish_id)
        return shown if shown["publish_status"] != 1 else None

    def published(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.field.get("/control/published", account=self.key)[
            "published"
        ]
        return found

    def send(self, openid: str, text: str = "您好") -> dict[str, Any]:
        body = {"touser": openid, "msgtype": "text", "text": {"content": text}}
        return self.post("/cgi-bin/message/custom/send", **body)


def wechat(field: Field, callback_url: str = "", **only: Any) -> WeChat:
    """A new official account and its stable token."""
    appid = f"wx{next(_numbers):06d}"
    account = {"appid": appid, "secret": "secret", "name": "河湾发布", "token": "word"}
    account |= {"encoding_aes_key": AES_KEY, "callback_url": callback_url, **only}
    field.post("/control/accounts", wechat=[account])
    given = {"grant_type": "client_credential", "appid": appid, "secret": "secret"}
    token = field.post("/wechat/cgi-bin/stable_token", **given)
    return WeChat(field, appid, str(token.get("access_token", "")))


@dataclass(frozen=True)
class Weibo:
    """A Weibo user with an application and a good token."""

    field: Field
    uid: str
    token: str

    def post(self, path: str, /, **given: str) -> httpx.Response:
        url, form = f"{self.field.url}/weibo{path}", {"access_token": self.token, **given}
        return httpx.post(url, data=form, trust_env=False)

    def get(self, path: str, /, **query: str) -> httpx.Response:
        url, given = f"{self.field.url}/weibo{path}", {"access_token": self.token, **query}
        return httpx.get(url, params=given, trust_env=False)

    def share(self, status: str, **more: str) -> httpx.Response:
        return self.post("/2/statuses/share.json", status=status, **{"rip": "203.0.113.7", **more})

    def posted(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.field.get("/control/published", account=self.uid)[
            "published"
        ]
        return found


def weibo(field: Field, callback_url: str = "", **only: Any) -> Weibo:
    uid = str(6_000_000_000 + next(_numbers))
    account = {"uid": uid, "app_key": f"key{uid}", "app_secret": "xyz123xyz", "name": "河湾微博"}
    account |= {"access_token": f"token{uid}", "bound_domain": "hewan.example"}
    field.post("/control/accounts", weibo=[{**account, "callback_url": callback_url, **only}])
    return Weibo(field, uid, f"token{uid}")


def missing_from(reply: Any, sample: Any, where: str = "") -> list[str]:
    """What a third-party sample has and a reply has not; numbers may be texts and the reverse."""
    if isinstance(sample, dict):
        if not isinstance(reply, dict):
            return [where]
        inner = (
            missing_from(reply[name], value, f"{where}.{name}")
            if name in reply
            else [f"{where}.{name}"]
            for name, value in sample.items()
        )
        return [path for paths in inner for path in paths]
    if isinstance(sample, list):
        if not isinstance(reply, list) or not reply:
            return [where]
        return missing_from(reply[0], sample[0], f"{where}[0]")
    return [] if isinstance(reply, (int, float, str)) else [where]
