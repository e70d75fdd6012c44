"""How does a question reach a vendor, and what do we know when the answer does not come?

A broken connection before sending means that nothing was done; one after sending means that we
do not know, unless the question may be asked twice.
"""

from __future__ import annotations

import json
import logging
import re
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx
import structlog

from huiying.channels.contract import Access
from huiying.channels.hosts import is_loopback
from huiying.foundation.errors import Lasting, Passing, Unclear

# httpx writes whole addresses to its log, and WeChat's addresses carry the access token.
logging.getLogger("httpx").setLevel(logging.WARNING)

log = structlog.get_logger("huiying.channels")

SURELY_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
NOT_TAKEN = frozenset({429, 503})
CONNECT_SECONDS = 5.0
REQUEST_ID = re.compile(r"rid: ?([0-9a-f-]+)")


@dataclass(frozen=True, slots=True)
class Question:
    """One call to a platform; `repeatable` says that asking it twice does no harm."""

    method: str
    path: str
    repeatable: bool
    query: Mapping[str, str] = field(default_factory=dict)
    content: bytes | None = None
    form: Mapping[str, str] | None = None
    files: Mapping[str, tuple[str, bytes, str]] | None = None
    base_url: str = ""  # where the platform answers this call elsewhere than its others


@dataclass(frozen=True, slots=True)
class Answer:
    """A platform's JSON answer; vendors send errors with any HTTP status, also 200."""

    status: int
    body: dict[str, Any]


def raw_json(value: object) -> bytes:
    r"""JSON in plain UTF-8: WeChat refuses `\uXXXX` with errcode 40033."""
    return json.dumps(value, ensure_ascii=False).encode()


def ask(question: Question, access: Access) -> Answer:
    """Send one question and read the JSON answer.

    Raises `Passing` where nothing was done or asking again is safe, `Unclear` where the platform
    may have done it, `Lasting` where the address itself is wrong.
    """
    started = time.monotonic()
    try:
        response = _send(question, access)
    except SURELY_NOT_SENT as error:
        _note_failure(question, error, access)
        raise Passing("channels.connection.failed", said=type(error).__name__) from error
    except (httpx.UnsupportedProtocol, httpx.InvalidURL, httpx.LocalProtocolError) as error:
        raise Lasting("channels.address.unusable", said=str(error)) from error
    except httpx.RequestError as error:
        _note_failure(question, error, access)
        raise answer_lost(question, type(error).__name__) from error
    answer = _read(question, response)
    _note(question, answer, access, time.monotonic() - started)
    return answer


def answer_lost(question: Question, said: str) -> Passing | Unclear:
    """The error for a question that was sent and not answered."""
    if question.repeatable:
        return Passing("channels.answer.lost", said=said)
    return Unclear("channels.answer.lost", said=said)


@cache
def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


def _send(question: Question, access: Access) -> httpx.Response:
    base = question.base_url or access.base_url
    limit = httpx.Timeout(access.timeout, connect=min(access.timeout, CONNECT_SECONDS))
    # A proxy named in the environment may be the office's way out, never the way to loopback.
    with httpx.Client(
        timeout=limit, verify=_certificates(), trust_env=not is_loopback(base)
    ) as client:
        return client.request(
            question.method,
            base.rstrip("/") + question.path,
            params=dict(question.query) or None,
            content=question.content,
            data=dict(question.form) if question.form is not None else None,
            files=dict(question.files) if question.files is not None else None,
            headers={"content-type": "application/json"} if question.content else None,
        )


def _read(question: Question, response: httpx.Response) -> Answer:
    status = response.status_code
    if status in NOT_TAKEN:
        raise Passing("channels.platform.busy", said=str(status), retry_after=_wait(response))
    if status >= 500:
        raise answer_lost(question, str(status))
    if 300 <= status < 400:
        raise Lasting("channels.host.redirected", said=str(status))
    try:
        body = json.loads(response.content)
    except ValueError:
        body = None
    if isinstance(body, dict):
        return Answer(status, body)
    if status >= 400:
        raise Lasting("channels.address.unusable", said=str(status))
    raise answer_lost(question, "unreadable")


def _wait(response: httpx.Response) -> float | None:
    told = response.headers.get("retry-after", "")
    return float(told) if told.isdigit() else None


def _note_failure(question: Question, error: httpx.RequestError, access: Access) -> None:
    log.warning(
        "channels.call.failed",
        account=access.account,
        path=question.path,
        error=type(error).__name__,
    )


def _note(question: Question, answer: Answer, access: Access, seconds: float) -> None:
    """One line a call, with the vendor's request id and without any token or text."""
    found = REQUEST_ID.search(str(answer.body.get("errmsg", "")))
    log.info(
        "channels.call.answered",
        account=access.account,
        path=question.path,
        status=answer.status,
        errcode=answer.body.get("errcode", answer.body.get("error_code", 0)),
        request_id=found.group(1) if found else "",
        milliseconds=round(seconds * 1000),
    )
