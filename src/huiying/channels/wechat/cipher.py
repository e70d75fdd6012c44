"""How is a push of WeChat encrypted and decrypted?

Source: the page on message encryption. AES-256-CBC, IV = first 16 bytes of the key; plaintext =
16 random bytes, uint32 length (big-endian), message, appid; PKCS#7 to a multiple of 32.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
import struct

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 32
HEAD = 20  # 16 random bytes and the length


class WrongKey(ValueError):
    """This key does not open the message, or it was meant for another account."""


def decrypt(encrypted: str, encoding_aes_key: str, appid: str) -> bytes:
    """The message inside; raises `WrongKey` for anything that is not meant for this appid."""
    try:
        plain = _unpadded(_run(_key(encoding_aes_key), base64.b64decode(encrypted, validate=True)))
        length = struct.unpack(">I", plain[16:HEAD])[0]
    except (ValueError, struct.error, binascii.Error) as error:
        raise WrongKey("unreadable") from error
    message, suffix = plain[HEAD : HEAD + length], plain[HEAD + length :]
    if len(message) != length or not hmac.compare_digest(suffix, appid.encode()):
        raise WrongKey("appid")
    return message


def encrypt(
    message: bytes, encoding_aes_key: str, appid: str, random16: bytes | None = None
) -> str:
    """The message as WeChat would send it; `random16` only where a vector prescribes it."""
    head = (random16 or secrets.token_bytes(16)) + struct.pack(">I", len(message))
    plain = head + message + appid.encode()
    missing = BLOCK - len(plain) % BLOCK
    key = _key(encoding_aes_key)
    encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    padded = plain + bytes([missing]) * missing
    return base64.b64encode(encryptor.update(padded) + encryptor.finalize()).decode()


def _key(encoding_aes_key: str) -> bytes:
    key = base64.b64decode(encoding_aes_key + "=")
    if len(key) != 32:
        raise ValueError("an EncodingAESKey has 43 characters")
    return key


def _run(key: bytes, encrypted: bytes) -> bytes:
    decryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).decryptor()
    return decryptor.update(encrypted) + decryptor.finalize()


def _unpadded(plain: bytes) -> bytes:
    missing = plain[-1] if plain else 0
    if not 1 <= missing <= BLOCK:
        raise ValueError("padding")
    return plain[:-missing]
