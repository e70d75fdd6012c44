"""Was anything in the journal altered, removed, added or re-ordered? And is this line in it?"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from django.db import connection

from huiying.foundation.errors import Absent
from huiying.foundation.journal.entry import entry_hash
from huiying.foundation.journal.merkle import Frontier, includes, inclusion_path
from huiying.foundation.journal.models import Head, Leaf, Line
from huiying.foundation.journal.sealing import heads_file, public_key, statement

CHUNK = 5000


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was written: a code and the line or position it concerns."""

    code: str
    where: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification saw."""

    lines: int
    heads: int
    pending: int
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Proof:
    """That one line is in the tree of a signed head."""

    line: int
    position: int
    size: int
    root: bytes
    path: tuple[bytes, ...]


def verify() -> Report:
    """Read the whole journal again: leaf by leaf, head by head, and the heads kept outside."""
    faults: list[Fault] = []
    roots, size = _walk(faults)
    heads = list(Head.objects.order_by("size"))
    for head in heads:
        faults.extend(_check_head(head.size, bytes(head.root), roots))
        faults.extend(
            _check_signature(head.size, bytes(head.root), head.signed_at, bytes(head.signature))
        )
    faults.extend(_check_outside(roots))
    faults.extend(_strangers())
    return Report(size, len(heads), _count("journal_pending"), tuple(faults))


def _walk(faults: list[Fault]) -> tuple[dict[int, bytes], int]:
    frontier = Frontier()
    wanted = set(Head.objects.values_list("size", flat=True)) | {h["size"] for h in _kept()}
    roots = {0: frontier.root()}
    for leaf, line in _leaves():
        if leaf.position != frontier.size:
            faults.append(Fault("journal.leaf.missing", frontier.size))
        if line is None:
            faults.append(Fault("journal.line.missing", leaf.line_id))
        elif entry_hash(line) != bytes(leaf.hash):
            faults.append(Fault("journal.line.altered", line.id))
        frontier.append(bytes(leaf.hash))
        if frontier.size in wanted:
            roots[frontier.size] = frontier.root()
    return roots, frontier.size


def _leaves() -> Iterator[tuple[Leaf, Line | None]]:
    after = -1
    while chunk := list(Leaf.objects.filter(position__gt=after).order_by("position")[:CHUNK]):
        lines = Line.objects.in_bulk([leaf.line_id for leaf in chunk])
        for leaf in chunk:
            yield leaf, lines.get(leaf.line_id)
        after = chunk[-1].position


def _check_head(size: int, root: bytes, roots: dict[int, bytes]) -> Iterator[Fault]:
    if size not in roots:
        yield Fault("journal.tree.shortened", size)
    elif roots[size] != root:
        yield Fault("journal.tree.differs", size)


def _check_signature(size: int, root: bytes, signed_at: datetime, signature: bytes) -> list[Fault]:
    try:
        public_key().verify(signature, statement(size, root, signed_at))
    except InvalidSignature:
        return [Fault("journal.head.forged", size)]
    return []


def _kept() -> list[dict[str, str | int]]:
    path = heads_file()
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _check_outside(roots: dict[int, bytes]) -> Iterator[Fault]:
    for kept in _kept():
        size, root = int(kept["size"]), bytes.fromhex(str(kept["root"]))
        signed_at = datetime.fromisoformat(str(kept["signed_at"]))
        yield from _check_signature(size, root, signed_at, base64.b64decode(str(kept["signature"])))
        yield from _check_head(size, root, roots)


def _strangers() -> Iterator[Fault]:
    """Lines that are neither in the tree nor waiting for it, and waiting lines that are gone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT l.id FROM journal_line l LEFT JOIN journal_leaf f ON f.line_id = l.id "
            "LEFT JOIN journal_pending p ON p.line_id = l.id "
            "WHERE f.line_id IS NULL AND p.line_id IS NULL ORDER BY l.id"
        )
        for (line,) in cursor.fetchall():
            yield Fault("journal.line.unplaced", line)
        cursor.execute(
            "SELECT p.line_id FROM journal_pending p LEFT JOIN journal_line l ON l.id = p.line_id "
            "WHERE l.id IS NULL ORDER BY 1"
        )
        for (line,) in cursor.fetchall():
            yield Fault("journal.line.missing", line)


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
        (count,) = cursor.fetchone()
    return int(count)


def prove(line: int) -> Proof:
    """The inclusion proof of a line in the newest signed head that covers it."""
    leaf = Leaf.objects.filter(line_id=line).first()
    head = Head.objects.order_by("-size").first()
    if leaf is None or head is None or head.size <= leaf.position:
        raise Absent("journal.proof.absent", line=line)
    hashes = [
        bytes(value)
        for value in Leaf.objects.filter(position__lt=head.size)
        .order_by("position")
        .values_list("hash", flat=True)
    ]
    path = inclusion_path(hashes, leaf.position)
    return Proof(line, leaf.position, head.size, bytes(head.root), tuple(path))


def holds(proof: Proof) -> bool:
    """Whether the proof leads from the line, as it stands now, to the head's root."""
    line = Line.objects.get(id=proof.line)
    fingerprint = entry_hash(line)
    return includes(proof.root, proof.size, proof.position, fingerprint, proof.path)
