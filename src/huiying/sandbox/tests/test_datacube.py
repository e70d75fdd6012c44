"""Do the figures grow as figures do, and stay what they were?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from huiying.sandbox.moments import day_of, now
from huiying.sandbox.tests.stage import Field, WeChat, wechat

TODAY = day_of(now())


def day(ago: int) -> str:
    return (TODAY - timedelta(days=ago)).isoformat()


def old_article(field: Field, ago: int = 5) -> tuple[WeChat, dict[str, Any]]:
    account = wechat(field)
    piece = {"account": account.appid, "key": "k", "title": "旧闻", "content": "<p>旧</p>"}
    given = {**piece, "published_at": f"{day(ago)}T08:00:00"}
    kept = field.post("/control/histories", pieces=[given])["pieces"][0]
    return account, kept


def ask(account: WeChat, name: str, begin: str, end: str) -> dict[str, Any]:
    return account.post(f"/datacube/{name}", begin_date=begin, end_date=end)


def test_readers_grow_day_by_day(field: Field) -> None:
    account, kept = old_article(field)
    (total,) = ask(account, "getarticletotaldetail", day(5), day(5))["list"]
    readers = [one["read_user"] for one in total["detail_list"]]
    assert total["msgid"] == f"{kept['msg_data_id']}_1"
    assert total["publish_type"] == 1
    assert len(readers) == 5
    assert 0 < readers[0] < readers[1] < readers[-1]


def test_the_same_question_has_the_same_answer(field: Field) -> None:
    account, _ = old_article(field)
    first, second = (ask(account, "getbizsummary", day(3), day(1)) for _ in range(2))
    assert first == second
    assert [one["ref_date"] for one in first["list"]] == [day(3), day(2), day(1)]


def test_daily_readers_add_up_to_the_total(field: Field) -> None:
    account, _ = old_article(field)
    (total,) = ask(account, "getarticletotaldetail", day(5), day(5))["list"]
    daily = ask(account, "getarticleread", day(5), day(1))["list"]
    last = total["detail_list"][-1]["read_user"]
    assert sum(one["detail"]["read_user"] for one in daily) == last


def test_followers_fit_who_came_and_left(field: Field) -> None:
    account = wechat(field)
    came = ask(account, "getusersummary", day(2), day(2))["list"][0]
    before, after = ask(account, "getusercumulate", day(3), day(2))["list"]
    moved = came["new_user"] - came["cancel_user"]
    assert after["cumulate_user"] - before["cumulate_user"] == moved


@pytest.mark.parametrize(
    ("begin", "end", "code"),
    [
        ("20261101", day(1), 61500),
        ("yesterday", day(1), 61500),
        (day(1), day(0), 61501),
        (day(1), day(2), 61501),
        (day(20), day(1), 61501),
    ],
)
def test_it_refuses_days_it_has_not(field: Field, begin: str, end: str, code: int) -> None:
    assert ask(wechat(field), "getusersummary", begin, end)["errcode"] == code
