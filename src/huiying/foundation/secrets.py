"""Which keys does this installation hold, and where? In one file outside the database."""

from __future__ import annotations

import json
import os
import secrets as randomness
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat


@dataclass(frozen=True)
class Secrets:
    """The keys of one installation.

    `data_keys` are AES-256 keys by number (the highest encrypts, all decrypt), `index_key` makes
    blind indexes, `journal_key` is the Ed25519 seed that signs tree heads.
    """

    session_key: str
    data_keys: dict[int, bytes]
    index_key: bytes
    journal_key: bytes

    def __repr__(self) -> str:
        return "Secrets(…)"


def ensure(path: Path) -> Secrets:
    """The installation's keys, made (mode 0600, never overwritten) if the file is not there."""
    if not path.exists():
        _write_new(path)
    return load(path)


def load(path: Path) -> Secrets:
    """The keys from an existing file."""
    raw = json.loads(path.read_text("utf-8"))
    return Secrets(
        session_key=raw["session_key"],
        data_keys={int(number): b64decode(key) for number, key in raw["data_keys"].items()},
        index_key=b64decode(raw["index_key"]),
        journal_key=b64decode(raw["journal_key"]),
    )


def _write_new(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.{os.getpid()}.{randomness.token_hex(4)}")
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(_fresh(), file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(scratch, path)  # fails if another process was first: then its keys stand
    except FileExistsError:
        pass
    finally:
        scratch.unlink()


def _fresh() -> dict[str, object]:
    seed = Ed25519PrivateKey.generate().private_bytes(
        Encoding.Raw, PrivateFormat.Raw, NoEncryption()
    )
    return {
        "session_key": randomness.token_urlsafe(48),
        "data_keys": {"1": _text(randomness.token_bytes(32))},
        "index_key": _text(randomness.token_bytes(32)),
        "journal_key": _text(seed),
    }


def _text(key: bytes) -> str:
    return b64encode(key).decode("ascii")
