"""What does the person at the terminal see? One tidy console, in Chinese and English."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console as Terminal
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table

Report = Callable[[str, int, int], None]
QUIET_FOR = 5.0  # seconds between two worrying lines of one process


class Console:
    """Steps with their time, addresses, and what goes wrong; safe to use from the log threads."""

    def __init__(self) -> None:
        self._terminal = Terminal(highlight=False, soft_wrap=True)
        self._lock = threading.Lock()
        self._worried: dict[str, float] = {}

    @contextmanager
    def step(self, zh: str, en: str) -> Iterator[None]:
        """A part of the start: told with its time when it is done."""
        began = time.monotonic()
        yield
        self._print(f"[green]✓[/] {zh} [dim]{en} · {time.monotonic() - began:.1f} s[/]")

    def say(self, zh: str, en: str) -> None:
        """Something worth knowing."""
        self._print(f"[yellow]·[/] {escape(zh)} [dim]{escape(en)}[/]")

    @contextmanager
    def progress(self) -> Iterator[Report]:
        """Bars for a long step; what comes out is called with (part, done, whole)."""
        bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=self._terminal,
            transient=True,
        )
        tasks: dict[str, TaskID] = {}

        def report(part: str, done: int, whole: int) -> None:
            if part not in tasks:
                tasks[part] = bars.add_task(part, total=whole)
            bars.update(tasks[part], completed=done, total=whole)

        with bars:
            yield report

    def worry(self, name: str, line: str) -> None:
        """A line of a process that worries; the file has them all."""
        now = time.monotonic()
        if now - self._worried.get(name, -QUIET_FOR) >= QUIET_FOR:
            self._worried[name] = now
            self._print(f"[red]{name:>8}[/] {escape(line)}")

    def quote(self, name: str, lines: Iterable[str]) -> None:
        """The last lines of a process that died."""
        for line in lines:
            self._print(f"[red]{name:>8}[/] [dim]{escape(line)}[/]")

    def addresses(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Where to go: Chinese, English, address."""
        self._table([(f"{zh} [dim]{en}[/]", f"[bold]{url}[/]") for zh, en, url in rows])

    def logins(self, rows: Iterable[tuple[str, ...]]) -> None:
        """With whom to sign in: any columns."""
        self._table([tuple(escape(cell) for cell in row) for row in rows])

    def _table(self, rows: Iterable[tuple[str, ...]]) -> None:
        table = Table.grid(padding=(0, 2))
        for row in rows:
            table.add_row("", *row)
        self._print("")
        self._print(table)

    def _print(self, what: str | Table) -> None:
        with self._lock:
            self._terminal.print(what)
