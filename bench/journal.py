"""What does the journal cost: lines a second while they are sealed, against plain rows?

Both sides are four processes with one Django connection each, one row to a transaction, flushed to
disk. The plain table has the same columns and rows, and no index, trigger or seal. While lines are
written a further process seals. Then a backlog is sealed with nobody writing, and all is verified.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import time
from collections.abc import Callable, Mapping
from ctypes import c_int64
from multiprocessing.sharedctypes import Synchronized
from statistics import median
from typing import TypeAlias

from ground.house import opened_house
from ground.telling import Figure, NotMeasured, table, tell

Counter: TypeAlias = "Synchronized[int]"
WRITERS = 4
STARTING = 0.7  # seconds until four processes have connected
FORK = multiprocessing.get_context("fork")
NEW = {
    "number": "20261121-000001",
    "type": "help",
    "state": "awaiting_dispatch",
    "channel": "wechat",
    "deadline_row": "default.help",
    "due_at": "2026-12-11T10:00:00+00:00",
}
ROW = ("bench", "machine", "bench", "inbox.case.opened", "inbox.case", 1, "/1/", json.dumps(NEW))
PLAIN_TABLE = (
    "CREATE TABLE bench_line (LIKE journal_line);"
    "CREATE SEQUENCE bench_line_id OWNED BY bench_line.id;"
    "ALTER TABLE bench_line ALTER id SET DEFAULT nextval('bench_line_id'), ADD PRIMARY KEY (id)"
)
PLAIN_ROW = (
    "INSERT INTO bench_line"
    " (at, name, post, origin, happened, subject_kind, subject_id, scope, new)"
    " VALUES (now(), %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id"
)


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true")
    quick = options.parse_args().quick
    rounds, seconds, backlog = (1, 0.7, 1000) if quick else (7, 4, 30_000)
    tell(lambda: measure(rounds, seconds, backlog))


def measure(rounds: int, seconds: float, backlog: int) -> Mapping[str, Figure]:
    """Lines and plain rows in turn; then a backlog is sealed, and all of it read again."""
    with opened_house(durable=True):
        _make_plain_table()
        write_line = _line_writer()
        taken = [
            (*_round(write_line, seconds, sealing=True), *_round(_write_plain, seconds))
            for _ in range(rounds)
        ]
        whole = _seal_and_verify(backlog)
    lines, sealed, plain, _ = (list(column) for column in zip(*taken, strict=True))
    ratios = [line / peer for line, peer in zip(lines, plain, strict=True)]
    figures: dict[str, Figure] = {
        "per_second": round(median(lines), 1),
        "plain_per_second": round(median(plain), 1),
        "ratio": round(median(ratios), 3),
        "sealed_meanwhile_per_second": round(median(sealed), 1),
        **whole,
    }
    rows = [(name.replace("_", " "), value) for name, value in figures.items()]
    table(f"The journal, {WRITERS} writers, flushed to disk", ("what", "figure"), rows)
    return figures


def _make_plain_table() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(PLAIN_TABLE)


def _round(
    write: Callable[[], int], seconds: float, *, sealing: bool = False
) -> tuple[float, float]:
    """Rows written and lines sealed in a second."""
    from django.db import connections

    connections.close_all()  # each process opens its own
    written, sealed = FORK.Value(c_int64, 0), FORK.Value(c_int64, 0)
    begin = time.monotonic() + STARTING
    span = (begin, begin + seconds)
    hands = [FORK.Process(target=_keep, args=(write, span, written)) for _ in range(WRITERS)]
    if sealing:
        hands.append(FORK.Process(target=_keep, args=(_seal, span, sealed)))
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    if any(hand.exitcode for hand in hands) or not written.value:
        raise NotMeasured("a writer failed")
    return written.value / seconds, sealed.value / seconds


def _keep(write: Callable[[], int], span: tuple[float, float], counter: Counter) -> None:
    """Do it from the beginning to the end of the span, and add up what was done."""
    from django.db import connection

    connection.ensure_connection()
    done = 0
    time.sleep(max(0.0, span[0] - time.monotonic()))
    while time.monotonic() < span[1]:
        done += write()
    with counter.get_lock():
        counter.value += done
    connection.close()


def _line_writer() -> Callable[[], int]:
    from django.db import transaction
    from ground.people import MACHINE

    from huiying.foundation.journal.record import Subject, record

    subject = Subject("inbox.case", 1)

    def write() -> int:
        with transaction.atomic():
            record(MACHINE, MACHINE.claims[0], ROW[3], subject, scope="/1/", new=NEW)
        return 1

    return write


def _write_plain() -> int:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(PLAIN_ROW, ROW)
    return 1


def _seal() -> int:
    """One turn of the worker's loop; it waits where nothing is pending."""
    from huiying.foundation.journal.sealing import sequence

    done = sequence()
    if not done:
        time.sleep(0.02)
    return done


def _seal_and_verify(backlog: int) -> dict[str, Figure]:
    """How fast a backlog is sealed with nobody writing, and how fast all is read again."""
    from huiying.foundation.journal.sealing import sign
    from huiying.foundation.journal.verify import verify

    while _seal():
        pass
    _write_backlog(backlog)
    begun, sealed = time.perf_counter(), 0
    while sealed < backlog:
        sealed += _seal()
    sealing = time.perf_counter() - begun
    sign()
    begun = time.perf_counter()
    report = verify()
    verifying = time.perf_counter() - begun
    if not report.sound or report.pending:
        raise NotMeasured(f"the journal is not whole: {report}")
    return {
        "seal_per_second": round(sealed / sealing, 1),
        "verify_per_second": round(report.lines / verifying, 1),
        "lines": report.lines,
    }


def _write_backlog(count: int) -> None:
    from django.db import transaction
    from ground.people import MACHINE

    from huiying.foundation.journal.record import Entry, Subject, record_many

    entries = [Entry(Subject("inbox.case", number), "/1/", NEW) for number in range(count)]
    with transaction.atomic():
        record_many(MACHINE, MACHINE.claims[0], ROW[3], entries)


if __name__ == "__main__":
    main()
