"""Is huiying already running on this data folder, and did an earlier run leave processes?"""

from __future__ import annotations

import fcntl
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from huiying.config.trouble import CannotStart

MARK = "HUIYING_LAUNCHED_FROM"  # in the environment of everything that `up` starts
GRACE = 3.0


@contextmanager
def only_one(data: Path) -> Iterator[None]:
    """Hold the data folder for this process; the kernel lets go of it even after `kill -9`."""
    with (data / "running.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise _already(data, lock.read().strip()) from None
        lock.seek(0)
        lock.truncate()
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def end_strays(data: Path) -> int:
    """End what a killed launcher of this data folder left; returns how many there were.

    Call it only while holding the folder: then nothing that carries its mark has an owner.
    """
    strays = found = _marked(data)
    deadline = time.monotonic() + GRACE
    while strays:
        sign = signal.SIGTERM if time.monotonic() < deadline else signal.SIGKILL
        for pid in strays:
            with suppress(ProcessLookupError):
                os.kill(pid, sign)
        time.sleep(0.1)
        strays = _marked(data)
    return len(found)


def _marked(data: Path) -> list[int]:
    mark = f"{MARK}={data}".encode()
    own = os.getpid()
    return [pid for pid in _pids() if pid != own and mark in _environment(pid)]


def _pids() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _environment(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:  # gone, or another user's
        return []


def _already(data: Path, pid: str) -> CannotStart:
    return CannotStart(
        f"回应已在运行（进程 {pid}，数据文件夹 {data}）；"
        "请先停止它，或用 HUIYING_DATA 另选文件夹。",
        f"huiying is already running (process {pid}, data folder {data}); stop it first or choose "
        "another folder with HUIYING_DATA.",
    )
