"""Which access token does this account use now? There is one holder per appid.

Source: the page on `stable_token`: the same token until 5 minutes before its end, then old and
new are both valid for 5 minutes. We never set `force_refresh`: it kills the token of everybody
else who uses the appid.
"""

from __future__ import annotations

from datetime import timedelta

from huiying.channels.contract import Access
from huiying.channels.credentials import credential
from huiying.channels.numbers import number
from huiying.channels.vendor_errors import trouble as vendor_trouble
from huiying.channels.vendor_http import Question, ask, raw_json
from huiying.channels.wechat.errors import SECRET, trouble
from huiying.channels.wechat.hosts import may_talk
from huiying.foundation.clock import now
from huiying.foundation.errors import Lasting

LEFT_AT_LEAST = timedelta(seconds=300)


def token(access: Access) -> str:
    """A token with at least five minutes left."""
    held = _held(access)
    if held:
        return held
    with access.tokens.lock(_name(access)):
        return _held(access) or _fetch(access)


def token_after(access: Access, stale: str) -> tuple[str, bool]:
    """Another token than the refused one, and whether it came fresh from the platform.

    The store is read once more first: somebody else may have renewed the token meanwhile.
    """
    with access.tokens.lock(_name(access)):
        held = _held(access)
        if held and held != stale:
            return held, False
        return _fetch(access), True


def _name(access: Access) -> str:
    return f"access_token:{credential(access, 'appid')}"


def _held(access: Access) -> str:
    kept = access.tokens.get(_name(access))
    if kept is None or kept[1] - now() < LEFT_AT_LEAST:
        return ""
    return kept[0]


def _fetch(access: Access) -> str:
    may_talk(access)
    asked = {
        "grant_type": "client_credential",
        "appid": credential(access, "appid"),
        "secret": credential(access, "secret"),
        "force_refresh": False,
    }
    question = Question("POST", "/cgi-bin/stable_token", repeatable=True, content=raw_json(asked))
    body = ask(question, access).body
    failed = number(body.get("errcode", 0))
    if failed:
        raise _refusal(failed, str(body.get("errmsg", "")))
    fresh = str(body.get("access_token", ""))
    if not fresh:
        raise Lasting("channels.answer.unexpected", field="access_token")
    access.tokens.put(
        _name(access), fresh, now() + timedelta(seconds=number(body.get("expires_in", 7200)))
    )
    return fresh


def _refusal(failed: int, said: str) -> Exception:
    # Here 40001 cannot be about a token: the platform says that the AppSecret is wrong.
    return vendor_trouble(SECRET, failed, said) if failed == 40001 else trouble(failed, said)
