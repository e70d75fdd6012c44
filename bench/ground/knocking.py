"""How do several visitors knock at once, and how long did each of them wait?

A bare client of HTTP/1.1 on kept connections: it shares the machine with the server it measures,
so it does as little as possible.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from ground.house import HOST

OK = 200
END_OF_HEAD = b"\r\n\r\n"
LENGTH = b"content-length:"


@dataclass
class Knocks:
    """What came of a round: seconds of each answer, what was acknowledged, what was refused."""

    seconds: float = 0.0
    waited: list[float] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        """Good answers in a second."""
        return len(self.waited) / self.seconds


class Line:
    """One kept connection to the web server."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection((HOST, port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> int:
        """Send a request, read the whole answer; its status."""
        self._socket.sendall(request)
        head, _, body = self._until_head().partition(END_OF_HEAD)
        missing = _length(head) - len(body)
        while missing > 0:
            missing -= len(self._read())
        return int(head[9:12])

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _until_head(self) -> bytes:
        got = self._read()
        while END_OF_HEAD not in got:
            got += self._read()
        return got

    def _read(self) -> bytes:
        got = self._socket.recv(262144)
        if not got:
            raise ConnectionError("the web server hung up")
        return got


def get(path: str, cookies: str = "") -> bytes:
    """A request for a page, as a signed-in browser sends it."""
    cookie = f"Cookie: {cookies}\r\n" if cookies else ""
    return f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n{cookie}\r\n".encode()


def post(path: str, body: bytes) -> bytes:
    """A request that carries a body."""
    head = f"POST {path} HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: text/xml\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def knock(
    port: int, clients: int, seconds: float, make: Callable[[int, int], tuple[str, bytes]]
) -> Knocks:
    """Let `clients` ask again and again for `seconds`; `make(client, turn)` names each request."""
    rounds = [Knocks() for _ in range(clients)]
    begun = time.perf_counter()
    threads = [
        threading.Thread(target=_keep_asking, args=(port, begun + seconds, number, make, into))
        for number, into in enumerate(rounds)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return _together(rounds, time.perf_counter() - begun)


def _keep_asking(
    port: int,
    until: float,
    number: int,
    make: Callable[[int, int], tuple[str, bytes]],
    into: Knocks,
) -> None:
    line, turn = Line(port), 0
    while time.perf_counter() < until:
        key, request = make(number, turn)
        begun = time.perf_counter()
        status = line.ask(request)
        if status == OK:
            into.waited.append(time.perf_counter() - begun)
            into.acknowledged.append(key)
        else:
            into.refused.append(status)
        turn += 1
    line.close()


def _together(rounds: list[Knocks], seconds: float) -> Knocks:
    whole = Knocks(seconds)
    for one in rounds:
        whole.waited += one.waited
        whole.acknowledged += one.acknowledged
        whole.refused += one.refused
    return whole


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        if line.lower().startswith(LENGTH):
            return int(line[len(LENGTH) :])
    raise ConnectionError("an answer of unknown length")
