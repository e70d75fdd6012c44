"""How does a newcomer get the house at a glance?"""

from __future__ import annotations

import click


@click.command("map")
def map_of_the_house() -> None:
    """列出各个部分和它们回答的问题。

    List the parts of huiying, each with the question it answers.
    """
    from huiying.config.map import drawn

    click.echo(drawn())
