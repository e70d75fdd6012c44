"""How do commands stay unread until they are called, and how do they fail in one sentence?"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from huiying.config.trouble import CannotStart
from huiying.foundation.words import Words


class Sentence(click.ClickException):
    """One sentence in both languages on standard error, and exit code 1."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words

    def show(self, file: Any = None) -> None:
        """Print it."""
        click.echo(f"{self.words.zh}\n{self.words.en}", file=file, err=True)


class Contents(click.Group):
    """A group whose commands are imported only when called: `--help` takes a tenth of a second."""

    def __init__(self, *, commands: Mapping[str, tuple[str, Words]], **options: Any) -> None:
        super().__init__(**options)
        self._table = commands

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table."""
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command."""
        if cmd_name not in self._table:
            return None
        module, name = self._table[cmd_name][0].split(":")
        command = getattr(import_module(module), name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Both languages, one under the other."""
        rows = []
        for name, (_, words) in self._table.items():
            rows += [(name, words.zh), ("", words.en)]
        with formatter.section("命令 Commands"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what stands in its way is told in one sentence."""
        try:
            return super().invoke(ctx)
        except CannotStart as error:
            raise Sentence(error.words) from error
