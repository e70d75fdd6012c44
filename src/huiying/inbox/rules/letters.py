"""What is a citizen told at once, in fixed words, before a person answers?"""

from __future__ import annotations

from datetime import datetime

from huiying.foundation.clock import shanghai

TRACKER_PATH = "/track/"
_WEEKDAYS = "一二三四五六日"


def tracker_link(public_url: str, number: str) -> str:
    """Where the citizen follows and rates her case; the code is not in the address."""
    return f"{public_url}{TRACKER_PATH}{number}/"


def receipt(number: str, code: str, due_at: datetime | None, link: str) -> str:
    """That the letter arrived, under which number, and until when it is answered."""
    until = (
        f"我们将在{_day(due_at)}前答复。"
        if due_at
        else "答复期限要等下一年度放假安排公布后才能算出。"
    )
    return f"您好，您的来信已收到。{until}\n诉求编号：{number}\n查询码：{code}\n办理进展：{link}"


def refusal(number: str, ground: str, where: str) -> str:
    """That it is not accepted, why, and where to turn instead."""
    return f"您好，您的来信（编号{number}）不属于受理范围：{ground}。{where}"


def _day(moment: datetime) -> str:
    """A date as people say it, with its weekday."""
    day = shanghai(moment)
    return f"{day.year}年{day.month}月{day.day}日（星期{_WEEKDAYS[day.weekday()]}）"
