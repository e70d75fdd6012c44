"""How is one process of huiying started, watched, started again and ended?"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from huiying.config.tether import die_with_parent
from huiying.config.up.backoff import Backoff
from huiying.config.up.logs import LogFile
from huiying.config.up.plan import Door


@dataclass(frozen=True, slots=True)
class Role:
    """What one process is for: its command, and the door by which one sees that it works."""

    name: str
    command: tuple[str, ...]
    door: Door | None = None
    path: str = "/"


@dataclass(eq=False)
class Child:
    """One process in a session of its own, so that Ctrl-C reaches only the launcher."""

    role: Role
    log: LogFile
    environment: Mapping[str, str]
    backoff: Backoff = field(default_factory=Backoff)
    _process: subprocess.Popen[str] | None = None
    _reader: threading.Thread | None = None
    _began: float = 0.0

    def start(self) -> None:
        """Start it, from the main thread; it is told to leave if the launcher is killed."""
        self._began = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603
            self.role.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=self.environment,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGTERM),
        )
        if self._process.stdout is not None:
            self._reader = self.log.follow(self._process.stdout)

    def is_alive(self) -> bool:
        """Whether its first process lives."""
        return self._process is not None and self._process.poll() is None

    def is_waiting(self) -> bool:
        """Whether it is dead, buried and to be started again."""
        return self._process is None

    def bury(self) -> float:
        """After a death: end what it left and return the seconds to wait before a new start."""
        self._signal(signal.SIGKILL)
        self._settle()
        return self.backoff.died(began=self._began, now=time.monotonic())

    def ask_to_end(self) -> None:
        """Let it finish what it is doing."""
        if self.is_alive():
            self._signal(signal.SIGTERM)

    def end(self, patience: float) -> None:
        """Wait for its end, and force it after `patience` seconds."""
        if self._process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=max(patience, 0.0))
        self._signal(signal.SIGKILL)
        self._settle()

    def _settle(self) -> None:
        if self._process is not None:
            self._process.wait()
        if self._reader is not None:
            self._reader.join(timeout=1.0)
        self._process = self._reader = None

    def _signal(self, sign: signal.Signals) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, sign)
