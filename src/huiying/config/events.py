"""How does an open desk learn within a second that something happened?

A small ASGI application answers `GET /events` with server-sent events. It follows the journal's
positions (gap-free, so nothing is missed and a reconnecting browser continues where it was) and
tells each viewer only of subjects in her organisations. It reads, and asks nobody to notify it:
NOTIFY would take a lock of the whole database at every commit (docs/decisions/live-events.md).
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiying.config.settings")
django.setup()

from asgiref.sync import sync_to_async  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import close_old_connections  # noqa: E402
from django.http import HttpRequest  # noqa: E402

from huiying.foundation.journal.models import Line  # noqa: E402
from huiying.foundation.journal.reads import last_position, lines_after  # noqa: E402
from huiying.foundation.scope import Actor  # noqa: E402
from huiying.registry.models import Person  # noqa: E402
from huiying.registry.reads import actor_for  # noqa: E402

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

LOOK_EVERY = 0.4  # seconds; with the sequencer's 0.3 a viewer learns within one second
HEARTBEAT = 15.0
NOBODY = Actor(None, "nobody", (), "events")
MOST_WAITING = 500  # lines kept for a viewer who does not read; then she is cut off and reconnects


@dataclass(eq=False)
class Viewer:
    """One open connection and what it has not been sent yet."""

    actor: Actor
    lines: asyncio.Queue[tuple[int, Line]] = field(
        default_factory=lambda: asyncio.Queue(MOST_WAITING)
    )


class Follower:
    """Reads the journal once for all viewers of this process."""

    def __init__(self) -> None:
        self.viewers: set[Viewer] = set()
        self._task: asyncio.Task[None] | None = None

    def add(self, viewer: Viewer) -> None:
        """Let a viewer hear of what comes from now on."""
        self.viewers.add(viewer)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._follow())

    async def _follow(self) -> None:
        position = await _last_position()
        while self.viewers:
            await asyncio.sleep(LOOK_EVERY)
            try:
                for place, line in await _lines_after(position):
                    position = place
                    self._tell(place, line)
            except django.db.Error:
                await asyncio.sleep(2.0)

    def _tell(self, place: int, line: Line) -> None:
        for viewer in list(self.viewers):
            if any(line.scope.startswith(claim.path) for claim in viewer.actor.claims):
                try:
                    viewer.lines.put_nowait((place, line))
                except asyncio.QueueFull:
                    self.viewers.discard(viewer)


FOLLOWER = Follower()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """The ASGI entry: `/events` for people with a post, `/health` for the supervisor."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http" and scope["path"] == "/events":
        await _events(scope, receive, send)
    elif scope["type"] == "http" and scope["path"] == "/health":
        await _answer(send, 200, b"ok", [])
    elif scope["type"] == "http":
        await _answer(send, 404, b"not here", [])


async def _lifespan(receive: Receive, send: Send) -> None:
    while (await receive())["type"] != "lifespan.shutdown":
        await send({"type": "lifespan.startup.complete"})
    await send({"type": "lifespan.shutdown.complete"})


async def _events(scope: Scope, receive: Receive, send: Send) -> None:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    allowed = _cross_origin(headers.get("origin", ""))
    actor = await _actor_of(headers.get("cookie", ""))
    if not actor.claims:
        await _answer(send, 403, b"sign in first", allowed)
        return
    viewer = Viewer(actor)
    FOLLOWER.add(viewer)
    try:
        await _start(send, allowed)
        await _stream(viewer, receive, send)
    finally:
        FOLLOWER.viewers.discard(viewer)


async def _stream(viewer: Viewer, receive: Receive, send: Send) -> None:
    gone = asyncio.create_task(_until_gone(receive))
    try:
        while not gone.done() and viewer in FOLLOWER.viewers:
            try:
                place, line = await asyncio.wait_for(viewer.lines.get(), HEARTBEAT)
                text = f"id: {place}\ndata: {_told(line)}\n\n"
            except TimeoutError:
                text = ": still here\n\n"
            await send({"type": "http.response.body", "body": text.encode(), "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    finally:
        gone.cancel()


def _told(line: Line) -> str:
    """What a browser is told: that something happened to a thing, never what it says."""
    return json.dumps({"subject": line.happened, "kind": line.subject_kind, "id": line.subject_id})


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _start(send: Send, allowed: list[tuple[bytes, bytes]]) -> None:
    headers = [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
        *allowed,
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"retry: 2000\n\n", "more_body": True})


async def _answer(send: Send, status: int, body: bytes, allowed: list[tuple[bytes, bytes]]) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *allowed]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _cross_origin(origin: str) -> list[tuple[bytes, bytes]]:
    """Only our own pages may read the stream with their cookies."""
    if origin not in _own_origins():
        return []
    return [
        (b"access-control-allow-origin", origin.encode("latin-1")),
        (b"access-control-allow-credentials", b"true"),
        (b"vary", b"origin"),
    ]


def _own_origins() -> set[str]:
    return {settings.HUIYING_PUBLIC_URL, *settings.CSRF_TRUSTED_ORIGINS}


@sync_to_async
def _actor_of(cookies: str) -> Actor:
    close_old_connections()
    jar: SimpleCookie = SimpleCookie(cookies)
    morsel = jar.get(settings.SESSION_COOKIE_NAME)
    if morsel is None:
        return NOBODY
    request = HttpRequest()
    request.session = SessionStore(morsel.value)
    user = get_user(request)
    if not isinstance(user, Person):
        return NOBODY
    return actor_for(user, "events")


@sync_to_async
def _last_position() -> int:
    close_old_connections()
    return last_position()


@sync_to_async
def _lines_after(position: int) -> list[tuple[int, Line]]:
    close_old_connections()
    return lines_after(position)
