"""Which case may this browser see, after its number and query code were given once?"""

from __future__ import annotations

import hmac
from collections.abc import MutableMapping
from typing import Any

from huiying.foundation.clock import now
from huiying.foundation.errors import Absent
from huiying.foundation.scope import ScopedQuerySet
from huiying.inbox.models import Case
from huiying.inbox.reads import code_index
from huiying.inbox.rules.codes import plain_code, plain_number
from huiying.portal.terms import CASES_IN_HAND, RECEIPT_SECONDS

HELD, RECEIPTS = "cases", "receipts"
Session = MutableMapping[str, Any]


def hold(session: Session, number: str, code: str) -> None:
    """Remember that the code was given: its fingerprint, never the code itself."""
    held = dict(session.get(HELD, {}))
    held.pop(number, None)
    held[number] = code_index(plain_code(code))
    session[HELD] = dict(list(held.items())[-CASES_IN_HAND:])


def release(session: Session) -> None:
    """Forget every case, for a device that others use too."""
    session.pop(HELD, None)
    session.pop(RECEIPTS, None)


def case_in_hand(session: Session, number: str) -> Case:
    """A case whose code was given in this session; raises `Absent`."""
    plain = plain_number(number)
    fingerprint = session.get(HELD, {}).get(plain, "")
    rows: ScopedQuerySet[Case] = Case.objects.whole("its query code was given in this session")
    found: Case | None = (
        rows.select_related("organisation", "handler", "account", "duty")
        .filter(number=plain, imported_from="")
        .first()
        if fingerprint
        else None
    )
    if found is None or not hmac.compare_digest(found.code_index, fingerprint):
        raise Absent("inbox.case.absent_or_wrong_code")
    return found


def keep_receipt(session: Session, number: str) -> None:
    """From now on, for half an hour, the receipt may be shown again in this session."""
    session[RECEIPTS] = {number: now().timestamp()}


def receipt_is_open(session: Session, number: str) -> bool:
    """Whether the query code may still be shown in this session."""
    since = session.get(RECEIPTS, {}).get(plain_number(number))
    return since is not None and now().timestamp() - since < RECEIPT_SECONDS
