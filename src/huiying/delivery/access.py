"""What may a channel know of one account? Its credentials, its address, its tokens."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction

from huiying.channels.catalogue import channel
from huiying.channels.contract import Access
from huiying.delivery.models import Token
from huiying.registry.models import Account


class AccountTokens:
    """The tokens of one account, in the database, so that all processes share one holder."""

    def __init__(self, account: int) -> None:
        self._account = account

    def get(self, name: str) -> tuple[str, datetime] | None:
        """The token and when it ends, or nothing."""
        row = Token.objects.filter(account_id=self._account, name=name).first()
        return None if row is None else (row.token.open_by_machine(), row.ends_at)

    def put(self, name: str, token: str, ends_at: datetime) -> None:
        """Keep a token until `ends_at`."""
        Token.objects.update_or_create(
            account_id=self._account, name=name, defaults={"token": token, "ends_at": ends_at}
        )

    @contextmanager
    def lock(self, name: str) -> Iterator[None]:
        """Hold the right to refresh this token; other processes wait."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_lock_key(self._account, name)])
            yield


def access_for(account: Account) -> Access:
    """The access of one account, from its sealed credentials."""
    stored = account.credentials
    credentials = json.loads(stored.open_by_machine()) if stored is not None else {}
    kind = channel(account.kind)
    return Access(
        account=str(account.pk),
        credentials=credentials,
        base_url=(account.base_url or kind.official_base_url).rstrip("/"),
        tokens=AccountTokens(account.pk),
    )


def _lock_key(account: int, name: str) -> int:
    digest = hashlib.sha256(f"token\n{account}\n{name}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
