"""Who may open an account for the desk? Nobody by herself: posts are given, not taken."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class StaffAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-up is closed; people are entered by the supervising office."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
