"""Which house do the journeys walk through? One for each module, opened and closed for real."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from huiying.config.embedded import Cluster
from tests.journeys.house import House, make_database


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Everything running on a database of its own."""
    folder = tmp_path_factory.mktemp("house")
    opened = House(folder, make_database(os.environ["HUIYING_DATABASE_URL"]))
    try:
        yield opened.open()
    finally:
        opened.close()


@pytest.fixture
def house_with_own_database() -> Iterator[House]:
    """As `house`, with a PostgreSQL of its own that can be killed."""
    with tempfile.TemporaryDirectory(prefix="huiying-house-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # the database's own account walks through
        cluster = Cluster(folder / "postgres")
        cluster.ensure_running()
        opened = House(folder, cluster.url, cluster)
        try:
            yield opened.open()
        finally:
            opened.close()
