"""How many read, shared and followed, as far as the platform tells?"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from huiying.sandbox.accounts import WeChatAccount
from huiying.sandbox.moments import day_of, day_start, now, read_day
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.wechat.calls import Call, Operation, Reply
from huiying.sandbox.wechat.errors import WeChatError

# Of 1000 final readers about 490 come on the first day, 740 by the second.
DAYS_TO_MOST = 1.5
DAYS_COUNTED = 30
MESSAGES_PER_THOUSAND = 3

# user_source of the documents, and the share of readers who come that way.
SOURCES = {0: 0.46, 1: 0.14, 2: 0.22, 4: 0.06, 6: 0.05, 7: 0.04, 5: 0.03}
ALL_SOURCES = 99999999

# Longest span a call takes, in days; where the documents give none, a month.
SPANS = {"getusersummary": 7, "getusercumulate": 7, "getupstreammsg": 7}
DEFAULT_SPAN = 30


def chance(*seed: object) -> float:
    """A number from 0 to 1 that is always the same for the same seed."""
    digest = hashlib.sha256("/".join(map(str, seed)).encode()).digest()
    return int.from_bytes(digest[:6]) / float(1 << 48)


def final_readers(account: WeChatAccount, article: Row) -> int:
    """What an article gathers in the end: a few per cent of the followers, now and then many."""
    luck = chance(account.appid, article["title"], article["idx"])
    share = 0.015 + 0.06 * luck + (0.6 if luck > 0.985 else 0.0)
    notified = 2.2 if article["manner"] == "mass" else 1.0
    place = 1.0 if article["idx"] == 1 else 0.45
    return max(3, round(account.followers * share * notified * place))


def readers_by(account: WeChatAccount, article: Row, day: date) -> int:
    """Readers from publication to the end of the day."""
    age = (day_start(day + timedelta(days=1)) - article["published_at"]) / 86_400
    counted = min(max(age, 0.0), float(DAYS_COUNTED))
    return round(final_readers(account, article) * (1 - math.exp(-counted / DAYS_TO_MOST)))


def _sources(readers: int) -> list[Row]:
    split = [
        {"user_source": source, "user_count": round(readers * part)}
        for source, part in SOURCES.items()
    ]
    return [{"user_source": ALL_SOURCES, "user_count": readers}, *split]


def _detail(readers: int, seed: str) -> Row:
    lively = 0.5 + chance(seed)
    return {
        "read_user": readers,
        "read_user_source": _sources(readers),
        "share_user": round(readers * 0.03 * lively),
        "zaikan_user": round(readers * 0.008 * lively),
        "like_user": round(readers * 0.015 * lively),
        "comment_count": round(readers * 0.004 * lively),
        "collection_user": round(readers * 0.006 * lively),
        "read_finish_rate": round(0.35 + 0.3 * chance(seed, "finish"), 4),
        "read_avg_activetime": round(30 + 60 * chance(seed, "time"), 1),
    }


def _days(call: Call, name: str) -> tuple[date, date]:
    """61500 where a day is not written as one, 61501 where the span is not to be had."""
    given = call.json()
    try:
        begin, end = (read_day(str(given.get(field))) for field in ("begin_date", "end_date"))
    except ValueError as trouble:
        raise WeChatError(61500) from trouble
    too_long = (end - begin).days >= SPANS.get(name, DEFAULT_SPAN)
    if end < begin or too_long or end >= day_of(now()):
        raise WeChatError(61501)
    return begin, end


def _each(begin: date, end: date) -> Iterator[date]:
    return (begin + timedelta(days=number) for number in range((end - begin).days + 1))


def _articles(tables: Tables, account: str, begin: date, end: date) -> list[Row]:
    return tables.rows(
        "SELECT * FROM article WHERE account = ? AND published_at >= ? AND published_at < ?"
        " ORDER BY published_at, idx",
        account,
        day_start(begin),
        day_start(end + timedelta(days=1)),
    )


def _msgid(article: Row) -> str:
    return f"{article['msg_data_id']}_{article['idx']}"


def _article_totals(call: Call) -> Reply:
    """Articles of those days, each with what it had gathered on each day since."""
    begin, end = _days(call, "getarticletotaldetail")
    found = _articles(call.tables, call.account.key, begin, end)
    return {"list": [_total(call.account, one) for one in found], "is_delay": False}


def _total(account: WeChatAccount, article: Row) -> Row:
    first = day_of(article["published_at"])
    last = min(day_of(now()) - timedelta(days=1), first + timedelta(days=DAYS_COUNTED - 1))
    return {
        "ref_date": first.isoformat(),
        "msgid": _msgid(article),
        "publish_type": 0 if article["manner"] == "mass" else 1,
        "title": article["title"],
        "detail_list": [
            {
                "stat_date": day.isoformat(),
                **_detail(readers_by(account, article, day), _msgid(article)),
            }
            for day in _each(first, last)
        ],
    }


def _by_article(call: Call, name: str) -> Iterator[tuple[date, Row, int]]:
    """Every article read on each of the days, and by how many on that day."""
    begin, end = _days(call, name)
    oldest = begin - timedelta(days=DAYS_COUNTED)
    found = _articles(call.tables, call.account.key, oldest, end)
    for day in _each(begin, end):
        for article in found:
            before = readers_by(call.account, article, day - timedelta(days=1))
            readers = readers_by(call.account, article, day) - before
            if readers > 0:
                yield day, article, readers


def _article_reads(call: Call) -> Reply:
    reads = [
        {"ref_date": day.isoformat(), "msgid": _msgid(one), "detail": _detail(count, _msgid(one))}
        for day, one, count in _by_article(call, "getarticleread")
    ]
    return {"list": reads, "is_delay": False}


def _article_shares(call: Call) -> Reply:
    shares = [
        {
            "ref_date": day.isoformat(),
            "msgid": _msgid(one),
            "detail": {"share_user": _detail(count, _msgid(one))["share_user"]},
        }
        for day, one, count in _by_article(call, "getarticleshare")
    ]
    return {"list": shares, "is_delay": False}


def _account_summary(call: Call) -> Reply:
    begin, end = _days(call, "getbizsummary")
    readers = dict.fromkeys(_each(begin, end), 0)
    for day, _, count in _by_article(call, "getbizsummary"):
        readers[day] += count
    days = [
        {"ref_date": day.isoformat(), "detail": _detail(count, f"{call.account.appid}{day}")}
        for day, count in readers.items()
    ]
    return {"list": days, "is_delay": False}


def _moved(account: WeChatAccount, day: date) -> tuple[int, int]:
    """How many came to follow on a day, and how many left."""
    came = round(account.followers * 0.004 * chance(account.appid, day, "came"))
    return came, round(came * 0.4 * chance(account.appid, day, "left"))


def _user_summary(call: Call) -> Reply:
    begin, end = _days(call, "getusersummary")
    days = []
    for day in _each(begin, end):
        came, left = _moved(call.account, day)
        days.append(
            {"ref_date": day.isoformat(), "user_source": 0, "new_user": came, "cancel_user": left}
        )
    return {"list": days}


def _user_total(call: Call) -> Reply:
    """Backwards from the number of today, so that it fits what came and left."""
    begin, end = _days(call, "getusercumulate")
    total, totals = call.account.followers, {}
    for day in reversed(list(_each(begin, day_of(now())))):
        totals[day] = total
        came, left = _moved(call.account, day)
        total -= came - left
    days = [
        {"ref_date": day.isoformat(), "user_source": 0, "cumulate_user": totals[day]}
        for day in _each(begin, end)
    ]
    return {"list": days}


def _messages_received(call: Call) -> Reply:
    begin, end = _days(call, "getupstreammsg")
    days = []
    for day in _each(begin, end):
        luck = chance(call.account.appid, day, "messages")
        writers = round(call.account.followers / 1000 * MESSAGES_PER_THOUSAND * luck)
        count = round(writers * 1.4)
        days.append(
            {"ref_date": day.isoformat(), "msg_type": 1, "msg_user": writers, "msg_count": count}
        )
    return {"list": days}


_CALLS: dict[str, Callable[[Call], Reply]] = {
    "getarticletotaldetail": _article_totals,
    "getarticleread": _article_reads,
    "getarticleshare": _article_shares,
    "getbizsummary": _account_summary,
    "getusersummary": _user_summary,
    "getusercumulate": _user_total,
    "getupstreammsg": _messages_received,
}
OPERATIONS = {f"/datacube/{name}": Operation(perform) for name, perform in _CALLS.items()}
