"""Where is kept what was acknowledged, so that a killed process loses nothing?"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from huiying.sandbox.schema import TABLES

Row = dict[str, Any]

BUSY_SECONDS = 10.0


def _as_dict(cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> Row:
    return {column[0]: value for column, value in zip(cursor.description, values, strict=True)}


class Tables:
    """The tables inside one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def run(self, sql: str, *values: object) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)

    def rows(self, sql: str, *values: object) -> list[Row]:
        return self.run(sql, *values).fetchall()

    def row(self, sql: str, *values: object) -> Row | None:
        found: Row | None = self.run(sql, *values).fetchone()
        return found

    def value(self, sql: str, *values: object) -> Any:
        """The first column of the first row; None where there is no row."""
        found = self.row(sql, *values)
        return next(iter(found.values())) if found else None

    def next_number(self, name: str, first: int = 1) -> int:
        """A number given out once and never again, restart or not."""
        return int(
            self.value(
                "INSERT INTO counter VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
                name,
                first,
            )
        )

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Undo what happens inside if it raises, keeping the transaction around it."""
        self.run("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            self.run("ROLLBACK TO attempt")
            raise
        finally:
            self.run("RELEASE attempt")


class Store:
    """One SQLite file in write-ahead mode, one connection a process, one writer at a time."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        self._connection.row_factory = _as_dict
        self._connection.execute("PRAGMA journal_mode=WAL")
        # A killed process leaves its committed pages with the kernel; only a power cut needs FULL.
        self._connection.execute("PRAGMA synchronous=NORMAL")
        self._connection.executescript(TABLES)

    @contextmanager
    def transaction(self) -> Iterator[Tables]:
        """All of it or none; what is acknowledged afterwards is in the file."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield Tables(self._connection)
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def close(self) -> None:
        with self._lock:
            self._connection.close()
