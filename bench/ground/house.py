"""On which ground does a benchmark stand? A folder, a PostgreSQL and a web server of its own."""

from __future__ import annotations

import http.client
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import structlog

from huiying.config.embedded import Cluster
from huiying.config.embedded.home import private_home, reachable
from huiying.config.embedded.leftovers import processes_in
from huiying.config.tether import die_with_parent

HOST = "127.0.0.1"
WORKERS, THREADS = 2, 4  # as `huiying up` starts the web
PATIENCE = 60.0
# Nobody signs in by password here, and a city of people would take minutes to hash.
QUICK_HASHER = "django.contrib.auth.hashers.MD5PasswordHasher"


class House:
    """A new installation in a temporary folder; a durable one flushes every commit to disk."""

    def __init__(self, folder: Path, *, durable: bool) -> None:
        self.folder = folder
        self.cluster = Cluster(folder / "postgres", durable=durable)
        self.port = _free_port()
        self._web: subprocess.Popen[bytes] | None = None

    def open(self) -> None:
        """Start the database, tell Django of it, make the tables."""
        self.cluster.ensure_running(tethered=True)
        os.environ.update(self.told)
        os.environ.pop("HUIYING_SECRETS_FILE", None)
        django.setup()
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
        from django.conf import settings
        from django.core.management import call_command

        settings.PASSWORD_HASHERS = [QUICK_HASHER]
        call_command("migrate", verbosity=0, skip_checks=True)

    @property
    def told(self) -> dict[str, str]:
        """What every process of the house is told."""
        return {
            "DJANGO_SETTINGS_MODULE": "huiying.config.settings",
            "HUIYING_DATABASE_URL": self.cluster.url,
            "HUIYING_DATA": str(self.folder / "data"),
            "HUIYING_HOST": HOST,
            "HUIYING_PORT": str(self.port),
            "HUIYING_DEMO": "1",
            "HUIYING_LOG_LEVEL": "ERROR",
        }

    def start_web(self) -> None:
        """Serve as `huiying up` does; returns when the server answers."""
        command = [sys.executable, "-m", "granian", "--no-ws", "--log-level", "error"]
        command += ["--host", HOST, "--port", str(self.port), "--interface", "wsgi"]
        command += ["--workers", str(WORKERS), "--blocking-threads", str(THREADS)]
        with (self.folder / "web.log").open("wb") as log:
            self._web = subprocess.Popen(
                [*command, "--workers-kill-timeout", "2", "huiying.config.wsgi:application"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGTERM),
            )
        self._until_it_answers()

    def kill(self) -> None:
        """`kill -9` of the web server and of PostgreSQL, all their processes."""
        self._stop_web()
        for pid in processes_in(self.cluster.pgdata):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue

    def close(self) -> None:
        """Stop everything and take the folder away."""
        self._stop_web()
        from django.db import connections

        connections.close_all()
        self.cluster.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _stop_web(self) -> None:
        if self._web is not None:
            os.killpg(self._web.pid, signal.SIGKILL)
            self._web.wait()
            self._web = None

    def _until_it_answers(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if time.monotonic() > deadline:
                raise TimeoutError((self.folder / "web.log").read_text("utf-8")[-2000:])
            time.sleep(0.1)

    def _answers(self) -> bool:
        line = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            line.request("GET", "/health")
            return line.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            line.close()


@contextmanager
def opened_house(*, durable: bool) -> Iterator[House]:
    """A house for one benchmark, gone afterwards; what only reads need not be durable."""
    house = House(_new_folder(), durable=durable)
    try:
        house.open()
        yield house
    finally:
        house.close()


def _new_folder() -> Path:
    """Where the database's own account can walk through, should this be root."""
    folder = Path(tempfile.mkdtemp(prefix="huiying-bench-"))
    if os.geteuid() == 0:
        folder.chmod(0o711)
        if not reachable(folder):
            folder.rmdir()
            folder = private_home("bench")
            folder.chmod(0o711)
    (folder / "data").mkdir(mode=0o700)
    return folder


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
