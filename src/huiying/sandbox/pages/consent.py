"""Does the owner of a Weibo account let an application act for it?"""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from huiying.sandbox import accounts
from huiying.sandbox.accounts import WeiboAccount
from huiying.sandbox.ground import ground_of
from huiying.sandbox.pages.frame import POLICY, is_foreign, page, read_form, refuse_form
from huiying.sandbox.store import Tables
from huiying.sandbox.weibo import tokens


def _owners(tables: Tables, client_id: str, redirect_uri: str) -> list[WeiboAccount]:
    """Who may authorise here: users of the application, if the address is a registered one."""
    found = accounts.weibo_accounts_of_app(tables, client_id)
    is_web = urlsplit(redirect_uri).scheme in ("http", "https")
    return [one for one in found if is_web and one.redirect_uri in ("", redirect_uri)]


async def _ask(request: Request) -> Response:
    asked = request.query_params
    redirect_uri, client_id = asked.get("redirect_uri", ""), asked.get("client_id", "")
    with ground_of(request).store.transaction() as tables:
        owners = _owners(tables, client_id, redirect_uri)
    if not owners:
        return page(request, "consent_broken.html", 400)
    response = page(
        request,
        "consent.html",
        owners=owners,
        client_id=client_id,
        redirect_uri=redirect_uri,
        state=asked.get("state", ""),
    )
    back = urlsplit(redirect_uri)
    forms = f"'self' {back.scheme}://{back.netloc}"
    response.headers["content-security-policy"] = POLICY.format(forms=forms)
    return response


async def _decide(request: Request) -> Response:
    if is_foreign(request):
        return refuse_form(request)
    form = await read_form(request)
    redirect_uri = form.get("redirect_uri", "")
    with ground_of(request).store.transaction() as tables:
        owners = _owners(tables, form.get("client_id", ""), redirect_uri)
        chosen = next((one for one in owners if one.uid == form.get("uid")), None)
        if chosen is None:
            return page(request, "consent_broken.html", 400)
        agreed = form.get("decision") == "agree"
        code = tokens.give_code(tables, chosen, redirect_uri) if agreed else ""
    refused = {"error": "access_denied", "error_code": "21330"}
    answer = {"code": code} if agreed else refused
    if form.get("state"):
        answer["state"] = form["state"]
    joint = "&" if urlsplit(redirect_uri).query else "?"
    return RedirectResponse(f"{redirect_uri}{joint}{urlencode(answer)}", 302)


ROUTES = [
    Route("/weibo/oauth2/authorize", _ask),
    Route("/weibo/oauth2/authorize", _decide, methods=["POST"]),
]
