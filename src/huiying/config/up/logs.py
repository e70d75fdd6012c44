"""Where do the processes' lines go, and which of them does the console show?"""

from __future__ import annotations

import logging
import re
import threading
from collections import deque
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

SIZE = 5 * 1024 * 1024
KEPT = 3
WORRYING = re.compile(r"\b(ERROR|CRITICAL|Traceback|Error:)|\[(error|critical)")
LAST = 15


class LogFile:
    """Writes a process's lines into a rotating file and passes on those that worry."""

    def __init__(self, name: str, folder: Path, worry: Callable[[str, str], None]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.name = name
        self.path = folder / f"{name}.log"
        self.last: deque[str] = deque(maxlen=LAST)
        self._worry = worry
        self._file = RotatingFileHandler(
            self.path, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", delay=True
        )

    def follow(self, stream: IO[str]) -> threading.Thread:
        """Read a process's output to its end, in a thread of its own."""
        thread = threading.Thread(target=self._read, args=(stream,), daemon=True)
        thread.start()
        return thread

    def close(self) -> None:
        """Close the file; a follower that still reads opens it again."""
        self._file.close()

    def _read(self, stream: IO[str]) -> None:
        with stream:
            for line in stream:
                self._take(line.rstrip("\n"))

    def _take(self, line: str) -> None:
        self.last.append(line)
        self._file.emit(logging.LogRecord(self.name, logging.INFO, "", 0, line, None, None))
        if WORRYING.search(line):
            self._worry(self.name, line)
