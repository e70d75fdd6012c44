"""Who does the work that nobody waits for? One process with a thread for each stage's loops."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import pkgutil
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import structlog
from django.conf import settings
from django.db import close_old_connections, connection

import huiying
from huiying.foundation.clock import now
from huiying.foundation.tasks import Loop

log = structlog.get_logger("huiying.worker")
GROUND = ".foundation"  # its `tasks.py` says what a loop is; its own loops are in `upkeep.py`
PAUSE_AFTER_TROUBLE = 2.0
LONGEST_PAUSE = 60.0


def loops() -> Iterator[Loop]:
    """Every loop that a part of the house names in its `tasks.py`."""
    for package in pkgutil.iter_modules(huiying.__path__, "huiying."):
        name = (
            f"{package.name}.upkeep" if package.name.endswith(GROUND) else f"{package.name}.tasks"
        )
        if importlib.util.find_spec(name) is not None:
            yield from importlib.import_module(name).LOOPS


class Worker:
    """Runs loops until it is told to stop; what it is doing then is finished first."""

    def __init__(self, wanted: tuple[Loop, ...]) -> None:
        self._stop = threading.Event()
        self._last: dict[str, str] = {}
        self._threads = [
            threading.Thread(target=self._run, args=(loop,), name=f"{loop.name}.{number}")
            for loop in wanted
            for number in range(loop.threads)
        ]

    def start(self) -> None:
        """Begin all loops."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Ask all loops to end and wait for them."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def wait(self) -> None:
        """Until somebody asks for the end; meanwhile tell that we live."""
        while not self._stop.wait(5.0):
            self._tell()

    def end(self) -> None:
        """Ask for the end without waiting (from a signal)."""
        self._stop.set()

    def _run(self, loop: Loop) -> None:
        pause = 0.0
        trouble = PAUSE_AFTER_TROUBLE
        while not self._stop.wait(pause):
            try:
                close_old_connections()
                pause = 0.0 if loop.run() else loop.every
                trouble = PAUSE_AFTER_TROUBLE
                self._last[loop.name] = now().isoformat()
            except Exception as error:  # one bad row must not stop a loop
                log.exception("loop_failed", loop=loop.name, error=repr(error))
                pause, trouble = trouble, min(LONGEST_PAUSE, trouble * 2)
        connection.close()

    def _tell(self) -> None:
        path = heartbeat_file()
        scratch = path.with_suffix(".new")
        told = {"pid": os.getpid(), "at": now().isoformat(), "loops": self._last}
        scratch.write_text(json.dumps(told), encoding="utf-8")
        scratch.replace(path)


def heartbeat_file() -> Path:
    """Where the worker says that it lives, for `huiying doctor`."""
    return Path(settings.HUIYING_DATA) / "worker.json"


def run() -> None:
    """Work until SIGTERM or Ctrl-C."""
    worker = Worker(tuple(loops()))

    def end(_signal: int, _frame: FrameType | None) -> None:
        worker.end()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    worker.start()
    log.info("worker_started")
    worker.wait()
    worker.stop()
    log.info("worker_stopped")
