"""How does a developer reach Django's own commands on the right database?"""

from __future__ import annotations

import click

from huiying.config.cli.ground import with_database


@click.command(
    context_settings={
        "ignore_unknown_options": True,
        "allow_extra_args": True,
        "help_option_names": [],
    }
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def django(arguments: tuple[str, ...]) -> None:
    """Django 的管理命令，例如 huiying django makemigrations。

    Django's own commands, for developers: huiying django makemigrations.
    """
    with with_database():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["huiying django", *arguments])
