"""How many follow an account? The district's own has most, streets the fewest."""

from __future__ import annotations

import hashlib

from huiying.registry.models import Account

HUB_NAME, HUB = "泊云发布", 186_000
OF_A_STREET, OF_A_DEPARTMENT = 7_200, 24_000


def followers_of(account: Account) -> int:
    """A number that is always the same for the same account."""
    if account.name == HUB_NAME:
        return HUB
    luck = int(hashlib.sha256(account.slug.encode()).hexdigest()[:4], 16) % 9_000
    street = account.organisation.kind == "street"
    return (OF_A_STREET if street else OF_A_DEPARTMENT) + luck
