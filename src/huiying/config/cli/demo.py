"""How is the demonstration city filled in by hand?"""

from __future__ import annotations

from datetime import datetime

import click

from huiying.config.cli.ground import with_database


@click.command()
@click.option(
    "--seed", default=7, show_default=True, help="同一种子得同一座城 Same seed, same city."
)
@click.option("--anchor", type=click.DateTime(["%Y-%m-%d"]), help="城里的今天 The city's today.")
@click.option("--force", is_flag=True, help="非本机也填入 Also where it is not on loopback.")
def demo(seed: int, anchor: datetime | None, force: bool) -> None:
    """把虚构的演示城区填入空数据库；有真实账号的数据库不动。

    Fill the fictional demonstration city into an empty database, never beside real accounts.
    """
    with with_database():
        from huiying.config.demo import fill
        from huiying.config.up.console import Console
        from huiying.config.up.database import bring_up_to_date, check_server

        check_server()
        bring_up_to_date()
        with Console().progress() as report:
            summary = fill(
                seed=seed, anchor=anchor.date() if anchor else None, report=report, force=force
            )
    click.echo(str(summary))
