"""Which database and which folders do the tests use? A pytest plugin, loaded before the settings.

With `HUIYING_DATABASE_URL` the tests use that server, otherwise a throw-away cluster that begins
and ends with the run. Workers of pytest-xdist inherit the controller's. The data folder is always
a new one: tests never see this installation's keys, files or index.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from huiying.config.database import from_url
from huiying.config.embedded.cluster import Cluster
from huiying.config.embedded.home import private_home, reachable

GIVEN = "HUIYING_DATABASE_URL"
FOLDER = "HUIYING_TESTS_FOLDER"  # set by the process that began the run
PREFIX = "huiying-tests-"


class ForTests:
    """The surroundings of one test run."""

    def __init__(self) -> None:
        self.folder = _new_folder()
        self._alive = (self.folder / "alive").open("w")
        fcntl.flock(self._alive, fcntl.LOCK_EX)
        self.cluster = None if os.environ.get(GIVEN) else self._cluster()

    def _cluster(self) -> Cluster:
        home = self.folder / "postgres"
        cluster = Cluster(home, durable=False)
        os.environ[GIVEN] = cluster.url
        return cluster

    def announce(self) -> None:
        """Tell the settings, this process's and its workers'."""
        data = self.folder / "data"
        data.mkdir(mode=0o700)
        os.environ[FOLDER] = str(self.folder)
        os.environ["HUIYING_DATA"] = str(data)
        os.environ.pop("HUIYING_SECRETS_FILE", None)
        _tell_django()

    def start(self) -> None:
        """Start the throw-away cluster, if there is one."""
        if self.cluster is not None:
            self.cluster.ensure_running(tethered=True)

    def stop(self) -> None:
        """Stop it and take everything away."""
        if self.cluster is not None:
            self.cluster.stop()
        self._alive.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _new_folder() -> Path:
    _sweep(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    if os.geteuid() == 0:
        folder.chmod(0o711)  # the database's own account walks through
        if not reachable(folder):
            folder.rmdir()
            folder = private_home("tests")
            folder.chmod(0o711)
    return folder


def _sweep(where: Path) -> None:
    """Remove what killed runs left: their lock is free."""
    for folder in where.glob(f"{PREFIX}*"):
        try:
            with (folder / "alive").open("r+") as mark:
                fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            continue
        shutil.rmtree(folder, ignore_errors=True)


def _tell_django() -> None:
    """The settings may have been read already: then the address is put in afterwards."""
    from django.conf import settings

    if settings.configured:
        settings.DATABASES["default"].update(from_url(os.environ[GIVEN]))


RUN = None if os.environ.get(FOLDER) else ForTests()
if RUN is not None:
    RUN.announce()


def pytest_sessionstart(session: pytest.Session) -> None:
    """Start the database once, in the process that began the run."""
    if RUN is not None and not session.config.option.collectonly:
        RUN.start()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop it when everything else is closed."""
    if RUN is not None:
        RUN.stop()
