"""How is the demonstration city filled in by hand?"""

from __future__ import annotations

from datetime import UTC, datetime

import click

from huiying.config.cli.contents import Sentence
from huiying.config.cli.ground import with_database
from huiying.foundation.words import Words


@click.command()
@click.option(
    "--seed", default=1, show_default=True, help="同一种子得同一座城 Same seed, same city."
)
@click.option(
    "--anchor",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]),
    help="城区的“现在”（UTC） The city's present, in UTC.",
)
def demo(seed: int, anchor: datetime | None) -> None:
    """把虚构的演示城区填入空数据库；有内容的数据库不动。

    Fill the fictional demonstration city into an empty database; leave any other alone.
    """
    with with_database():
        from huiying.config.up.city import fill_if_empty
        from huiying.config.up.database import bring_up_to_date, check_server
        from huiying.foundation.clock import now

        check_server()
        bring_up_to_date()
        filled = fill_if_empty(seed, anchor.replace(tzinfo=UTC) if anchor else now(), click.echo)
    if not filled:
        raise Sentence(
            Words(
                "数据库里已有机构，演示城区只填入空数据库。",
                "There are organisations already; the city is only filled into an empty database.",
            )
        )
