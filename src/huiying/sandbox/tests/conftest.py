"""Which playing field do these tests share?"""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from huiying.sandbox.tests.stage import Field, Receiver, receiving


@pytest.fixture(scope="session")
def field(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    """One server for all; every test brings its own accounts and phones."""
    started = Field(tmp_path_factory.mktemp("field"))
    started.start()
    try:
        for name in ("publish_seconds", "mass_seconds", "second_thoughts_seconds"):
            started.turn("setting", name=name, value=0.2)
        started.turn("setting", name="push_pause_seconds", value=0.1)
        yield started
    finally:
        started.end(signal.SIGTERM)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as ready:
        yield ready
