"""What do the platforms' ids look like?"""

from __future__ import annotations

import hashlib
import secrets
from base64 import urlsafe_b64encode

from huiying.sandbox.moments import now
from huiying.sandbox.store import Tables

OPENID_LENGTH = 28
URL_KEY_LENGTH = 22


def _letters(seed: str, length: int) -> str:
    return urlsafe_b64encode(hashlib.sha256(seed.encode()).digest()).decode()[:length]


def openid_for(phone: int, account: str) -> str:
    """The same citizen is somebody else to every account, and always the same to one account."""
    return "o" + _letters(f"{phone}@{account}", OPENID_LENGTH - 1)


def original_id_for(appid: str) -> str:
    return "gh_" + hashlib.sha256(appid.encode()).hexdigest()[:12]


def fresh_letters(length: int) -> str:
    return secrets.token_urlsafe(length)[:length]


def fresh_access_token(generation: int) -> str:
    """Longer than most expect; the documents ask for room for 512 characters."""
    return f"{generation}_{fresh_letters(150)}"


def fresh_rid() -> str:
    return f"{int(now()):x}-{secrets.token_hex(4)}-{secrets.token_hex(4)}"


def big_number(tables: Tables, name: str) -> int:
    """A 64-bit id that grows with time and does not fit into a JavaScript number."""
    return int(now() * 1000) * 10_000 + tables.next_number(name) % 10_000
