"""What do all pages have in common?"""

from __future__ import annotations

import hashlib
import re
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from huiying.sandbox.bodies import read_body
from huiying.sandbox.moments import in_shanghai, now
from huiying.sandbox.pages.words import LANGUAGES, phrase

TONES = 6
ADDRESS = re.compile(r"(https?://[\w.:/?&=%#~+-]+)", re.ASCII)

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
    " img-src 'self' data: http: https:; form-action {forms}; base-uri 'none';"
    " frame-ancestors 'none'"
)

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent.parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def tone(name: str) -> int:
    """One of a few colours, always the same for a name."""
    return hashlib.sha256(name.encode()).digest()[0] % TONES


def clock(instant: float) -> str:
    """The time alone for today, with the day for this year, in full before."""
    moment, today = in_shanghai(instant), in_shanghai(now())
    if moment.date() == today.date():
        return f"{moment:%H:%M}"
    return f"{moment:%m-%d %H:%M}" if moment.year == today.year else f"{moment:%Y-%m-%d %H:%M}"


def exact(instant: float) -> str:
    return in_shanghai(instant).isoformat(timespec="seconds")


def linked(text: str) -> Markup:
    """A message as a phone shows it: addresses can be pressed, also right after a Chinese sign."""
    anchor = Markup('<a href="{0}" target="_blank" rel="noopener">{0}</a>')
    parts = [
        anchor.format(part) if at % 2 else escape(part)
        for at, part in enumerate(ADDRESS.split(text))
    ]
    return Markup("").join(parts)


_environment.filters.update(tone=tone, clock=clock, exact=exact, linked=linked)


def language_of(request: Request) -> str:
    return "en" if request.query_params.get("lang") == "en" else "zh"


def link(language: str, path: str, **query: object) -> str:
    """An address of ours that keeps the language."""
    asked = {name: str(value) for name, value in query.items() if value not in ("", None)}
    if language == "en":
        asked["lang"] = "en"
    return f"{path}?{urlencode(asked)}" if asked else path


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page in the language that was asked for."""
    language = language_of(request)
    other = "zh" if language == "en" else "en"
    kept = {name: v for name, v in request.query_params.items() if name != "lang"}
    text = _environment.get_template(template).render(
        {
            "t": partial(phrase, language),
            "link": partial(link, language),
            "language": LANGUAGES[language],
            "other_language": LANGUAGES[other],
            "other_address": link(other, request.url.path, **kept),
            "here": request.url.path,
            **values,
        }
    )
    return HTMLResponse(text, status)


def missing_page(request: Request) -> HTMLResponse:
    return page(request, "missing.html", 404)


async def unknown_address(request: Request, trouble: Exception) -> Response:
    """What is asked for under no address of ours."""
    return missing_page(request)


def number(text: str) -> int:
    """A whole number from a form or an address; 0 where it is none."""
    return int(text) if text.isascii() and text.isdecimal() else 0


def go(request: Request, path: str) -> RedirectResponse:
    """After a form was taken, show the page anew."""
    return RedirectResponse(link(language_of(request), path), 303)


def is_foreign(request: Request) -> bool:
    """Was the form sent from a page of somebody else?"""
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")


async def read_form(request: Request) -> dict[str, str]:
    body = await request.body()
    return read_body(body, request.headers.get("content-type", "")).fields


def refuse_form(request: Request) -> Response:
    return Response(phrase(language_of(request), "foreign_form"), 403)


class Headers:
    """Nothing inline, nothing framed, nothing guessed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("content-security-policy", POLICY.format(forms="'self'"))
                headers["x-content-type-options"] = "nosniff"
                headers["referrer-policy"] = "same-origin"
            await send(message)

        await self.app(scope, receive, send_with_headers)
