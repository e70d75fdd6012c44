"""What do visitors of the playing field see?"""

from __future__ import annotations

from starlette.routing import Route

ROUTES: list[Route] = []


class Headers:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        await self.app(scope, receive, send)
