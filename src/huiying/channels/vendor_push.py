"""Is this push really from the vendor and fresh, and what does its body say?"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from huiying.channels.contract import Push, PushAnswer
from huiying.foundation.errors import Unusable

# The vendors try three times within some 15 s, and clocks differ: signatures of WeChat's plain
# mode and of Weibo do not cover the body, so an old one could be used again with another body.
FRESH = timedelta(minutes=5)
MOST_BYTES = 1_000_000
YEAR_10000 = 253_402_300_800  # what Python's calendar cannot hold any more
MILLISECONDS_FROM = 100_000_000_000  # larger numbers cannot be seconds before the year 5138


def sorted_sha1(*parts: str) -> str:
    """Hex SHA-1 of the parts sorted and joined: how WeChat and Weibo both sign."""
    return hashlib.sha1("".join(sorted(parts)).encode(), usedforsecurity=False).hexdigest()


def is_signed(push: Push, secret: str, signature: str, *more: str) -> bool:
    """Whether `signature` is the vendor's over the query's timestamp and nonce."""
    if not secret or not signature:
        return False
    query = push.query
    expected = sorted_sha1(secret, query.get("timestamp", ""), query.get("nonce", ""), *more)
    return hmac.compare_digest(expected.encode(), signature.encode())


def is_fresh(push: Push, at: datetime) -> bool:
    """Whether the query's timestamp (seconds, or milliseconds at Weibo) is near `at`."""
    sent = instant(push.query.get("timestamp", ""))
    return sent is not None and abs(at - sent) <= FRESH


def instant(stamp: object) -> datetime | None:
    """A unix time in seconds or milliseconds, as number or text; None if it is neither."""
    text = str(stamp)
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        return None
    number = int(text)
    seconds = number / 1000 if number >= MILLISECONDS_FROM else number
    return datetime.fromtimestamp(seconds, tz=UTC) if seconds < YEAR_10000 else None


def read_body(body: bytes) -> dict[str, Any]:
    """The fields of a JSON or XML body, text stripped; raises `Unusable`.

    A document type or entity is refused: that was the hole of 2018 in WeChat Pay's own library.
    """
    if len(body) > MOST_BYTES:
        raise Unusable("channels.push.unreadable", reason="size")
    text = body.decode("utf-8-sig", errors="replace").strip()
    fields = _json(text) if text.startswith("{") else _xml(text)
    if not isinstance(fields, dict):
        raise Unusable("channels.push.unreadable", reason="shape")
    return fields


def _json(text: str) -> object:
    try:
        found = json.loads(text)
        json.dumps(found, ensure_ascii=False).encode()  # half a surrogate pair cannot be kept
        return found
    except (ValueError, RecursionError) as error:
        raise Unusable("channels.push.unreadable", reason="json") from error


def _xml(text: str) -> object:
    try:
        return _fields(fromstring(text, forbid_dtd=True))
    except (ParseError, DefusedXmlException, ValueError, RecursionError) as error:
        raise Unusable("channels.push.unreadable", reason="xml") from error


def _fields(element: Element) -> object:
    """An element as text, or as fields; a tag that comes again becomes a list."""
    if len(element) == 0:
        return (element.text or "").strip()
    fields: dict[str, Any] = {}
    for child in element:
        value = _fields(child)
        if child.tag in fields:
            earlier = fields[child.tag]
            fields[child.tag] = [*(earlier if isinstance(earlier, list) else [earlier]), value]
        else:
            fields[child.tag] = value
    return fields


def flat(fields: Mapping[str, Any]) -> dict[str, str]:
    """All leaves as text under dotted names, to be stored beside what was understood."""
    return dict(_leaves("", fields))


def _leaves(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(f"{name}.{key}" if name else str(key), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(f"{name}.{index}", inner)
    else:
        yield name, "" if value is None else str(value)


def refused() -> PushAnswer:
    """The answer to whoever cannot sign, or signs with an old timestamp."""
    return PushAnswer(403, b"")


def unreadable() -> PushAnswer:
    """The answer to a signed body that is no message of the vendor's."""
    return PushAnswer(400, b"")
