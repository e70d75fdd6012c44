"""How is the whole house opened for a journey? Every process for real, on free ports."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import httpx
import psycopg

from huiying.config.embedded import Cluster
from huiying.config.embedded.leftovers import processes_in

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def eventually(
    what: Callable[[], object], *, within: float = 30.0, why: str = "", every: float = 0.15
) -> Any:
    """The first true value of `what`, asked `every` so many seconds; fails after `within`."""
    deadline = time.monotonic() + within
    while True:
        try:
            if value := what():
                return value
        except httpx.TransportError:
            pass
        assert time.monotonic() < deadline, why or f"not within {within} s"
        time.sleep(every)


@dataclass
class House:
    """Web, events, worker and sandbox on one database; each can be killed and started again."""

    folder: Path
    database_url: str
    cluster: Cluster | None = None
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    prepared: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ports = {name: free_port() for name in ("web", "events", "sandbox")}
        self.web = f"http://127.0.0.1:{self.ports['web']}"
        self.sandbox = f"http://127.0.0.1:{self.ports['sandbox']}"

    @property
    def environment(self) -> dict[str, str]:
        """What every process is told."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "huiying.config.settings",
            "HUIYING_DATABASE_URL": self.database_url,
            "HUIYING_DATA": str(self.folder / "data"),
            "HUIYING_PORT": str(self.ports["web"]),
            "HUIYING_EVENTS_PORT": str(self.ports["events"]),
            "HUIYING_SANDBOX_PORT": str(self.ports["sandbox"]),
            "HUIYING_SANDBOX_DB": str(self.folder / "sandbox.sqlite3"),
            "HUIYING_SANDBOX_PUBLIC_URL": self.sandbox,
            "HUIYING_PUBLIC_URL": self.web,
            "HUIYING_DEMO": "1",
            "HUIYING_LEASE_SECONDS": "6",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }

    def open(self) -> House:
        """Make the tables and the cast, start everything, introduce the accounts."""
        (self.folder / "data").mkdir(parents=True, exist_ok=True)
        self.python("-m", "django", "migrate", "--verbosity", "0", "--skip-checks")
        told = self.python("-m", "tests.journeys.prepare", self.web, self.sandbox)
        self.prepared = json.loads(told.splitlines()[-1])
        for name in ("sandbox", "web", "events", "worker"):
            self.start(name)
        httpx.post(
            f"{self.sandbox}/control/accounts", json=self.prepared["sandbox"], timeout=10
        ).raise_for_status()
        # The platforms try three times, a second apart: give a killed web server time to return.
        self.knob(kind="setting", name="push_pause_seconds", value=6)
        return self

    def python(self, *arguments: str) -> str:
        """Run Python in the house's surroundings; its output."""
        done = subprocess.run(
            [sys.executable, *arguments],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout

    def start(self, name: str) -> None:
        """Start one process and wait until it answers."""
        log = (self.folder / f"{name}.log").open("ab")
        self.processes[name] = subprocess.Popen(
            self._command(name),
            env=self.environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        log.close()
        if name in self.ports:
            eventually(lambda: self._answers(name), within=PATIENCE, why=self.log(name))

    def kill(self, name: str) -> None:
        """`kill -9`, with everything that the process started."""
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def kill_database(self) -> None:
        """`kill -9` of PostgreSQL, all of it."""
        assert self.cluster is not None
        for pid in processes_in(self.cluster.pgdata):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def start_database(self) -> None:
        """Start it again on the same files."""
        assert self.cluster is not None
        self.cluster.ensure_running()

    def close(self) -> None:
        """Stop everything and drop the database."""
        for name in list(self.processes):
            self.kill(name)
        if self.cluster is not None:
            self.cluster.release()
        else:
            drop_database(self.database_url)

    def log(self, name: str) -> str:
        """The end of a process's log."""
        path = self.folder / f"{name}.log"
        return path.read_text("utf-8", errors="replace")[-3000:] if path.exists() else ""

    def sql(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Look into the database directly."""
        with psycopg.connect(self.database_url) as connection:
            return connection.execute(statement, values).fetchall()

    def change(self, statement: str) -> None:
        """Change the database behind everybody's back."""
        with psycopg.connect(self.database_url) as connection:
            connection.execute(statement)

    @contextmanager
    def intruder(self, table: str) -> Iterator[None]:
        """With the owner's rights, triggers switched off."""
        self.change(
            f"ALTER TABLE {table} DISABLE TRIGGER USER; GRANT ALL ON {table} TO CURRENT_USER"
        )
        yield
        self.change(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    def huiying(self, *arguments: str, fails: bool = False) -> str:
        """Run the console script; all that it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "huiying.config.cli", *arguments],
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert bool(done.returncode) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def published(self) -> list[dict[str, Any]]:
        """The sandbox's own record of everything that was published there."""
        told: dict[str, list[dict[str, Any]]] = httpx.get(
            f"{self.sandbox}/control/published", timeout=10
        ).json()
        return told["published"]

    def knob(self, **told: Any) -> None:
        """Make something go wrong at a platform."""
        httpx.post(f"{self.sandbox}/knobs", json=told, timeout=10).raise_for_status()

    def _command(self, name: str) -> list[str]:
        serve = [sys.executable, "-m", "granian", "--host", "127.0.0.1", "--log-level", "warning"]
        serve += ["--port", str(self.ports.get(name, 0)), "--workers-kill-timeout", "2"]
        return {
            "web": [
                *serve,
                "--interface",
                "wsgi",
                "--no-ws",
                "--blocking-threads",
                "4",
                "huiying.config.wsgi:application",
            ],
            "events": [*serve, "--interface", "asgi", "huiying.config.events:application"],
            "sandbox": [
                *serve,
                "--interface",
                "asgi",
                "--no-ws",
                "huiying.sandbox.app:application",
            ],
            "worker": [sys.executable, "-m", "tests.journeys.work"],
        }[name]

    def _answers(self, name: str) -> bool:
        path = "/" if name == "sandbox" else "/health"
        address = f"http://127.0.0.1:{self.ports[name]}{path}"
        return httpx.get(address, timeout=5).status_code < 500


class Phone:
    """A citizen's phone on the sandbox, which follows one account."""

    def __init__(self, house: House, nickname: str, account: str) -> None:
        self._house, self.account = house, account
        made = httpx.post(
            f"{house.sandbox}/control/phones",
            json={"nickname": nickname, "follows": [account]},
            timeout=10,
        )
        self.id = made.raise_for_status().json()["id"]

    def write(self, text: str) -> None:
        """Send a message to the account."""
        httpx.post(
            f"{self._house.sandbox}/control/phones/{self.id}/messages",
            json={"account": self.account, "text": text},
            timeout=10,
        ).raise_for_status()

    def received(self) -> list[str]:
        """The texts that arrived."""
        told = httpx.get(
            f"{self._house.sandbox}/control/phones/{self.id}/messages",
            params={"account": self.account},
            timeout=10,
        ).json()
        return [
            message["body"]["text"]
            for message in told["messages"]
            if message["direction"] == "received" and message["body"]["type"] == "text"
        ]


def make_database(url: str) -> str:
    """A new, empty database on the tests' server; its address."""
    name = f"journey_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def drop_database(url: str) -> None:
    """Remove a database made for a journey."""
    name = urlsplit(url).path.lstrip("/")
    server = urlunsplit(urlsplit(url)._replace(path="/postgres"))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
