"""Where do the channels' tests find the samples that others made, and a platform that is played?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from huiying.channels.tests.platform_player import Player, playing
from huiying.channels.tests.playing_field import PlayingField, sandbox_in

DEFAULT_SAMPLES = Path(__file__).parents[4] / "shared" / "protocols"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--samples DIR`: run the sample suites over another folder of the same shape."""
    with suppress(ValueError):  # the root conftest may have declared it already
        parser.addoption("--samples", default=None, help="folder with third-party samples")


@pytest.fixture(scope="session")
def samples(request: pytest.FixtureRequest) -> Path:
    """The folder with the samples; skips where it is absent, fails where it is empty."""
    given = request.config.getoption("--samples", default=None)
    folder = Path(given) if given else DEFAULT_SAMPLES
    if not folder.is_dir():
        pytest.skip(f"no third-party samples at {folder}: pass --samples DIR")
    return folder


@pytest.fixture
def platform() -> Iterator[Player]:
    """A platform that answers what the test tells it to, over a real socket."""
    with playing() as player:
        yield player


@pytest.fixture(scope="session")
def playing_field(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlayingField]:
    """The sandbox as a server of its own, started once for all."""
    with sandbox_in(tmp_path_factory.mktemp("sandbox")) as field:
        yield field
