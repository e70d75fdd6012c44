"""Can only one run on a data folder, and are the orphans of a killed one found?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from huiying.config.trouble import CannotStart
from huiying.config.up.instance import MARK, end_strays, only_one


def test_a_second_one_is_told_who_runs(tmp_path: Path) -> None:
    with only_one(tmp_path), pytest.raises(CannotStart, match=str(os.getpid())):
        only_one(tmp_path).__enter__()


def test_the_next_one_may_run_when_the_first_is_gone(tmp_path: Path) -> None:
    with only_one(tmp_path):
        pass
    with only_one(tmp_path):
        assert (tmp_path / "running.lock").read_text().strip() == str(os.getpid())


def sleeper(mark: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "import time; print(flush=True); time.sleep(60)"]
    started = subprocess.Popen(command, env={MARK: mark}, stdout=subprocess.PIPE)
    assert started.stdout is not None
    started.stdout.readline()
    return started


def test_it_ends_what_carries_its_mark_and_nothing_else(tmp_path: Path) -> None:
    ours, theirs = sleeper(str(tmp_path)), sleeper(str(tmp_path / "other"))
    with ours, theirs:
        ours_ended = end_strays_beside(tmp_path, ours)
        still = theirs.poll()
        theirs.kill()
    assert (ours_ended, still) == (1, None)


def end_strays_beside(data: Path, child: subprocess.Popen[bytes]) -> int:
    """A stray's real parent is gone; here we must collect it ourselves."""
    import threading

    collector = threading.Thread(target=child.wait)
    collector.start()
    found = end_strays(data)
    collector.join()
    return found
