"""Of which processes does huiying consist? In the order in which they start."""

from __future__ import annotations

import os
import sys

from huiying.config.up.children import Role
from huiying.config.up.instance import MARK
from huiying.config.up.plan import Door, Plan

GRANIAN = (sys.executable, "-m", "granian", "--no-ws", "--log-level", "warning")
# A worker of granian that dies is replaced by its master, the master by the launcher.
LASTING = ("--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "4")


def playing_field(plan: Plan) -> list[Role]:
    """What the demonstration city talks to; it needs no database."""
    if not plan.demo:
        return []
    return [_asgi("sandbox", "huiying.sandbox.app:application", plan.sandbox, "/")]


def house(plan: Plan) -> list[Role]:
    """What serves people, once the database is ready."""
    return [
        Role(
            "web",
            (
                *_granian(plan.web, "wsgi"),
                *("--workers", "2", "--blocking-threads", "4"),
                "huiying.config.wsgi:application",
            ),
            plan.web,
        ),
        _asgi("events", "huiying.config.events:application", plan.events, "/health"),
        Role("worker", (sys.executable, "-m", "huiying.config.cli", "worker")),
    ]


def environment(plan: Plan, database_url: str) -> dict[str, str]:
    """What the processes are told, with the mark by which a later start knows them."""
    told = plan.environment | {"HUIYING_DATABASE_URL": database_url, MARK: str(plan.data)}
    return {**os.environ, **told, "PYTHONUNBUFFERED": "1"}


def _asgi(name: str, application: str, door: Door, path: str) -> Role:
    return Role(name, (*_granian(door, "asgi"), application), door, path)


def _granian(door: Door, interface: str) -> tuple[str, ...]:
    address = ("--host", door.host, "--port", str(door.port), "--interface", interface)
    return (*GRANIAN, *LASTING, *address)
