"""What does a platform look like that answers exactly what a test told it to?

A real HTTP server on loopback: the connectors speak to it over sockets, and nothing is patched.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Says:
    """One answer: a JSON body with a status, raw bytes, a dropped line, or a long silence."""

    body: object = field(default_factory=dict)
    status: int = 200
    drops: bool = False
    seconds: float = 0.0
    headers: tuple[tuple[str, str], ...] = ()

    def content(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        return json.dumps(self.body, ensure_ascii=False).encode()


DROPS = Says(drops=True)


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    def json(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self.body)
        return read

    def form(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}


class Player:
    """Answers by path, each path's answers in order, the last one again and again."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._answers: dict[str, deque[Says]] = defaultdict(deque)
        self.base_url = ""

    def says(self, path: str, *answers: Says | dict[str, Any]) -> None:
        self._answers[path] = deque(
            answer if isinstance(answer, Says) else Says(answer) for answer in answers
        )

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def last(self, path: str) -> Asked:
        return [asked for asked in self.asked if asked.path == path][-1]

    def answer(self, asked: Asked) -> Says:
        self.asked.append(asked)
        waiting = self._answers.get(asked.path)
        if not waiting:
            return Says({"errcode": 40066, "errmsg": f"not told about {asked.path}"}, status=404)
        return waiting.popleft() if len(waiting) > 1 else waiting[0]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    player: Player

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller that lost patience and hung up is what some tests are about."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self._play("GET")

    def do_POST(self) -> None:
        self._play("POST")

    def _play(self, method: str) -> None:
        parts = urlsplit(self.path)
        length = int(self.headers.get("content-length", 0))
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        headers = {name.lower(): value for name, value in self.headers.items()}
        says = self.server.player.answer(
            Asked(method, parts.path, query, headers, self.rfile.read(length))
        )
        time.sleep(says.seconds)
        if says.drops:
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
            return
        content = says.content()
        self.send_response(says.status)
        for name, value in says.headers:
            self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """The tests read what was asked from the player."""


@contextmanager
def playing() -> Iterator[Player]:
    """A player behind a free port of loopback, until the block ends."""
    player = Player()
    server = _Server(("127.0.0.1", 0), _Handler)
    server.player = player
    player.base_url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield player
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
