"""Who may open an account for the desk, and how are second factors kept? Nobody; sealed."""

from __future__ import annotations

from base64 import b64decode, b64encode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from huiying.foundation.sealed import Sealed

SECRETS_OF_SIGN_IN = "mfa_authenticator.data"  # what the ciphertext is bound to


class StaffAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-up is closed; people are entered by the supervising office."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class SealedMfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Who reads the database must not be able to make up second factors."""

    def encrypt(self, text: str) -> str:
        """As base64, since the library keeps it inside JSON."""
        return b64encode(Sealed.of(text, SECRETS_OF_SIGN_IN).stored).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again; raises `Unusable` if it was altered."""
        return Sealed(b64decode(encrypted_text), SECRETS_OF_SIGN_IN).open_by_machine()
