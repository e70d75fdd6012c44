"""How is personal data kept so that the database alone cannot read it?

A `SealedTextField` stores AES-256-GCM (key number, nonce, ciphertext), bound to its column. What
comes out of the database is a `Sealed` value that shows nothing: opening it is a deed of its own
and, for a person, a line in the journal (`foundation.journal.record.open_for`).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets as randomness
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

from huiying.foundation.errors import Unusable

if TYPE_CHECKING:
    from huiying.foundation.secrets import Secrets

NONCE_BYTES = 12  # NIST SP 800-38D, recommended length for GCM


class Sealed:
    """An encrypted value that does not show itself by accident."""

    __slots__ = ("_bytes", "_column")

    def __init__(self, stored: bytes, column: str) -> None:
        self._bytes = stored
        self._column = column

    @classmethod
    def of(cls, plain: str, column: str) -> Sealed:
        """Encrypt a text for one column (`table.column`)."""
        keys = _secrets().data_keys
        number = max(keys)
        nonce = randomness.token_bytes(NONCE_BYTES)
        cipher = AESGCM(keys[number]).encrypt(nonce, plain.encode("utf-8"), column.encode())
        return cls(bytes([number]) + nonce + cipher, column)

    @property
    def stored(self) -> bytes:
        """The bytes as the database keeps them."""
        return self._bytes

    def open_by_machine(self) -> str:
        """The plain text, for code that must use it (to deliver a reply); never for display.

        Raises `Unusable` if the key is gone or the bytes were altered.
        """
        number, nonce = self._bytes[0], self._bytes[1 : 1 + NONCE_BYTES]
        try:
            key = AESGCM(_secrets().data_keys[number])
            plain = key.decrypt(nonce, self._bytes[1 + NONCE_BYTES :], self._column.encode())
        except (KeyError, InvalidTag) as trouble:
            raise Unusable("foundation.sealed.unreadable", column=self._column) from trouble
        return plain.decode("utf-8")

    def __str__(self) -> str:
        return "•••"

    def __repr__(self) -> str:
        return f"Sealed({self._column})"


class SealedTextField(models.BinaryField):  # type: ignore[type-arg]
    """A text column that is encrypted at rest; assign `str`, get `Sealed`; empty is NULL."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    @property
    def column_name(self) -> str:
        """What the ciphertext is bound to."""
        return f"{self.model._meta.db_table}.{self.column}"

    def from_db_value(self, value: Any, *_: object) -> Sealed | None:
        """Wrap, do not open."""
        return None if value is None else Sealed(bytes(value), self.column_name)

    def get_prep_value(self, value: Any) -> bytes | None:
        """Encrypt what is still plain."""
        if value is None or value == "":
            return None
        if isinstance(value, Sealed):
            return value.stored
        return Sealed.of(str(value), self.column_name).stored


def blind_index(purpose: str, plain: str) -> str:
    """A keyed fingerprint by which equal values are found without being readable (hex, 64)."""
    return hmac.new(
        _secrets().index_key, f"{purpose}\0{plain}".encode(), hashlib.sha256
    ).hexdigest()


def _secrets() -> Secrets:
    secrets: Secrets = settings.HUIYING_SECRETS
    return secrets
