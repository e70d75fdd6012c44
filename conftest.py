"""Which surroundings do all tests share? See `huiying.config.embedded.plugin`."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

pytest_plugins = ["huiying.config.embedded.plugin"]


@pytest.fixture(autouse=True)
def _quick_hashing(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["tests.hashers.QuickArgon2"]
