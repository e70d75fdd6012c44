"""How does the worker start by itself, beside a web server that somebody else runs?"""

from __future__ import annotations

import click

from huiying.config.cli.ground import with_database


@click.command()
def worker() -> None:
    """运行后台处理，直到 Ctrl-C；huiying up 会自动启动它。

    Run the background loops until Ctrl-C; huiying up does this by itself.
    """
    from huiying.config.lines import write_plainly

    write_plainly()
    with with_database():
        from huiying.config.worker import run

        run()
