"""How does a call reach the part that answers it, and what may happen to it on the way?"""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from huiying.sandbox import calllog, knobs
from huiying.sandbox.bodies import read_body
from huiying.sandbox.cuts import cut
from huiying.sandbox.ground import ground_of
from huiying.sandbox.store import Tables
from huiying.sandbox.wechat import (
    comments,
    datacube,
    drafts,
    mass,
    media,
    messages,
    publishing,
    quotas,
    tokens,
    users,
)
from huiying.sandbox.wechat.calls import Arrival, Binary, Call, Operation, Reply
from huiying.sandbox.wechat.errors import WeChatError

OPERATIONS: dict[str, Operation] = {
    path: operation
    for part in (
        tokens,
        quotas,
        media,
        drafts,
        publishing,
        messages,
        mass,
        comments,
        datacube,
        users,
    )
    for path, operation in part.OPERATIONS.items()
}

_ESCAPED_HAN = re.compile(rb"\\u[2-9a-fA-F][0-9a-fA-F]{3}")
_LOGGED = 2000


async def answer(request: Request) -> Response:
    """Every call under /cgi-bin and /datacube."""
    ground, path = ground_of(request), "/" + request.path_params["path"]
    body = await request.body()
    with ground.store.transaction() as tables:
        key = tokens.guess(tables, request.query_params.get("access_token", ""))
        late = knobs.take(tables, "latency", key, path)
    await asyncio.sleep(float(late["seconds"]) if late else 0)
    with ground.store.transaction() as tables:
        arrival = Arrival(
            ground,
            tables,
            request.method,
            path,
            request.query_params,
            body,
            read_body(body, request.headers.get("content-type", "")),
            request.client.host if request.client else "",
        )
        return _answer(arrival, key)


def _answer(arrival: Arrival, key: str) -> Response:
    error = knobs.take(arrival.tables, "error", key, arrival.path)
    drop = knobs.take(arrival.tables, "drop", key, arrival.path)
    reply: Reply = {}
    if all(knob.get("performed", knob is drop) for knob in (error, drop) if knob):
        reply = _perform(arrival)
    if error:
        reply = _error(arrival, WeChatError(int(error["code"]), str(error.get("message", ""))), key)
    if drop:
        return cut(drop)
    return _response(arrival.tables, reply, key, arrival.path)


def _response(tables: Tables, reply: Reply, key: str, path: str) -> Response:
    if isinstance(reply, Binary):
        disposition = f'attachment; filename="{reply.filename}"'
        headers = {"content-disposition": disposition}
        return Response(reply.data, media_type=reply.content_type, headers=headers)
    missing = knobs.take(tables, "missing", key, path)
    shown = {name: v for name, v in reply.items() if not missing or name != missing["field"]}
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    return Response(text.encode(), media_type="application/json; encoding=utf-8")


def _perform(arrival: Arrival) -> Reply:
    """What the call does, or the error it meets; an error leaves nothing done behind."""
    key = ""
    try:
        operation = OPERATIONS.get(arrival.path)
        if operation is None:
            raise WeChatError(40066)
        if arrival.method != operation.method and operation.method == "POST":
            raise WeChatError(43002)
        by_secret = arrival.path in tokens.OPERATIONS
        account = tokens.by_secret(arrival) if by_secret else tokens.by_token(arrival)
        key = account.key
        quotas.spend(arrival.tables, key, arrival.path)
        _check(operation, arrival, account.verified)
        with arrival.tables.attempt():
            reply = operation.perform(Call(account, arrival))
    except WeChatError as error:
        return _error(arrival, error, key)
    calllog.note(arrival.tables, key, arrival.path, 0)
    return reply


def _check(operation: Operation, arrival: Arrival, verified: bool) -> None:
    if operation.verified_only and not verified:
        raise WeChatError(48001)
    if operation.refuses_escapes and _ESCAPED_HAN.search(arrival.body):
        raise WeChatError(40033)


def _error(arrival: Arrival, error: WeChatError, key: str) -> dict[str, Any]:
    body = arrival.body[:_LOGGED].decode("utf-8", "replace")
    rid = calllog.note(arrival.tables, key, arrival.path, error.code, body, error.message)
    return {"errcode": error.code, "errmsg": f"{error.message} rid: {rid}", **error.extra}
