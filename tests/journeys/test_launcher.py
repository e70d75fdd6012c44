"""Does one command start everything, stop everything, and take over after any crash?"""

from __future__ import annotations

import os
import shutil
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from huiying.config.embedded import Cluster
from huiying.config.embedded.plugin import _new_folder
from tests.journeys.house import eventually
from tests.journeys.launched import Surroundings

pytestmark = [pytest.mark.journey, pytest.mark.crash]


@pytest.fixture(scope="module")
def installed() -> Iterator[Surroundings]:
    """One installation for all stories here: each begins and ends with nothing running."""
    folder = _new_folder()
    yield Surroundings(folder / "data")
    shutil.rmtree(folder)


def test_it_serves_and_stops_without_leaving_anything(installed: Surroundings) -> None:
    with installed.up() as launched:
        assert launched.answers()
        assert installed.page in launched.said
        assert launched.stop(signal.SIGTERM) == 0
    assert installed.left() == []


def test_others_find_it_running_and_ctrl_c_stops_it(installed: Surroundings) -> None:
    with installed.up() as launched:
        second = installed.run("up")
        assert (second.returncode, str(launched.process.pid) in second.stderr) == (1, True)
        verified = installed.run("journal", "verify")
        assert (verified.returncode, "Sound" in verified.stdout) == (0, True)
        assert launched.answers()
        assert launched.stop(signal.SIGINT) == 0
    assert installed.left() == []


def test_killed_without_warning_nothing_stays_and_the_next_start_serves(
    installed: Surroundings,
) -> None:
    with installed.up() as launched:
        launched.kill(launched.process.pid)
        eventually(lambda: not installed.left(), why="processes outlived their launcher")
    with installed.up() as again:
        assert again.answers()


def test_whatever_is_killed_comes_back(installed: Surroundings) -> None:
    with installed.up() as launched:
        commands = ("config.wsgi", "config.events", "cli worker", "cluster")
        assert [launched.comes_back(command) for command in commands] == [True] * 4
        eventually(launched.answers)
        assert launched.said.count("starting it again") == 4


def test_an_orphan_of_a_killed_start_is_ended_first(installed: Surroundings) -> None:
    orphan = os.spawnlpe(
        os.P_NOWAIT, "sleep", "sleep", "60", {"HUIYING_LAUNCHED_FROM": str(installed.data)}
    )
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for an orphan
    with installed.up() as launched:
        assert "left by a crash" in launched.said
        assert not Path(f"/proc/{orphan}").exists()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)


def test_a_taken_port_is_one_sentence(installed: Surroundings) -> None:
    with socket.create_server(("127.0.0.1", installed.web)):
        refused = installed.run("up")
    assert refused.returncode == 1
    assert f"Port {installed.web}" in refused.stderr
    assert "HUIYING_PORT=" in refused.stderr
    assert installed.left() == []


def test_a_database_of_a_newer_version_is_refused_and_untouched(installed: Surroundings) -> None:
    cluster = Cluster(installed.data / "postgres")
    with newer_database(cluster):
        refused = installed.run("up")
        assert refused.returncode == 1
        assert "unknown migration foundation.9999_from_the_future" in refused.stderr
    with installed.up() as launched:
        assert launched.answers()


class newer_database:  # noqa: N801  # reads as a state in which something is tried
    """The database as a later version would have left it."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster

    def __enter__(self) -> None:
        self._say(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('foundation', '9999_from_the_future', now())"
        )

    def __exit__(self, *_: object) -> None:
        self._say("DELETE FROM django_migrations WHERE name = '9999_from_the_future'")

    def _say(self, what: str) -> None:
        self.cluster.ensure_running()
        with psycopg.connect(self.cluster.url, autocommit=True) as connection:
            connection.execute(what.encode())
        self.cluster.release()


def test_a_data_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    refused = Surroundings(tmp_path / "data").run("up")
    assert refused.returncode == 1
    assert "HUIYING_DATA" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root must step aside for the database")
def test_it_starts_where_only_root_may_enter(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    hidden = Surroundings(tmp_path / "data")
    with hidden.up() as launched:
        assert launched.answers()
        assert launched.stop(signal.SIGTERM) == 0
    home = Path((hidden.data / "postgres.home").read_text().strip())
    assert home.is_relative_to("/var/lib/huiying")
    shutil.rmtree(home)
