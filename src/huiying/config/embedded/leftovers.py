"""Which processes of a cluster are still there after a crash?"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def processes_in(pgdata: Path) -> list[int]:
    """Processes that work in a cluster: PostgreSQL's all stand in its data directory."""
    own = os.getpid()
    return [pid for pid in _pids() if pid != own and _stands_in(pid, pgdata)]


def postmaster_of(pgdata: Path) -> int | None:
    """The main process named in `postmaster.pid`, if it is alive and really this cluster's."""
    try:
        pid = int((pgdata / "postmaster.pid").read_text("utf-8").split("\n", 1)[0])
    except (OSError, ValueError):
        return None
    return pid if _stands_in(pid, pgdata) else None


def clear(pgdata: Path, socket: Path, patience: float = 5.0) -> None:
    """End what a killed main process left, and remove its marks, so that a start can recover.

    PostgreSQL keeps out where a process of the number in a mark is alive, whatever it is by now.

    Call it only when no main process is alive.
    """
    deadline = time.monotonic() + patience
    while left := processes_in(pgdata):
        _signal(left, signal.SIGTERM if time.monotonic() < deadline else signal.SIGKILL)
        time.sleep(0.05)
    (pgdata / "postmaster.pid").unlink(missing_ok=True)
    for mark in socket.glob(".s.PGSQL.*"):
        mark.unlink()


def _signal(pids: list[int], sign: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, sign)
        except ProcessLookupError:
            continue


def _pids() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _stands_in(pid: int, folder: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == folder.resolve()
    except OSError:
        return False
