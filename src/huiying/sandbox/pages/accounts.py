"""How is an account set up, and what has gone to and fro?"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from huiying.sandbox import accounts, calllog, pushes
from huiying.sandbox.ground import ground_of
from huiying.sandbox.pages.frame import missing_page, page

LINES = 25


async def _account(request: Request) -> Response:
    """Secrets stay where they are; everything else is shown."""
    with ground_of(request).store.transaction() as tables:
        account = accounts.find(tables, request.path_params["account"])
        if account is None:
            return missing_page(request)
        return page(
            request,
            "account.html",
            account=account,
            platform=account.key.partition(":")[0],
            pushes=pushes.of_account(tables, account.key, LINES),
            calls=calllog.latest(tables, account.key, LINES),
        )


ROUTES = [Route("/accounts/{account}", _account)]
