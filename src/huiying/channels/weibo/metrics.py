"""How often was a status commented, liked and passed on?

Source: the wiki page on comments/show (`total_number`). The counts inside a status come with the
timeline and are unconfirmed. Weibo has no history: it tells what is true now.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from huiying.channels.contract import Access, MetricFact, Receipt
from huiying.channels.numbers import number
from huiying.channels.weibo import api
from huiying.channels.weibo.publishing import timeline
from huiying.foundation.clock import now, shanghai

# One app and user have 100 calls a day in all, publishing included.
MOST_SINGLE_CALLS = 20
NAMES = {"likes": "attitudes_count", "shares": "reposts_count", "comments": "comments_count"}


def facts(receipts: tuple[Receipt, ...], day: date, access: Access) -> tuple[MetricFact, ...]:
    """Today's counts, told for `day` if that is today or yesterday, else nothing.

    Statuses older than the timeline's newest hundred are asked one by one, twenty at most.
    """
    wanted = {receipt.keys["id"]: receipt for receipt in receipts if receipt.keys.get("id")}
    if not wanted or day < shanghai(now()).date() - timedelta(days=1):
        return ()
    shown = {str(status.get("idstr") or status.get("id")): status for status in timeline(access)}
    near = [_from_status(ident, shown[ident], day) for ident in wanted if ident in shown]
    far = [ident for ident in wanted if ident not in shown][:MOST_SINGLE_CALLS]
    return (*near, *_from_comments(far, day, access))


def _from_status(ident: str, status: dict[str, Any], day: date) -> MetricFact:
    values = {ours: number(status[theirs]) for ours, theirs in NAMES.items() if theirs in status}
    return MetricFact({"id": ident}, day, values, "weibo.user_timeline", final=False)


def _from_comments(idents: list[str], day: date, access: Access) -> Iterator[MetricFact]:
    for ident in idents:
        body = api.get(access, "/2/comments/show.json", id=ident, count=1)
        values = {"comments": number(body.get("total_number"))}
        yield MetricFact({"id": ident}, day, values, "weibo.comments_show", final=False)
