"""Is every tampering found, and can nobody with the application's rights tamper at all?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import Error, connection, transaction
from pytest_django.fixtures import Settings

from huiying.foundation.errors import Absent
from huiying.foundation.journal.models import Leaf, Line
from huiying.foundation.journal.record import Subject, record
from huiying.foundation.journal.sealing import heads_file, sequence, sign
from huiying.foundation.journal.verify import holds, prove, verify
from huiying.foundation.scope import Actor

pytestmark = pytest.mark.django_db

MACHINE = Actor.machine("test")
PROTECTED = ("journal_line", "journal_leaf", "journal_head")


@pytest.fixture(autouse=True)
def _own_heads(settings: Settings, tmp_path: Path) -> None:
    settings.HUIYING_DATA = tmp_path


@pytest.fixture
def lines() -> list[Line]:
    written = [write(number) for number in range(7)]
    while sequence():
        pass
    sign()
    return written


def write(number: int) -> Line:
    with transaction.atomic():
        return record(
            MACHINE,
            MACHINE.claims[0],
            "test.thing.happened",
            Subject("test.thing", number),
            scope="/",
            new={"words": f"第{number}件事", "count": number},
        )


@contextmanager
def as_intruder() -> Iterator[None]:
    """Somebody with the table owner's rights who switches the triggers off first."""
    with connection.cursor() as cursor:
        for table in PROTECTED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(f"GRANT ALL ON {table} TO CURRENT_USER")
    yield
    with connection.cursor() as cursor:
        for table in PROTECTED:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def tamper(sql: str, *values: str | int) -> None:
    with as_intruder(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def found() -> set[tuple[str, int]]:
    return {(fault.code, fault.where) for fault in verify().faults}


def codes() -> set[str]:
    return {code for code, _ in found()}


def test_an_untouched_journal_is_sound(lines: list[Line]) -> None:
    report = verify()
    assert (report.sound, report.lines >= 7, report.heads >= 1) == (True, True, True)


@pytest.mark.parametrize(
    "change",
    [
        "origin = 'tesu'",
        "new = jsonb_set(new, '{count}', '9')",
        "at = at + interval '1 microsecond'",
        "person = 1",
        "happened = 'test.thing.happenee'",
    ],
)
def test_one_altered_column_is_found(lines: list[Line], change: str) -> None:
    tamper(f"UPDATE journal_line SET {change} WHERE id = %s", lines[3].id)
    assert found() == {("journal.line.altered", lines[3].id)}


def test_a_removed_line_is_found(lines: list[Line]) -> None:
    tamper("DELETE FROM journal_line WHERE id = %s", lines[2].id)
    assert found() == {("journal.line.missing", lines[2].id)}


def test_a_line_removed_with_its_leaf_is_found(lines: list[Line]) -> None:
    tamper("DELETE FROM journal_line WHERE id = %s", lines[2].id)
    tamper("DELETE FROM journal_leaf WHERE line_id = %s", lines[2].id)
    assert "journal.leaf.missing" in codes()


def test_two_lines_in_other_order_are_found(lines: list[Line]) -> None:
    places = dict(Leaf.objects.values_list("line_id", "position"))
    first, second = places[lines[1].id], places[lines[2].id]
    for old, new in ((first, -1), (second, first), (-1, second)):
        tamper("UPDATE journal_leaf SET position = %s WHERE position = %s", new, old)
    assert "journal.tree.differs" in codes()


def test_an_altered_line_with_a_matching_leaf_is_found(lines: list[Line]) -> None:
    tamper("UPDATE journal_line SET origin = 'other' WHERE id = %s", lines[3].id)
    tamper("UPDATE journal_leaf SET hash = sha256('x') WHERE line_id = %s", lines[3].id)
    assert "journal.tree.differs" in codes()


def test_a_smuggled_line_is_found(lines: list[Line]) -> None:
    smuggled = write(99)
    tamper("DELETE FROM journal_pending WHERE line_id = %s", smuggled.id)
    assert found() == {("journal.line.unplaced", smuggled.id)}


def test_a_shortened_journal_is_found_by_the_heads_outside(lines: list[Line]) -> None:
    for table in PROTECTED:
        tamper(f"DELETE FROM {table}")
    tamper("UPDATE journal_sequence SET size = 0, edge = '{}'")
    assert codes() == {"journal.tree.shortened"}


def test_a_forged_head_is_found(lines: list[Line]) -> None:
    kept = json.loads(heads_file().read_text("utf-8"))
    kept["root"] = "00" * 32
    heads_file().write_text(json.dumps(kept) + "\n", encoding="utf-8")
    assert codes() == {"journal.head.forged", "journal.tree.differs"}


@pytest.mark.parametrize("table", PROTECTED)
@pytest.mark.parametrize("deed", ["DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_itself_cannot_remove(lines: list[Line], table: str, deed: str) -> None:
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed.format(table))
    assert verify().sound


def test_the_application_itself_cannot_alter(lines: list[Line]) -> None:
    with pytest.raises(Error), transaction.atomic():
        Line.objects.filter(pk=lines[0].pk).update(origin="other")
    assert verify().sound


def test_a_line_is_proved_by_a_signed_head(lines: list[Line]) -> None:
    assert holds(prove(lines[5].id))


def test_an_altered_line_is_no_longer_proved(lines: list[Line]) -> None:
    tamper("UPDATE journal_line SET name = 'somebody' WHERE id = %s", lines[5].id)
    assert not holds(prove(lines[5].id))


def test_a_line_not_yet_signed_has_no_proof(lines: list[Line]) -> None:
    late = write(8)
    with pytest.raises(Absent):
        prove(late.id)


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_a_transaction_is_refused() -> None:
    with pytest.raises(AssertionError):
        record(MACHINE, MACHINE.claims[0], "test.thing.seen", Subject("test.thing", 1), scope="/")
    assert not Line.objects.filter(happened="test.thing.seen").exists()


def test_signing_twice_makes_one_head(lines: list[Line]) -> None:
    assert sign() is None
