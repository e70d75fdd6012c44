"""How is `huiying up` itself started for a test, as a person would, and what did it leave?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from huiying.config.embedded.leftovers import processes_in
from tests.journeys.house import eventually, free_port

HUIYING = (sys.executable, "-m", "huiying.config.cli")
READY = "Ctrl-C"


@dataclass
class Surroundings:
    """A data folder and three free ports; nothing of the test run's own database leaks in."""

    data: Path
    demo: bool = False
    web: int = field(default_factory=free_port)
    events: int = field(default_factory=free_port)
    sandbox: int = field(default_factory=free_port)

    @property
    def environment(self) -> dict[str, str]:
        ours = {name: value for name, value in os.environ.items() if "HUIYING" not in name}
        return ours | {
            "HUIYING_DATA": str(self.data),
            "HUIYING_PORT": str(self.web),
            "HUIYING_EVENTS_PORT": str(self.events),
            "HUIYING_SANDBOX_PORT": str(self.sandbox),
            "HUIYING_DEMO": "1" if self.demo else "0",
            "COLUMNS": "200",
        }

    @property
    def page(self) -> str:
        return f"http://127.0.0.1:{self.web}/"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command that ends by itself."""
        return subprocess.run(
            (*HUIYING, *arguments),
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    @contextmanager
    def up(self, *, within: float = 60.0) -> Iterator[Launched]:
        """`huiying up`, ready; killed at the end if the test did not stop it."""
        process = subprocess.Popen(
            (*HUIYING, "up"),
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        launched = Launched(self, process)
        reader = threading.Thread(target=launched.listen)
        reader.start()
        try:
            eventually(lambda: READY in launched.said or process.poll() is not None, within=within)
            assert READY in launched.said, launched.said
            yield launched
        finally:
            process.terminate()
            process.wait(timeout=30)
            reader.join()

    def left(self) -> list[int]:
        """Processes that still belong to this data folder."""
        mark = f"HUIYING_LAUNCHED_FROM={self.data}".encode()
        marked = [pid for pid in _pids() if mark in _environment(pid)]
        return marked + processes_in(self.data / "postgres" / "cluster")


@dataclass
class Launched:
    """A running `huiying up` and everything it has said."""

    surroundings: Surroundings
    process: subprocess.Popen[str]
    said: str = ""

    def listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stream:
            for line in stream:
                self.said += line

    def stop(self, sign: signal.Signals) -> int:
        """Ask for the end; returns the exit code."""
        self.process.send_signal(sign)
        return self.process.wait(timeout=30)

    def kill(self, pid: int) -> None:
        os.kill(pid, signal.SIGKILL)

    def child(self, words: str) -> int:
        """The process of ours whose command has the words in it, 0 while there is none."""
        ours = [pid for pid in self.surroundings.left() if _parent(pid) == self.process.pid]
        return next((pid for pid in ours if words in _command(pid)), 0)

    def comes_back(self, words: str) -> bool:
        """Kill a process; whether another takes its place."""
        killed = self.child(words)
        self.kill(killed)
        eventually(lambda: self.child(words) not in {0, killed}, why=f"{words} stays dead")
        return True

    def answers(self) -> bool:
        """Whether the front page comes."""
        return httpx.get(self.surroundings.page, timeout=5).status_code == 200


def _pids() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _environment(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return []


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0
