"""How does somebody without trust in us check the journal?"""

from __future__ import annotations

import json
import sys

import click

from huiying.config.cli.contents import Sentence
from huiying.config.cli.ground import with_database
from huiying.foundation.words import Words

FAULTS = {
    "journal.leaf.missing": Words("位置 {} 缺了一行", "position {} is missing from the tree"),
    "journal.line.missing": Words("第 {} 行不见了", "line {} is gone"),
    "journal.line.altered": Words("第 {} 行被改过", "line {} was altered"),
    "journal.line.unplaced": Words("第 {} 行是后来塞进去的", "line {} was put in from outside"),
    "journal.tree.shortened": Words(
        "树不到签名时的 {} 行", "the tree is shorter than the {} lines once signed"
    ),
    "journal.tree.differs": Words(
        "前 {} 行与签名时不同", "the first {} lines differ from what was signed"
    ),
    "journal.head.forged": Words(
        "{} 行时的树根签名不对", "the signature of the head at {} lines is wrong"
    ),
}
UNKNOWN = Words("{}", "{}")


@click.group()
def journal() -> None:
    """核验日志：有没有被改、被删、被调换。 Was the journal altered, cut or re-ordered?"""


@journal.command()
@click.option("--json", "as_json", is_flag=True, help="输出 JSON Print JSON.")
def verify(as_json: bool) -> None:
    """重读全部日志并核对签名；有问题时退出码为 1。

    Read the whole journal again and check every signature; exit code 1 if anything is wrong.
    """
    with with_database():
        from huiying.foundation.journal.verify import verify as read_again

        report = read_again()
    if as_json:
        faults = [{"code": fault.code, "where": fault.where} for fault in report.faults]
        told = {"lines": report.lines, "heads": report.heads, "pending": report.pending}
        click.echo(json.dumps({**told, "faults": faults, "sound": report.sound}))
    else:
        _tell(report.lines, report.heads, report.pending)
        for fault in report.faults:
            words = FAULTS.get(fault.code, UNKNOWN)
            click.echo(f"✗ {words.zh} {words.en}".replace("{}", str(fault.where)))
        click.echo(
            "✓ 完好。 Sound." if report.sound else "✗ 日志不完好。 The journal is not sound."
        )
    sys.exit(0 if report.sound else 1)


def _tell(lines: int, heads: int, pending: int) -> None:
    click.echo(f"{lines} 行、{heads} 个签名的树根、{pending} 行待入树。")
    click.echo(f"{lines} lines, {heads} signed heads, {pending} lines not yet placed.")


@journal.command()
@click.argument("line", type=int)
def prove(line: int) -> None:
    """以 JSON 给出第 LINE 行在签名树中的证明。

    Print the proof that LINE is in the signed tree, as JSON.
    """
    from huiying.foundation.errors import Absent

    with with_database():
        from huiying.foundation.journal import verify as journal_of

        try:
            proof = journal_of.prove(line)
            holds = journal_of.holds(proof)
        except Absent as error:
            raise Sentence(
                Words(
                    f"第 {line} 行还不在签名的树里。", f"Line {line} is not in a signed tree yet."
                )
            ) from error
    told = {"line": proof.line, "position": proof.position, "size": proof.size}
    path = [part.hex() for part in proof.path]
    click.echo(json.dumps({**told, "root": proof.root.hex(), "path": path, "holds": holds}))
    sys.exit(0 if holds else 1)


@journal.command()
@click.option("--last", default=10, show_default=True, help="最近几个 How many, newest last.")
def heads(last: int) -> None:
    """列出签名的树根，可以公布。

    List signed tree heads, for publishing.
    """
    with with_database():
        from huiying.foundation.journal.models import Head

        for head in reversed(Head.objects.order_by("-size")[:last]):
            root = bytes(head.root).hex()
            click.echo(f"{head.size}\t{root}\t{head.signed_at.isoformat()}")
