"""How does a call to Weibo reach the part that answers it, and what may happen on the way?"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from huiying.sandbox import calllog, knobs
from huiying.sandbox.bodies import read_body
from huiying.sandbox.cuts import cut
from huiying.sandbox.ground import ground_of
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.weibo import comments, limits, messages, statuses, tokens
from huiying.sandbox.weibo.calls import Arrival, Call, Operation
from huiying.sandbox.weibo.errors import WeiboError

OPERATIONS: dict[str, Operation] = {
    path: operation
    for part in (statuses, comments, messages, limits)
    for path, operation in part.OPERATIONS.items()
}
POSTED_ALL_THE_SAME = 20032


async def answer(request: Request) -> Response:
    """Every call under /oauth2 and /2, with or without `.json` at its end."""
    ground = ground_of(request)
    path = request.path_params["path"].removesuffix(".json")
    sent = read_body(await request.body(), request.headers.get("content-type", ""))
    given = {**request.query_params, **sent.fields}
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    token = bearer if scheme in ("OAuth2", "Bearer") else ""
    with ground.store.transaction() as tables:
        key = tokens.guess(tables, given.get("access_token", "") or token)
        late = knobs.take(tables, "latency", key, "/" + path)
    await asyncio.sleep(float(late["seconds"]) if late else 0)
    with ground.store.transaction() as tables:
        arrival = Arrival(ground, tables, request.method, path, given, sent, token)
        return _answer(arrival, key)


def _answer(arrival: Arrival, key: str) -> Response:
    error = knobs.take(arrival.tables, "error", key, "/" + arrival.path)
    drop = knobs.take(arrival.tables, "drop", key, "/" + arrival.path)
    response = Response()
    if all(_performed(knob, knob is drop) for knob in (error, drop) if knob):
        response = _perform(arrival, key)
    if error:
        code = int(error["code"])
        if code == POSTED_ALL_THE_SAME:
            hidden = knobs.setting(arrival.tables, "weibo_hidden_seconds")
            statuses.hide_last(arrival.tables, key, float(error.get("hide_seconds", hidden)))
        response = _error(arrival, WeiboError(code, str(error.get("message", ""))), key)
    return cut(drop) if drop else response


def _performed(knob: dict[str, Any], by_default: bool) -> bool:
    always = knob.get("code") == POSTED_ALL_THE_SAME
    return bool(knob.get("performed", by_default or always))


def _perform(arrival: Arrival, key: str) -> Response:
    try:
        with arrival.tables.attempt():
            reply = _open(arrival)
        if reply is None:
            reply = _of_user(arrival)
    except WeiboError as error:
        return _error(arrival, error, key)
    _log(arrival.tables, key, arrival.path, 0)
    return _json(reply, 200)


def _open(arrival: Arrival) -> Row | None:
    """The calls that ask for a token or about one; None for the others."""
    perform = tokens.OPEN.get(arrival.path)
    return perform(arrival) if perform else None


def _of_user(arrival: Arrival) -> Row:
    operation = OPERATIONS.get(arrival.path)
    if operation is None:
        raise WeiboError(10020)
    if arrival.method != operation.method:
        raise WeiboError(10021)
    _, account = tokens.find(arrival.tables, arrival.access_token)
    if operation.counted:
        limits.spend(arrival.tables, account.key)
    with arrival.tables.attempt():
        return operation.perform(Call(account, arrival))


def _error(arrival: Arrival, error: WeiboError, key: str) -> Response:
    _log(arrival.tables, key, arrival.path, error.code)
    if arrival.path.startswith("oauth2/"):
        body: Row = {
            "error": error.message,
            "error_code": error.code,
            "request": "/" + arrival.path,
            "error_uri": "/" + arrival.path,
        }
        return _json(body, error.http_status)
    # The code is a number or a text; both were seen.
    code = error.code if error.code % 2 else str(error.code)
    request = f"/{arrival.path}.json"
    return _json(
        {"error": error.message, "error_code": code, "request": request}, error.http_status
    )


def _log(tables: Tables, key: str, path: str, code: int) -> None:
    calllog.note(tables, key, "/" + path, code)


def _json(body: Row, status: int) -> Response:
    text = json.dumps(body, ensure_ascii=False)
    return Response(text.encode(), status, media_type="application/json;charset=UTF-8")
