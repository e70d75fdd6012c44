"""How are the tables brought up to date?"""

from __future__ import annotations

import click

from huiying.config.cli.ground import with_database


@click.command()
def migrate() -> None:
    """把数据表更新到本程序的版本；数据库较新时拒绝。

    Apply the migrations that are missing; refuse a database of a newer version.
    """
    from huiying.config.up.database import bring_up_to_date, check_server

    with with_database():
        check_server()
        steps = bring_up_to_date()
    click.echo(f"已应用 {steps} 个迁移。 Applied {steps} migrations.")
