"""How does a citizen's phone look and behave?"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from huiying.sandbox import accounts, citizens, phones
from huiying.sandbox.accounts import Account
from huiying.sandbox.ground import ground_of
from huiying.sandbox.moments import now
from huiying.sandbox.pages.frame import (
    go,
    is_foreign,
    language_of,
    missing_page,
    page,
    read_form,
    refuse_form,
)
from huiying.sandbox.pages.words import phrase
from huiying.sandbox.store import Row, Tables

NICKNAME_CHARACTERS = 20
LOOK_EVERY_SECONDS = 0.4
# A browser opens a closed stream again by itself; a server that stops need not wait longer.
STREAM_SECONDS = 25.0
PUSHES_SHOWN = 8


async def _phones(request: Request) -> Response:
    with ground_of(request).store.transaction() as tables:
        return page(request, "phones.html", phones=phones.phones(tables), trouble="")


async def _add(request: Request) -> Response:
    if is_foreign(request):
        return refuse_form(request)
    nickname = (await read_form(request)).get("nickname", "").strip()
    with ground_of(request).store.transaction() as tables:
        if not 0 < len(nickname) <= NICKNAME_CHARACTERS:
            trouble = phrase(language_of(request), "unusable_name")
            known = phones.phones(tables)
            return page(request, "phones.html", 400, phones=known, trouble=trouble)
        phone = phones.add_phone(tables, nickname)
    return go(request, f"/phones/{phone['id']}")


def _chats(tables: Tables, phone: Row) -> list[dict[str, Any]]:
    """One line a conversation, the latest first."""
    rows = tables.rows(
        "SELECT account, max(id) AS id FROM message WHERE phone = ? GROUP BY account"
        " ORDER BY id DESC",
        phone["id"],
    )
    chats = []
    for row in rows:
        last = phones.messages(tables, phone["id"], row["account"], row["id"] - 1)[-1]
        account = accounts.find(tables, row["account"])
        chats.append({"account": account, "last": last, "summary": _summary(last["body"])})
    return chats


def _summary(body: dict[str, Any]) -> str:
    """The words of a message in one line; nothing where it has none."""
    titles = [str(article["title"]) for article in body.get("articles", [])]
    return str(body.get("text", "")) or "，".join(titles)


async def _phone(request: Request) -> Response:
    with ground_of(request).store.transaction() as tables:
        phone = phones.find_phone(tables, request.path_params["id"])
        if phone is None:
            return missing_page(request)
        chosen = accounts.find(tables, request.query_params.get("account", ""))
        if chosen is not None:
            return go(request, f"/phones/{phone['id']}/{chosen.key}")
        return page(
            request,
            "phone.html",
            phone=phone,
            chats=_chats(tables, phone),
            accounts=accounts.everyone(tables),
        )


def _pair(tables: Tables, request: Request) -> tuple[Row, Account] | None:
    """The phone and the account of a chat; None where one of them does not exist."""
    phone = phones.find_phone(tables, request.path_params["id"])
    account = accounts.find(tables, request.path_params["account"])
    return (phone, account) if phone and account else None


def _allowance(tables: Tables, phone: int, account: str) -> Row | None:
    """How many replies the account has left, and until when."""
    found = tables.row(
        "SELECT sum(amount - used) AS left, max(expires_at) AS until FROM allowance"
        " WHERE account = ? AND openid = ? AND expires_at > ?",
        account,
        phones.sender_id(tables, phone, account),
        now(),
    )
    return found if found and found["left"] is not None else None


def _chat_values(tables: Tables, phone: Row, account: Account) -> dict[str, Any]:
    told = tables.rows(
        "SELECT * FROM push WHERE phone = ? AND account = ? ORDER BY id DESC LIMIT ?",
        phone["id"],
        account.key,
        PUSHES_SHOWN,
    )
    return {
        "phone": phone,
        "account": account,
        "messages": phones.messages(tables, phone["id"], account.key),
        "allowance": _allowance(tables, phone["id"], account.key),
        "pushes": told,
    }


async def _chat(request: Request) -> Response:
    """The whole page, or only the part that changes (`?part=live`)."""
    template = "live.html" if request.query_params.get("part") == "live" else "chat.html"
    with ground_of(request).store.transaction() as tables:
        pair = _pair(tables, request)
        if pair is None:
            return missing_page(request)
        values = _chat_values(tables, *pair)
    return page(request, template, **values, trouble="")


async def _send(request: Request) -> Response:
    if is_foreign(request):
        return refuse_form(request)
    text = (await read_form(request)).get("text", "")
    with ground_of(request).store.transaction() as tables:
        pair = _pair(tables, request)
        if pair is None:
            return missing_page(request)
        phone, account = pair
        try:
            citizens.write(tables, account, phone["id"], text)
        except ValueError:
            trouble = phrase(language_of(request), "unsendable")
            values = _chat_values(tables, phone, account)
            return page(request, "chat.html", 400, **values, trouble=trouble)
    return go(request, request.url.path)


async def _changes(request: Request) -> AsyncIterator[str]:
    """One line whenever something on this page is no longer as it was."""
    ground, seen = ground_of(request), ""
    end = now() + STREAM_SECONDS
    while now() < end:
        with ground.store.transaction() as tables:
            state = _state(tables, request)
        if state != seen:
            yield f"event: changed\ndata: {state}\n\n"
        seen = state
        await asyncio.sleep(LOOK_EVERY_SECONDS)


def _state(tables: Tables, request: Request) -> str:
    number, account = request.path_params["id"], request.path_params["account"]
    last = tables.value(
        "SELECT max(id) FROM message WHERE phone = ? AND account = ?", number, account
    )
    told = tables.row(
        "SELECT count(*) AS number, total(tries) AS tries,"
        " sum(state = 'waiting') AS waiting FROM push WHERE phone = ? AND account = ?",
        number,
        account,
    )
    return f"{last}-{'-'.join(map(str, (told or {}).values()))}"


async def _stream(request: Request) -> Response:
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_changes(request), media_type="text/event-stream", headers=headers)


ROUTES = [
    Route("/phones", _phones),
    Route("/phones", _add, methods=["POST"]),
    Route("/phones/{id:int}", _phone),
    Route("/phones/{id:int}/{account}", _chat),
    Route("/phones/{id:int}/{account}", _send, methods=["POST"]),
    Route("/phones/{id:int}/{account}/changes", _stream),
]
