"""How do tests start the sandbox as a server of its own, and set it up over its control API?

Nothing of it is imported here: it is spoken to over sockets, as the platforms are.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx

T = TypeVar("T")
READY_SECONDS = 30.0


@dataclass(frozen=True)
class PlayingField:
    """A running sandbox."""

    url: str

    def post(self, path: str, given: dict[str, Any]) -> dict[str, Any]:
        answer = httpx.post(f"{self.url}{path}", json=given, trust_env=False).raise_for_status()
        read: dict[str, Any] = answer.json()
        return read

    def get(self, path: str, **query: str) -> dict[str, Any]:
        answer = httpx.get(f"{self.url}{path}", params=query, trust_env=False).raise_for_status()
        read: dict[str, Any] = answer.json()
        return read

    def turn(self, **knob: Any) -> None:
        """Let something go wrong next."""
        self.post("/knobs", knob)


def until(ask: Callable[[], T], seconds: float = 10.0) -> T:
    """What `ask` gives as soon as it is true; the last thing it gave when time is up."""
    deadline = time.monotonic() + seconds
    while not (given := ask()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return given


@contextmanager
def sandbox_in(folder: Path) -> Iterator[PlayingField]:
    """A sandbox on a free port of loopback with an empty database in `folder`."""
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "HUIYING_SANDBOX_DB": str(folder / "sandbox.sqlite3"),
        "HUIYING_SANDBOX_PUBLIC_URL": url,
    }
    with (folder / "sandbox.log").open("wb") as log:
        process = subprocess.Popen(_command(port), env=environment, stdout=log, stderr=log)
        try:
            _wait_for(url, process, folder / "sandbox.log")
            yield PlayingField(url)
        finally:
            process.terminate()
            process.wait(timeout=15)


def _command(port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "asgi", "--host", "127.0.0.1"),
        *("--port", str(port), "--no-ws", "huiying.sandbox.app:application"),
    ]


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    def answers() -> bool:
        assert process.poll() is None, log.read_text(errors="replace")
        try:
            return httpx.get(f"{url}/control/accounts", trust_env=False).is_success
        except httpx.TransportError:
            return False

    assert until(answers, READY_SECONDS), log.read_text(errors="replace")
