"""How often was an article read, by the platform's own count?

Source: the page on getarticletotaldetail: cumulative figures per article and day, for articles
published on the days asked for, ready after 08:00 of the following day. The span of one call is
not stated, so we ask one day at a time. `msgid` there is `<msg_data_id>_<index>`, index from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from huiying.channels.contract import Access, MetricFact, Receipt
from huiying.channels.numbers import number
from huiying.channels.wechat.api import post as call
from huiying.foundation.clock import now, shanghai

PATH = "/datacube/getarticletotaldetail"
FIRST_ARTICLE = 1
FOLLOWED_DAYS = 30
UNDATED_LOOK_BACK = 7
NAMES = {
    "reads": "read_user",
    "likes": "like_user",
    "wows": "zaikan_user",
    "shares": "share_user",
    "comments": "comment_count",
}


def facts(receipts: tuple[Receipt, ...], day: date, access: Access) -> tuple[MetricFact, ...]:
    """Figures of these articles for each day up to `day`; today's are not there yet."""
    last = min(day, shanghai(now()).date() - timedelta(days=1))
    wanted = {_msgid(receipt): receipt for receipt in receipts if receipt.keys.get("msg_data_id")}
    found: list[MetricFact] = []
    for asked in _days_to_ask(tuple(wanted.values()), last):
        body = call(access, PATH, _span(asked), repeatable=True)
        final = not body.get("is_delay")
        for entry in body.get("list") or []:
            if entry.get("msgid") in wanted:
                found += _facts(wanted[entry["msgid"]], entry, last, final)
    return tuple(found)


def _msgid(receipt: Receipt) -> str:
    return f"{receipt.keys['msg_data_id']}_{FIRST_ARTICLE}"


def _span(asked: date) -> dict[str, str]:
    return {"begin_date": asked.isoformat(), "end_date": asked.isoformat()}


def _days_to_ask(receipts: tuple[Receipt, ...], last: date) -> list[date]:
    """The days on which these articles went out; an article accepted before midnight may be
    published after it, so the day after is asked too."""
    days: set[date] = set()
    for receipt in receipts:
        days |= set(_days_of(receipt, last))
    return sorted(day for day in days if last - timedelta(days=FOLLOWED_DAYS) <= day <= last)


def _days_of(receipt: Receipt, last: date) -> Iterator[date]:
    try:
        sent = date.fromisoformat(receipt.keys.get("sent_on", ""))
    except ValueError:
        yield from (last - timedelta(days=back) for back in range(UNDATED_LOOK_BACK))
        return
    yield sent
    yield sent + timedelta(days=1)


def _facts(
    receipt: Receipt, entry: dict[str, Any], last: date, final: bool
) -> Iterator[MetricFact]:
    for detail in entry.get("detail_list") or []:
        day = date.fromisoformat(str(detail["stat_date"]))
        if day <= last:
            yield MetricFact(
                keys={"msg_data_id": receipt.keys["msg_data_id"]},
                day=day,
                values={
                    ours: number(detail[theirs])
                    for ours, theirs in NAMES.items()
                    if theirs in detail
                },
                source="wechat.getarticletotaldetail",
                final=final,
            )
