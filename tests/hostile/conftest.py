"""Which town do hostile visitors walk through? One for each module; what a test does is undone."""

from __future__ import annotations

import copy
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.hostile.ground import Town, make_town


@pytest.fixture(scope="module")
def standing(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Town]:
    """The module's town, with the words of its `WRITTEN` if it has any."""
    written: dict[str, str] = getattr(request.module, "WRITTEN", {})
    quick = override_settings(PASSWORD_HASHERS=["tests.hashers.QuickArgon2"])
    with django_db_blocker.unblock(), transaction.atomic():
        with quick:
            town = make_town(**written)
        yield town
        transaction.set_rollback(True)


@pytest.fixture
def town(standing: Town, db: None) -> Town:
    """The town as it was made: each test works inside a savepoint of its own."""
    return copy.deepcopy(standing)
