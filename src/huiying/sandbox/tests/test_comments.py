"""Are comments listed, elected and answered with the platform's peculiarities?"""

from __future__ import annotations

from typing import Any

import pytest

from huiying.sandbox.tests.stage import Field, WeChat, wechat

LIST = "/cgi-bin/comment/list"


def commented(field: Field, number: int = 1) -> tuple[WeChat, dict[str, Any]]:
    """An article with comments, and what points at them."""
    account = wechat(field)
    shown = account.publish()
    url = shown["article_detail"]["item"][0]["article_url"]
    phone = field.phone(account.appid)
    for order in range(number):
        field.post("/control/comments", phone=phone["id"], url=url, content=f"第 {order} 条")
    return account, {"msg_data_id": shown["msg_data_id"], "index": 0}


def listed(account: WeChat, where: dict[str, Any], **more: Any) -> dict[str, Any]:
    return account.post(LIST, **{**where, "begin": 0, "count": 49, "type": 0, **more})


def reply(account: WeChat, where: dict[str, Any], number: int) -> int:
    """Answer a comment; what the platform says to it."""
    given = {**where, "user_comment_id": number, "content": "已收到"}
    return int(account.post("/cgi-bin/comment/reply/add", **given)["errcode"])


def test_the_total_is_that_of_the_page(field: Field) -> None:
    account, where = commented(field, 3)
    shown = listed(account, where, count=2)
    assert (shown["total"], shown["comment_cnt"]) == (2, 3)
    assert [one["content"] for one in shown["comment"]] == ["第 2 条", "第 1 条"]


def test_a_reply_comes_alone_or_in_a_list(field: Field) -> None:
    account, where = commented(field, 2)
    numbers = [one["user_comment_id"] for one in listed(account, where)["comment"]]
    assert [reply(account, where, number) for number in numbers] == [0, 0]
    shown = listed(account, where)["comment"]
    assert {type(one["reply"]) for one in shown} == {dict, list}
    assert {type(one["create_time"]) for one in shown} == {int, str}


def test_a_second_reply_is_refused(field: Field) -> None:
    account, where = commented(field)
    number = listed(account, where)["comment"][0]["user_comment_id"]
    assert [reply(account, where, number) for _ in range(2)] == [0, 88005]


def test_only_elected_comments_are_asked_for(field: Field) -> None:
    account, where = commented(field, 2)
    number = listed(account, where)["comment"][0]["user_comment_id"]
    account.post("/cgi-bin/comment/markelect", **where, user_comment_id=number)
    elected = listed(account, where, type=2)["comment"]
    assert [one["user_comment_id"] for one in elected] == [number]


@pytest.mark.parametrize(
    ("given", "code"),
    [({"count": 50}, 88010), ({"count": 0}, 88010), ({"msg_data_id": 1}, 88001)],
)
def test_it_refuses_a_bad_question(field: Field, given: dict[str, Any], code: int) -> None:
    account, where = commented(field)
    assert listed(account, where, **given)["errcode"] == code
