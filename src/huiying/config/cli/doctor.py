"""How does somebody find out what is wrong with an installation?"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from huiying.config.cli.ground import settings_only, with_database
from huiying.config.doctor.findings import Finding, State, broken
from huiying.config.trouble import CannotStart
from huiying.foundation.words import Words

SIGNS = {State.WELL: "✓", State.SOON: "!", State.BROKEN: "✗"}


@click.command()
def doctor() -> None:
    """检查数据库、字体、索引、日历、时钟、磁盘、密钥和账号凭证，并说明怎样修；有坏的退出码为 1。

    Check database, fonts, search index, calendar, clock, disk, keys and connectors, and say how
    to mend each; exit code 1 if anything is broken.
    """
    worst = State.WELL
    for name, finding in _findings():
        click.echo(f"{SIGNS[finding.state]} {name:<11} {finding.seen.zh} · {finding.seen.en}")
        if finding.mend is not None:
            click.echo(f"{'':14}→ {finding.mend.zh} · {finding.mend.en}")
        worst = State.BROKEN if finding.state is State.BROKEN else worst
    sys.exit(1 if worst is State.BROKEN else 0)


def _findings() -> Iterator[tuple[str, Finding]]:
    from huiying.config.doctor.examination import examine

    try:
        with with_database():
            yield from examine()
    except CannotStart as error:
        yield "start", broken(error.words, Words("见上一句", "as the sentence says"))
        with settings_only():
            yield from examine()
