"""What did the caller send: fields, files, or both?"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from typing import Any
from urllib.parse import parse_qsl

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class File:
    filename: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """A request body taken apart."""

    fields: dict[str, str] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)


def read_body(body: bytes, content_type: str) -> Sent:
    """Forms and multipart bodies; anything else has neither fields nor files."""
    if content_type.startswith(MULTIPART):
        return _read_multipart(body, content_type)
    if content_type.startswith(FORM):
        return Sent(dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)))
    return Sent()


def _headers(text: bytes) -> Message:
    return BytesParser().parsebytes(text.strip() + b"\r\n\r\n", headersonly=True)


def _read_multipart(body: bytes, content_type: str) -> Sent:
    boundary = _headers(f"Content-Type: {content_type}".encode()).get_boundary() or ""
    sent = Sent()
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode())[1:]:
        head, blank, data = part.partition(b"\r\n\r\n")
        if blank:
            _read_part(_headers(head), data, sent)
    return sent


def _read_part(headers: Message, data: bytes, sent: Sent) -> None:
    name = str(headers.get_param("name", "", header="content-disposition"))
    filename = headers.get_filename()
    if filename is None:
        sent.fields[name] = data.decode("utf-8", "replace")
    else:
        sent.files[name] = File(filename, headers.get_content_type(), data)


def read_json(body: bytes) -> dict[str, Any]:
    """A JSON object, strictly; ValueError otherwise."""
    given = json.loads(body.decode("utf-8"))
    if not isinstance(given, dict):
        raise ValueError("not an object")
    return given
