"""Is the embedded database made, shared, taken over after a crash, and refused when it is newer?"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from huiying.config.embedded import Cluster, home_of
from huiying.config.embedded.home import RECORD
from huiying.config.embedded.leftovers import postmaster_of, processes_in
from huiying.config.embedded.plugin import _new_folder
from huiying.config.trouble import CannotStart

pytestmark = pytest.mark.crash


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short path that the database's own account can walk to."""
    import shutil

    made = _new_folder()
    yield made
    shutil.rmtree(made)


@pytest.fixture
def cluster(folder: Path) -> Iterator[Cluster]:
    started = Cluster(folder / "postgres", durable=False)
    started.ensure_running(tethered=True)
    yield started
    started.stop()


def ask(cluster: Cluster, question: str) -> object:
    with psycopg.connect(cluster.url, autocommit=True) as connection:
        cursor = connection.execute(question.encode())
        return cursor.fetchone() if cursor.description else None


def test_the_application_is_no_superuser_and_owns_its_database(cluster: Cluster) -> None:
    assert ask(
        cluster, "SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user"
    ) == (False, True)


def test_it_speaks_utf8_and_knows_chinese_and_accents(cluster: Cluster) -> None:
    assert ask(cluster, "SELECT upper('é回应'), current_setting('server_encoding')") == (
        "É回应",
        "UTF8",
    )


def test_nobody_can_reach_it_by_network(cluster: Cluster) -> None:
    assert ask(cluster, "SHOW listen_addresses") == ("",)
    assert cluster.socket.stat().st_mode & 0o077 == 0


def test_it_is_taken_over_after_kill_9_with_what_was_committed(cluster: Cluster) -> None:
    ask(cluster, "CREATE TABLE kept AS SELECT 7 AS number")
    killed = postmaster_of(cluster.pgdata)
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    cluster.ensure_running(tethered=True)
    assert ask(cluster, "SELECT number FROM kept") == (7,)
    assert postmaster_of(cluster.pgdata) != killed


def test_a_mark_that_names_somebody_elses_process_does_not_keep_it_out(cluster: Cluster) -> None:
    cluster.stop()
    mark = cluster.pgdata / "postmaster.pid"
    mark.write_text(f"{os.getppid()}\n{cluster.pgdata}\n")
    cluster.ensure_running(tethered=True)
    assert ask(cluster, "SELECT 1") == (1,)


def test_it_stays_while_another_uses_it_and_leaves_with_the_last(cluster: Cluster) -> None:
    other = Cluster(cluster.home, durable=False)
    other.ensure_running()
    assert (other.release(), cluster.is_running()) == (False, True)
    other.ensure_running()
    assert (cluster.release(), other.is_running()) == (False, True)
    assert (other.release(), other.is_running()) == (True, False)


def test_stopping_leaves_no_process(cluster: Cluster) -> None:
    cluster.stop()
    assert processes_in(cluster.pgdata) == []


def test_files_of_another_major_version_are_refused_and_untouched(cluster: Cluster) -> None:
    cluster.stop()
    version = cluster.pgdata / "PG_VERSION"
    version.write_text("19\n")
    with pytest.raises(CannotStart, match="PostgreSQL 19"):
        cluster.ensure_running()
    assert version.read_text() == "19\n"
    assert processes_in(cluster.pgdata) == []


def test_a_long_path_gets_a_short_socket(folder: Path) -> None:
    cluster = Cluster(folder / ("很长" * 40), durable=False)
    assert len(os.fsencode(cluster.socket)) < 100


def test_the_place_is_remembered_by_the_data_folder(tmp_path: Path) -> None:
    (tmp_path / RECORD).write_text("/srv/elsewhere\n")
    assert home_of(tmp_path) == Path("/srv/elsewhere")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root must step aside for the database")
def test_root_steps_aside_where_only_root_may_enter(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    data = tmp_path / "data"
    data.mkdir()
    home = home_of(data)
    assert not home.is_relative_to(tmp_path)
    assert home_of(data) == home
    home.rmdir()
