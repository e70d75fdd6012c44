"""Does a derivation tell each day truly, in both languages, and survive being stored?"""

from __future__ import annotations

import json
from datetime import date, time

import pytest

from huiying.foundation.errors import Unusable
from huiying.foundation.workdays import (
    Counting,
    DayEnd,
    Derivation,
    Office,
    Pause,
    add_calendar_days,
    add_hours,
    add_work_hours,
    add_workdays,
    explain,
    standard_calendar,
    subtract_workdays,
    workdays_between,
)
from huiying.foundation.workdays.tests.moments import TWO_PERIODS, china

PAUSE = Pause(china("2026-10-09T10:00"), china("2026-10-10T10:00"))
OVER_NATIONAL_DAY = add_workdays(china("2026-09-30T16:50"), 2, TWO_PERIODS, [PAUSE], extension=1)


def test_it_speaks_chinese() -> None:
    assert explain(OVER_NATIONAL_DAY, "zh-hans") == [
        "2026年9月30日（周三）16:50收到，时限2个工作日，延期1个工作日。",
        "收到次日为第1日。",
        "9月30日（周三）：收到，工作日，不计。",
        "10月1日（周四）：国庆节放假（国办发明电〔2025〕7号），不计。",
        "10月2日（周五）：国庆节放假（国办发明电〔2025〕7号），不计。",
        "10月3日（周六）：国庆节放假（国办发明电〔2025〕7号），不计。",
        "10月4日（周日）：国庆节放假（国办发明电〔2025〕7号），不计。",
        "10月5日（周一）：国庆节放假（国办发明电〔2025〕7号），不计。",
        "10月6日（周二）：国庆节放假（国办发明电〔2025〕7号），不计。",
        "10月7日（周三）：国庆节放假（国办发明电〔2025〕7号），不计。",
        "10月8日（周四）：工作日，第1日。",
        "10月9日（周五）：工作日，等待来信人补充，不计。",
        "10月10日（周六）：国庆节调休上班（国办发明电〔2025〕7号），第2日。",
        "10月11日（周日）：周末，不计。",
        "10月12日（周一）：工作日，第3日，到期。",
        "到期：2026年10月12日（周一）17:30。",
    ]


def test_it_speaks_english() -> None:
    lines = explain(OVER_NATIONAL_DAY, "en-gb")
    assert lines[0] == (
        "Received Wed 30 Sep 2026 16:50; term 2 working days, extended by 1 working day."
    )
    assert lines[3] == "Thu 1 Oct: National Day, day off (国办发明电〔2025〕7号), not counted."
    assert lines[-4:] == [
        "Sat 10 Oct: made-up working day for National Day (国办发明电〔2025〕7号), day 2.",
        "Sun 11 Oct: weekend, not counted.",
        "Mon 12 Oct: working day, day 3, due.",
        "Due: Mon 12 Oct 2026 17:30.",
    ]


def test_it_tells_working_hours() -> None:
    derivation = add_work_hours(china("2026-11-13T16:50"), 2, TWO_PERIODS)
    assert explain(derivation, "zh") == [
        "2026年11月13日（周五）16:50收到，时限2个工作小时。",
        "11月13日（周五）：收到，工作日，累计0小时40分。",
        "11月14日（周六）：周末，不计。",
        "11月15日（周日）：周末，不计。",
        "11月16日（周一）：工作日，累计2小时0分，到期。",
        "到期：2026年11月16日（周一）10:20。",
    ]


def test_it_tells_the_same_day() -> None:
    assert explain(add_workdays(china("2026-11-13T10:00"), 0, TWO_PERIODS), "zh") == [
        "2026年11月13日（周五）10:00收到，时限当日。",
        "11月13日（周五）：工作日，到期。",
        "到期：2026年11月13日（周五）17:30。",
    ]


def test_it_tells_midnight_as_twenty_four_hours() -> None:
    office = Office(counting=Counting(day_end=DayEnd.MIDNIGHT))
    lines = explain(add_workdays(china("2026-11-12T10:00"), 1, office), "zh")
    assert lines[-1] == "到期：2026年11月13日（周五）24:00。"


