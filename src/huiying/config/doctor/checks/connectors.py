"""Does every account that should publish hold what its platform gave its owner?"""

from __future__ import annotations

import json

from huiying.channels.catalogue import channels
from huiying.config.doctor.findings import Finding, broken, well
from huiying.foundation.errors import Unusable
from huiying.foundation.words import Words
from huiying.registry.models import Account
from huiying.registry.terms import AccountState

SHOWN = 5


def examine() -> list[Finding]:
    """Running accounts whose credentials are incomplete, or cannot be opened with our keys."""
    running = Account.objects.whole("doctor: are credentials complete?").filter(
        state=AccountState.RUNNING
    )
    accounts = list(running.order_by("id"))
    wanting = [(account, lack) for account in accounts if (lack := _lack(account))]
    if not wanting:
        return [well(f"{len(accounts)} 个账号凭证齐全", f"{len(accounts)} accounts are complete")]
    named = "; ".join(f"{account.name}: {lack}" for account, lack in wanting[:SHOWN])
    return [
        broken(
            Words(f"{len(wanting)} 个账号缺凭证：{named}", f"{len(wanting)} lack some: {named}"),
            Words("在工作台的账号页补上", "complete them on the account's page at the desk"),
        )
    ]


def _lack(account: Account) -> str:
    """What an account lacks, by the platform's own field names; empty when nothing."""
    kind = channels().get(account.kind)
    if kind is None:
        return f"{account.kind}?"
    needed = [field.name for field in kind.credentials if field.required and not field.default]
    try:
        stored = account.credentials
        held = json.loads(stored.open_by_machine()) if stored is not None else {}
    except Unusable:
        return "key"
    return ", ".join(name for name in needed if not held.get(name))
