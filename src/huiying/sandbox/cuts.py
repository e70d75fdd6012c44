"""How does a line go dead in the middle of a call?"""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

HANG_SECONDS = 30.0


class CutResponse(Response):
    """The caller never learns what became of the call: a body is announced and never comes."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(self.seconds)
        headers = [(b"content-type", b"application/json"), (b"content-length", b"4096")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"", "more_body": True})
        return


def cut(knob: dict[str, Any]) -> CutResponse:
    """At once, or after the silence of a line that hangs."""
    hangs = knob.get("mode") == "hang"
    return CutResponse(float(knob.get("seconds", HANG_SECONDS)) if hangs else 0.0)