@pytest.mark.parametrize(
    ("counting", "start", "days", "sentence"),
    [
        (
            Counting(cut_off=time(16)),
            "2026-11-12T16:01",
            1,
            "在截止时点之后或休息日收到，视为下一个工作日收到。",
        ),
        (
            Counting(receipt_counts=True),
            "2026-11-12T18:00",
            1,
            "收到时已下班或当日休息，当日不计入。",
        ),
        (Counting(), "2026-11-14T18:00", 0, "收到时已下班或当日休息，当日不计入。"),
        (Counting(receipt_counts=True), "2026-11-12T10:00", 1, "收到当日计为第1日。"),
        (Counting(), "2026-12-21T10:00", 5, "次年的放假安排尚未载入，可能调整12月下旬的日子。"),
    ],
)
def test_it_tells_the_setting_that_moved_the_date(
    counting: Counting, start: str, days: int, sentence: str
) -> None:
    derivation = add_workdays(china(start), days, Office(counting=counting))
    assert sentence in explain(derivation, "zh")


def test_it_tells_that_the_last_day_rolled_on() -> None:
    office = Office(counting=Counting(roll_to_workday=True))
    lines = explain(add_calendar_days(china("2026-11-12T10:00"), 2, office), "zh")
    assert lines[-4:] == [
        "11月15日（周日）：周末，不计。",
        "11月16日（周一）：工作日，到期。",
        "末日是休息日，顺延至下一个工作日。",
        "到期：2026年11月16日（周一）17:30。",
    ]


def test_it_tells_a_local_day_off_by_its_own_name() -> None:
    place = standard_calendar().with_local_day(date(2026, 11, 13), "本地节日", "本地通知1号")
    lines = explain(add_workdays(china("2026-11-12T10:00"), 1, Office(calendar=place)), "en")
    assert "Fri 13 Nov: local day off: 本地节日 (本地通知1号), not counted." in lines


def test_it_tells_how_long_something_took() -> None:
    derivation = workdays_between(china("2026-11-13T10:00"), china("2026-11-16T09:00"), TWO_PERIODS)
    assert explain(derivation, "en") == [
        "From Fri 13 Nov 2026 10:00 to Mon 16 Nov 2026 09:00.",
        "The day after receipt is day 1.",
        "Fri 13 Nov: received, working day, not counted.",
        "Sat 14 Nov: weekend, not counted.",
        "Sun 15 Nov: weekend, not counted.",
        "Mon 16 Nov: working day, day 1.",
        "In all 1 working day.",
    ]


def test_it_tells_a_day_counted_back() -> None:
    derivation = subtract_workdays(china("2026-11-16T17:30"), 2, TWO_PERIODS)
    assert explain(derivation, "en") == [
        "Counted back 2 working days from Mon 16 Nov 2026 17:30.",
        "Thu 12 Nov: working day.",
        "Fri 13 Nov: working day, 1 to go after it.",
        "Sat 14 Nov: weekend, not counted.",
        "Sun 15 Nov: weekend, not counted.",
        "Mon 16 Nov: working day, 0 to go after it.",
        "Found: Thu 12 Nov 2026 17:30.",
    ]


@pytest.mark.parametrize(
    "derivation",
    [
        OVER_NATIONAL_DAY,
        add_hours(china("2026-11-13T16:50"), 24, TWO_PERIODS),
        subtract_workdays(china("2026-11-16T17:30"), 2, TWO_PERIODS),
        workdays_between(china("2026-11-13T10:00"), china("2026-11-16T09:00"), TWO_PERIODS),
        add_workdays(china("2026-11-12T16:01"), 1, Office(counting=Counting(cut_off=time(16)))),
    ],
)
def test_it_comes_back_equal_from_json(derivation: Derivation) -> None:
    assert Derivation.from_json(json.loads(json.dumps(derivation.as_json()))) == derivation


@pytest.mark.parametrize(
    "change",
    [
        {"rule": "guess"},
        {"days": None},
        {"due": 3},
        {"counting": []},
        {"count": "x"},
        {"days": [{}]},
    ],
)
def test_it_refuses_what_is_not_a_derivation(change: dict[str, object]) -> None:
    with pytest.raises(Unusable) as refusal:
        Derivation.from_json(OVER_NATIONAL_DAY.as_json() | change)
    assert refusal.value.code == "workdays.derivation.unreadable"
