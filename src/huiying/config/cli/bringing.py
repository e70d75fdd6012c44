"""How are letters that somebody else kept taken over from a file?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from huiying.config.cli.contents import Sentence
from huiying.config.cli.ground import with_database
from huiying.foundation.words import Words

if TYPE_CHECKING:
    from huiying.answers.importing import Summary
    from huiying.foundation.errors import Unusable


@click.group("import")
def bringing() -> None:
    """从文件导入。 Take over from a file."""


@bringing.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--organisation", help="归入哪个机构（编码） Code of the organisation they belong to."
)
def messages(file: Path, organisation: str | None) -> None:
    """把来信及答复导入为办件；再导一次不会重复。CSV 或 XLSX。

    Take letters and their replies over as cases, from CSV or XLSX; a second time adds nothing.
    """
    with with_database():
        from huiying.foundation.errors import Unusable

        try:
            summary = _bring(file, organisation)
        except Unusable as error:
            raise Sentence(_words(error)) from error
    for row in summary.rejected:
        where = f"{file.name}:{row.line} {row.source_id}".strip()
        click.echo(f"{where}: {row.said('zh-hans')} {row.said('en')}", err=True)
    _tell(summary.rows, summary.imported, summary.there_already, len(summary.rejected))


def _bring(file: Path, organisation: str | None) -> Summary:
    from rich.progress import Progress

    from huiying.answers.importing import import_messages

    with Progress(transient=True) as bar:
        task = bar.add_task("导入 importing", total=None)
        return import_messages(
            file,
            organisation_code=organisation,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )


def _words(error: Unusable) -> Words:
    from huiying.foundation.errors import say
    from huiying.foundation.telling import sentences_below

    told = sentences_below("huiying")
    return Words(say(error, told, "zh-hans"), say(error, told, "en"))


def _tell(rows: int, imported: int, already: int, rejected: int) -> None:
    click.echo(f"共 {rows} 行：导入 {imported}，已有 {already}，未收 {rejected}。")
    click.echo(f"{rows} rows: {imported} imported, {already} there already, {rejected} rejected.")
