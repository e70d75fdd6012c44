"""How are the platform's pushes signed and enciphered?"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

# The platform fills up to 32 bytes, twice the block AES itself needs.
FILL_TO = 32
RANDOM_BYTES = 16
LENGTH_BYTES = 4


class Undecipherable(ValueError):
    """Not enciphered with this key, or not for this account."""


def sign(*parts: str) -> str:
    """Hex SHA-1 of the parts sorted and joined (channels.md, 1.2)."""
    return hashlib.sha1("".join(sorted(parts)).encode(), usedforsecurity=False).hexdigest()


def is_signed(signature: str, *parts: str) -> bool:
    return hmac.compare_digest(signature.encode(), sign(*parts).encode())


def _cipher(encoding_aes_key: str) -> Cipher[CBC]:
    key = b64decode(encoding_aes_key + "=")
    return Cipher(AES(key), CBC(key[:16]))


def encrypt(text: str, encoding_aes_key: str, appid: str, random: bytes | None = None) -> str:
    """Base64 of AES-256-CBC over 16 random bytes, big-endian length, text and appid."""
    message = text.encode()
    plain = (random or secrets.token_bytes(RANDOM_BYTES)) + len(message).to_bytes(LENGTH_BYTES)
    plain += message + appid.encode()
    missing = FILL_TO - len(plain) % FILL_TO
    encryptor = _cipher(encoding_aes_key).encryptor()
    sealed = encryptor.update(plain + bytes([missing]) * missing) + encryptor.finalize()
    return b64encode(sealed).decode()


def decrypt(sealed: str, encoding_aes_key: str, appid: str) -> str:
    """The text inside; raises Undecipherable where key, filling or appid do not fit."""
    try:
        decryptor = _cipher(encoding_aes_key).decryptor()
        plain = decryptor.update(b64decode(sealed)) + decryptor.finalize()
        content = plain[RANDOM_BYTES : len(plain) - plain[-1]]
        length = int.from_bytes(content[:LENGTH_BYTES])
        text, suffix = content[LENGTH_BYTES:][:length], content[LENGTH_BYTES + length :]
        if suffix.decode() != appid:
            raise Undecipherable(f"not for {appid}")
        return text.decode()
    except (ValueError, IndexError) as trouble:
        raise Undecipherable(str(trouble)) from trouble
