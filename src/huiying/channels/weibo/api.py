"""How is one call of Weibo made, and what do its answers mean?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from huiying.channels.contract import Access, Picture
from huiying.channels.credentials import credential
from huiying.channels.numbers import number
from huiying.channels.vendor_http import Question, ask
from huiying.channels.weibo.errors import trouble
from huiying.channels.weibo.hosts import may_talk, messages_base_url
from huiying.foundation.errors import Lasting

Body = dict[str, Any]


def get(access: Access, path: str, **query: str | int) -> Body:
    """GET with the user's token."""
    texts = {name: str(value) for name, value in query.items()}
    token = {"access_token": credential(access, "access_token")}
    return _answered(access, Question("GET", path, repeatable=True, query=texts | token))


def share(
    access: Access, form: Mapping[str, str], picture: Picture | None, accept: frozenset[int]
) -> Body:
    """POST a status, with one picture as multipart field `pic`."""
    files = {"pic": (picture.name, picture.content, picture.content_type)} if picture else None
    question = Question(
        "POST",
        "/2/statuses/share.json",
        repeatable=False,
        form={"access_token": credential(access, "access_token"), **form},
        files=files,
    )
    return _answered(access, question, accept)


def send_private(access: Access, form: Mapping[str, str]) -> Body:
    """POST a private message; it goes to another of Weibo's hosts."""
    question = Question(
        "POST",
        "/2/messages/reply.json",
        repeatable=False,
        form={"access_token": credential(access, "access_token"), **form},
        base_url=messages_base_url(access),
    )
    return _answered(access, question)


def error_code(body: Body) -> int:
    """The code as a number, 0 where all is well; it comes as number or text."""
    return number(body.get("error_code", 0))


def _answered(access: Access, question: Question, accept: frozenset[int] = frozenset()) -> Body:
    may_talk(access)
    answer = ask(question, access)
    failed = error_code(answer.body)
    if failed and failed not in accept:
        raise trouble(failed, str(answer.body.get("error", "")))
    if answer.status >= 400 and not failed:
        raise Lasting("channels.answer.unexpected", field="error_code", said=str(answer.status))
    return answer.body
