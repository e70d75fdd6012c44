"""Which surroundings do all tests share? The database's are in `huiying.config.embedded.plugin`."""

from __future__ import annotations

from contextlib import suppress

import pytest
from pytest_django.fixtures import Settings


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the channels' sample suites run over another folder of the same shape."""
    with suppress(ValueError):  # declared already where only the channels are tested
        parser.addoption("--samples", default=None, help="folder with protocol samples")


@pytest.fixture(autouse=True)
def _quick_hashing(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["tests.hashers.QuickArgon2"]
