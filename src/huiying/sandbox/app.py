"""How does the playing field start?"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from huiying.sandbox import control, couriers, faults, pages
from huiying.sandbox.ground import Ground
from huiying.sandbox.store import Store
from huiying.sandbox.wechat import gate as wechat
from huiying.sandbox.weibo import gate as weibo

HERE = Path(__file__).parent
DEFAULT_URL = "http://127.0.0.1:8002"
BOTH = ["GET", "POST"]


def _say_why(work: asyncio.Task[None]) -> None:
    """Couriers that stop by themselves must not do so in silence."""
    if not work.cancelled() and work.exception():
        logging.getLogger(__name__).critical("no more pushes", exc_info=work.exception())


@contextlib.asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    """The couriers work as long as the server does."""
    couriers_at_work = asyncio.create_task(couriers.work(app.state.ground))
    couriers_at_work.add_done_callback(_say_why)
    yield
    couriers_at_work.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await couriers_at_work
    app.state.ground.store.close()


def build(database_path: Path | str, public_url: str) -> Starlette:
    """A playing field on its own SQLite file, knowing the address it is reached at."""
    app = Starlette(
        routes=[
            Mount("/static", StaticFiles(directory=HERE / "static"), name="static"),
            *pages.ROUTES,
            *control.ROUTES,
            *faults.ROUTES,
            Route("/wechat/{path:path}", wechat.answer, methods=BOTH),
            Route("/weibo/{path:path}", weibo.answer, methods=BOTH),
        ],
        middleware=[Middleware(pages.Headers)],
        exception_handlers={404: pages.unknown_address},
        lifespan=_lifespan,
    )
    app.state.ground = Ground(Store(Path(database_path)), public_url.rstrip("/"))
    return app


class _Application:
    """Built at the first event, so that importing this module opens no file."""

    def __init__(self) -> None:
        self._built: Starlette | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._built is None:
            self._built = build(*_from_environment())
        await self._built(scope, receive, send)


def _from_environment() -> tuple[Any, str]:
    path = os.environ.get("HUIYING_SANDBOX_DB", "sandbox.sqlite3")
    return path, os.environ.get("HUIYING_SANDBOX_PUBLIC_URL", DEFAULT_URL)


application = _Application()
