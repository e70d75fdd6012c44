"""When does a line get its place in the tree, and who vouches for the tree?

`sequence` moves committed lines from the pending list into the tree; `sign` states its root. Both
take one advisory lock, which nobody who writes lines ever touches.
"""

from __future__ import annotations

import base64
import json
import os
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.db import connection, transaction

from huiying.foundation.clock import now
from huiying.foundation.journal.entry import entry_hash
from huiying.foundation.journal.merkle import Frontier
from huiying.foundation.journal.models import Head, Leaf, Line, Sequence

ONE_SEQUENCER = 0x6A6F7572  # "jour": key of the advisory lock


def sequence(most: int = 2000) -> int:
    """Give up to `most` committed lines their positions; returns how many were placed."""
    with transaction.atomic(), connection.cursor() as cursor:
        if not _alone():
            return 0
        cursor.execute(
            "DELETE FROM journal_pending WHERE line_id IN "
            "(SELECT line_id FROM journal_pending ORDER BY line_id LIMIT %s) RETURNING line_id",
            [most],
        )
        ids = sorted(row[0] for row in cursor.fetchall())
        if ids:
            _place(list(Line.objects.filter(id__in=ids).order_by("id")))
        return len(ids)


def _place(lines: list[Line]) -> None:
    state = Sequence.objects.get(id=1)
    frontier = Frontier(state.size, [bytes(part) for part in state.edge])
    leaves = []
    for line in lines:
        fingerprint = entry_hash(line)
        leaves.append(Leaf(position=frontier.size, line_id=line.id, hash=fingerprint))
        frontier.append(fingerprint)
    Leaf.objects.bulk_create(leaves)
    Sequence.objects.filter(id=1).update(size=frontier.size, edge=frontier.edge)


def sign() -> Head | None:
    """Sign the present tree if it has grown since the last head, and publish the head's line."""
    with transaction.atomic():
        if not _alone():
            return None
        state = Sequence.objects.get(id=1)
        if Head.objects.filter(size=state.size).exists() or not state.size:
            return None
        root = Frontier(state.size, [bytes(part) for part in state.edge]).root()
        signed_at = now()
        signature = signing_key().sign(statement(state.size, root, signed_at))
        head = Head.objects.create(
            size=state.size, root=root, signed_at=signed_at, signature=signature
        )
    _publish(head)
    return head


def statement(size: int, root: bytes, signed_at: datetime) -> bytes:
    """What a head's signature covers."""
    return f"huiying-journal-v1\n{size}\n{root.hex()}\n{signed_at.isoformat()}\n".encode()


def signing_key() -> Ed25519PrivateKey:
    """The installation's key, which lies outside the database."""
    return Ed25519PrivateKey.from_private_bytes(settings.HUIYING_SECRETS.journal_key)


def public_key() -> Ed25519PublicKey:
    """What anybody needs to check a head."""
    return signing_key().public_key()


def heads_file() -> Path:
    """Where signed heads are kept outside the database, one JSON object a line."""
    return Path(settings.HUIYING_DATA) / "journal-heads.jsonl"


def _publish(head: Head) -> None:
    line = {
        "size": head.size,
        "root": bytes(head.root).hex(),
        "signed_at": head.signed_at.isoformat(),
        "signature": base64.b64encode(bytes(head.signature)).decode(),
    }
    with heads_file().open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [ONE_SEQUENCER])
        (got,) = cursor.fetchone()
    return bool(got)
