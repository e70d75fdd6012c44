"""How does a JSON request of the playing field's own become an act, and its outcome an answer?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from huiying.sandbox import accounts, phones
from huiying.sandbox.accounts import Account
from huiying.sandbox.bodies import read_json
from huiying.sandbox.ground import Ground, ground_of
from huiying.sandbox.store import Row, Tables


class Absent(LookupError):
    """There is nothing of that name here."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request to the control or knob API."""

    ground: Ground
    tables: Tables
    given: dict[str, Any]
    path: dict[str, Any]

    def account(self, reference: object) -> Account:
        found = accounts.find(self.tables, str(reference))
        if found is None:
            raise Absent(f"account {reference}")
        return found

    def account_key(self, reference: object) -> str:
        """The key of an account, or nothing where none is named."""
        return self.account(reference).key if reference else ""

    def phone(self, number: object) -> Row:
        found = phones.find_phone(self.tables, int(str(number)))
        if found is None:
            raise Absent(f"phone {number}")
        return found


Act = Callable[[Visit], Any]


def _handler(act: Act) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        body = await request.body()
        ground = ground_of(request)
        # A form of a foreign page cannot send JSON with this type, so it cannot reach these doors.
        typed = request.headers.get("content-type", "").startswith("application/json")
        if body and not typed:
            return JSONResponse({"error": "application/json wanted"}, 415)
        try:
            given = {**request.query_params, **(read_json(body) if body else {})}
            with ground.store.transaction() as tables:
                return JSONResponse(act(Visit(ground, tables, given, dict(request.path_params))))
        except Absent as trouble:
            return JSONResponse({"error": f"absent: {trouble}"}, 404)
        except (ValueError, KeyError, TypeError) as trouble:
            return JSONResponse({"error": f"{type(trouble).__name__}: {trouble}"}, 400)

    return handle


def door(method: str, path: str, act: Act) -> Route:
    """One address for one act, in one transaction."""
    return Route(path, _handler(act), methods=[method], name=f"{method} {path}")
