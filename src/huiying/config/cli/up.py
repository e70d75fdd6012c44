"""How is everything started by one command?"""

from __future__ import annotations

import os

import click


@click.command()
@click.option("--host", help="监听地址 Address to listen at (HUIYING_HOST, 127.0.0.1).")
@click.option("--port", type=int, help="网页端口 Port of the pages (HUIYING_PORT, 8000).")
def up(host: str | None, port: int | None) -> None:
    """启动数据库、网页、实时消息、后台和沙盒，直到 Ctrl-C。

    Start database, pages, live events, worker and sandbox, and keep them running until Ctrl-C.
    Everything else is set by the environment (docs/operations/install.md).
    """
    from huiying.config.up.console import Console
    from huiying.config.up.launch import launch
    from huiying.config.up.plan import plan_from_environment

    if host:
        os.environ["HUIYING_HOST"] = host
    if port:
        os.environ["HUIYING_PORT"] = str(port)
    launch(plan_from_environment(), Console())
