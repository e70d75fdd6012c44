"""How is one call of WeChat made, with its token renewed once when the platform refuses it?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from huiying.channels.contract import Access, Picture
from huiying.channels.numbers import number
from huiying.channels.vendor_http import Question, ask, raw_json
from huiying.channels.wechat.errors import STALE_TOKEN, trouble
from huiying.channels.wechat.hosts import may_talk
from huiying.channels.wechat.tokens import token, token_after

Body = dict[str, Any]


def post(
    access: Access,
    path: str,
    payload: Body,
    *,
    repeatable: bool,
    accept: frozenset[int] = frozenset(),
) -> Body:
    """POST JSON and return the body; errcodes in `accept` are the caller's to judge."""
    question = Question("POST", path, repeatable, content=raw_json(payload))
    return _answered(access, question, accept)


def get(access: Access, path: str) -> Body:
    """GET without further parameters."""
    return _answered(access, Question("GET", path, repeatable=True), frozenset())


def upload(access: Access, path: str, picture: Picture, kind: str = "") -> Body:
    """POST a picture as multipart field `media`; a second upload harms nobody."""
    question = Question(
        "POST",
        path,
        repeatable=True,
        query={"type": kind} if kind else {},
        files={"media": (picture.name, picture.content, picture.content_type)},
    )
    return _answered(access, question, frozenset())


def _answered(access: Access, question: Question, accept: frozenset[int]) -> Body:
    may_talk(access)
    used, fresh = token(access), False
    body = _with_token(access, question, used)
    for _ in range(2):  # one token that somebody else put into the store, then one renewal
        if fresh or _errcode(body) not in STALE_TOKEN:
            break
        used, fresh = token_after(access, used)
        body = _with_token(access, question, used)
    failed = _errcode(body)
    if failed and failed not in accept:
        raise trouble(failed, str(body.get("errmsg", "")))
    return body


def _with_token(access: Access, question: Question, used: str) -> Body:
    query = {"access_token": used, **question.query}
    return ask(replace(question, query=query), access).body


def _errcode(body: Body) -> int:
    return number(body.get("errcode", 0))
