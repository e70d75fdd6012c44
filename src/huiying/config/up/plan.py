"""What is to be started, and at which addresses? Read from the environment, before Django."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from huiying.config.places import data_folder, secrets_file
from huiying.config.trouble import CannotStart

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104  # compared with, not bound to
YES = {"1", "true", "yes"}


@dataclass(frozen=True, slots=True)
class Door:
    """One address that a process listens at, and the variable that changes its port."""

    name: str
    host: str
    port: int
    variable: str

    @property
    def near(self) -> str:
        """The host under which this machine itself reaches the door."""
        return "127.0.0.1" if self.host in EVERYWHERE else self.host

    @property
    def url(self) -> str:
        """The address as somebody at this machine types it."""
        host = f"[{self.near}]" if ":" in self.near else self.near
        return f"http://{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything `huiying up` decides before it touches anything."""

    data: Path
    secrets: Path
    database_url: str
    web: Door
    events: Door
    sandbox: Door
    demo: bool

    @property
    def embedded(self) -> bool:
        """Whether the database comes along."""
        return not self.database_url

    @property
    def logs(self) -> Path:
        """Where the processes write."""
        return self.data / "logs"

    @property
    def doors(self) -> tuple[Door, ...]:
        """The doors that will be opened: the sandbox only beside the demonstration city."""
        return (self.web, self.events, self.sandbox) if self.demo else (self.web, self.events)

    @property
    def environment(self) -> dict[str, str]:
        """What every process is told, so that none of them decides again."""
        return {
            "HUIYING_DATA": str(self.data),
            "HUIYING_SECRETS_FILE": str(self.secrets),
            "HUIYING_HOST": self.web.host,
            "HUIYING_PORT": str(self.web.port),
            "HUIYING_EVENTS_PORT": str(self.events.port),
            "HUIYING_SANDBOX_PORT": str(self.sandbox.port),
            "HUIYING_SANDBOX_DB": str(self.data / "sandbox.sqlite3"),
            "HUIYING_SANDBOX_PUBLIC_URL": self.sandbox.url,
            "HUIYING_DEMO": "1" if self.demo else "0",
            "DJANGO_SETTINGS_MODULE": "huiying.config.settings",
        }


def plan_from_environment() -> Plan:
    """The plan that the environment asks for; raises `CannotStart` for a port that is none."""
    host = os.environ.get("HUIYING_HOST", "127.0.0.1")
    demo = os.environ.get("HUIYING_DEMO", "1" if host in LOOPBACK else "0")
    return Plan(
        data=data_folder(),
        secrets=secrets_file(),
        database_url=os.environ.get("HUIYING_DATABASE_URL", ""),
        web=Door("web", host, _port("HUIYING_PORT", 8000), "HUIYING_PORT"),
        events=Door("events", host, _port("HUIYING_EVENTS_PORT", 8001), "HUIYING_EVENTS_PORT"),
        # the playing field has no login: it is never opened to other machines
        sandbox=Door(
            "sandbox", "127.0.0.1", _port("HUIYING_SANDBOX_PORT", 8002), "HUIYING_SANDBOX_PORT"
        ),
        demo=demo.strip().lower() in YES,
    )


def _port(variable: str, default: int) -> int:
    said = os.environ.get(variable, str(default))
    if said.isdigit() and 0 < int(said) < 65536:
        return int(said)
    raise CannotStart(
        f"{variable} 应是 1 到 65535 之间的数字，现在是「{said}」。",
        f'{variable} must be a number from 1 to 65535; it is "{said}".',
    )
