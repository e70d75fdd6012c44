"""Does this machine's clock agree with the database's, run forward, and know its time zones?"""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from django.db import connection

from huiying.config.doctor.findings import Finding, broken, soon, well
from huiying.foundation.clock import now, shanghai
from huiying.foundation.words import Words

TOLERATED = timedelta(seconds=2)
EARLIEST = 2025  # this program was written later; a clock before it has lost its battery
SYNCHRONISE = Words("打开时间同步（timedatectl set-ntp true）", "switch on time synchronisation")


def examine() -> list[Finding]:
    """Three ways in which a clock can be wrong."""
    return [_zone(), _forward(), _agreement()]


def _zone() -> Finding:
    offset = shanghai(now()).utcoffset()
    if offset == timedelta(hours=8):
        return well("时区数据正常", "time zone data are sound")
    return broken(
        Words(f"Asia/Shanghai 的时差是 {offset}", f"Asia/Shanghai is {offset} from UTC"),
        Words("重装 tzdata", "install tzdata again"),
    )


def _forward() -> Finding:
    began, wall = time.monotonic(), now()
    time.sleep(0.05)
    passed, shown = time.monotonic() - began, (now() - wall).total_seconds()
    if now().year >= EARLIEST and abs(passed - shown) < 1:
        return well("本机时钟在走", "this machine's clock runs")
    seen = Words(f"本机时钟不可信：{now()}", f"this machine's clock cannot be right: {now()}")
    return broken(seen, SYNCHRONISE)


def _agreement() -> Finding:
    before = now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (there,) = cursor.fetchone()
    return judge(before, there, now())


def judge(before: datetime, there: datetime, after: datetime) -> Finding:
    """What follows from the database's time, asked between two looks at our own."""
    apart = max(before - there, there - after, timedelta())
    if apart <= TOLERATED:
        return well("与数据库的时钟一致", "this clock and the database's agree")
    seconds = f"{apart.total_seconds():.0f}"
    seen = Words(f"与数据库的时钟差 {seconds} 秒", f"the database's clock is {seconds} s away")
    return soon(seen, SYNCHRONISE)
