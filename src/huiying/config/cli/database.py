"""How is the database saved and brought back from the terminal?"""

from __future__ import annotations

import os
from pathlib import Path

import click

from huiying.config.cli.ground import database_running
from huiying.config.dumping import dump as write_dump
from huiying.config.dumping import restore as read_dump


@click.group()
def database() -> None:
    """备份与恢复数据库。 Save the database and bring it back."""


@database.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def dump(file: Path) -> None:
    """把数据库存入 FILE；可在运行时做。密钥与附件另存（docs/operations/backup.md）。

    Save the database in FILE, also while it is in use. Keys and files are saved separately.
    """
    with database_running():
        write_dump(os.environ["HUIYING_DATABASE_URL"], file)
    click.echo(f"已存入 {file}。 Saved in {file}.")


@database.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """从 FILE 恢复到空数据库。

    Bring FILE back into an empty database.
    """
    with database_running():
        read_dump(os.environ["HUIYING_DATABASE_URL"], file)
    click.echo(f"已从 {file} 恢复。 Restored from {file}.")


@database.command()
def address() -> None:
    """显示数据库地址，供 psql 等使用（huiying up 运行时）。

    Print the database's address for psql and the like, while huiying up runs.
    """
    with database_running():
        click.echo(os.environ["HUIYING_DATABASE_URL"])
