"""Which days did the State Council give off or lend to work, and when are offices open?

Facts as they stood in the end: where a later notice changed an earlier one, the days stand under
the notice that fixed them last. A date without a year lies in the year the notice is for. A year
whose notice is not published or not confirmed is not here; the calendar refuses it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from huiying.foundation.words import Words


@dataclass(frozen=True, slots=True)
class Break:
    """One holiday of a notice: `off` as `01-01..01-03`, spans apart by spaces; `worked` alike."""

    name: str
    off: str
    worked: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A State Council notice on the holidays of `year`, with its number and where it is printed."""

    year: int
    number: str
    issued: date
    url: str
    breaks: tuple[Break, ...]


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Opening hours in force from a day on, until a later row begins."""

    valid_from: date
    periods: tuple[tuple[time, time], ...]
    source: Words
    confidence: str


_OLD = "http://www.gov.cn/zhengce/content/"
_LIBRARY = "http://www.gov.cn/zhengce/zhengceku/"
_NEW = "https://www.gov.cn/zhengce/zhengceku/"

NOTICES: tuple[Notice, ...] = (
    Notice(
        2011,
        "国办发明电〔2010〕40号",
        date(2010, 12, 10),
        f"{_OLD}2010-12/10/content_1423.htm",
        (
            Break("元旦", "01-01..01-03"),
            Break("春节", "02-02..02-08", "01-30 02-12"),
            Break("清明节", "04-03..04-05", "04-02"),
            Break("劳动节", "04-30..05-02"),
            Break("端午节", "06-04..06-06"),
            Break("中秋节", "09-10..09-12"),
            Break("国庆节", "10-01..10-07", "10-08..10-09"),
        ),
    ),
    Notice(
        2012,
        "国办发明电〔2011〕45号",
        date(2011, 12, 6),
        f"{_OLD}2011-12/06/content_1411.htm",
        (
            Break("元旦", "01-01..01-03", "2011-12-31"),
            Break("春节", "01-22..01-28", "01-21 01-29"),
            Break("清明节", "04-02..04-04", "03-31..04-01"),
            Break("劳动节", "04-29..05-01", "04-28"),
            Break("端午节", "06-22..06-24"),
            Break("中秋节、国庆节", "09-30..10-07", "09-29"),
        ),
    ),
    Notice(
        2013,
        "国办发明电〔2012〕33号",
        date(2012, 12, 8),
        f"{_OLD}2012-12/10/content_1353.htm",
        (
            Break("元旦", "01-01..01-03", "01-05..01-06"),
            Break("春节", "02-09..02-15", "02-16..02-17"),
            Break("清明节", "04-04..04-06", "04-07"),
            Break("劳动节", "04-29..05-01", "04-27..04-28"),
            Break("端午节", "06-10..06-12", "06-08..06-09"),
            Break("中秋节", "09-19..09-21", "09-22"),
            Break("国庆节", "10-01..10-07", "09-29 10-12"),
        ),
    ),
    Notice(
        2014,
        "国办发明电〔2013〕28号",
        date(2013, 12, 11),
        f"{_OLD}2014-01/02/content_1194.htm",
        (
            Break("元旦", "01-01"),
            Break("春节", "01-31..02-06", "01-26 02-08"),
            Break("清明节", "04-05 04-07"),
            Break("劳动节", "05-01..05-03", "05-04"),
            Break("端午节", "06-02"),
            Break("中秋节", "09-08"),
            Break("国庆节", "10-01..10-07", "09-28 10-11"),
        ),
    ),
    Notice(
        2015,
        "国办发明电〔2014〕28号",
        date(2014, 12, 16),
        f"{_LIBRARY}2014-12/16/content_9302.htm",
        (
            Break("元旦", "01-01..01-03", "01-04"),
            Break("春节", "02-18..02-24", "02-15 02-28"),
            Break("清明节", "04-05..04-06"),
            Break("劳动节", "05-01"),
            Break("端午节", "06-20 06-22"),
            Break("中秋节", "09-27"),
            Break("国庆节", "10-01..10-07", "10-10"),
        ),
    ),
    Notice(
        2015,
        "国发明电〔2015〕1号",
        date(2015, 5, 13),
        f"{_LIBRARY}2015-05/13/content_9742.htm",
        (Break("抗日战争暨世界反法西斯战争胜利70周年纪念日", "09-03..09-05", "09-06"),),
    ),
    Notice(
        2016,
        "国办发明电〔2015〕18号",
        date(2015, 12, 10),
        f"{_LIBRARY}2015-12/10/content_10394.htm",
        (
            Break("元旦", "01-01"),
            Break("春节", "02-07..02-13", "02-06 02-14"),
            Break("清明节", "04-04"),
            Break("劳动节", "05-01..05-02"),
            Break("端午节", "06-09..06-11", "06-12"),
            Break("中秋节", "09-15..09-17", "09-18"),
            Break("国庆节", "10-01..10-07", "10-08..10-09"),
        ),
    ),
    Notice(
        2017,
        "国办发明电〔2016〕17号",
        date(2016, 12, 1),
        f"{_LIBRARY}2016-12/01/content_5141603.htm",
        (
            Break("元旦", "01-01..01-02"),
            Break("春节", "01-27..02-02", "01-22 02-04"),
            Break("清明节", "04-02..04-04", "04-01"),
            Break("劳动节", "05-01"),
            Break("端午节", "05-28..05-30", "05-27"),
            Break("中秋节、国庆节", "10-01..10-08", "09-30"),
        ),
    ),
    Notice(
        2018,
        "国办发明电〔2017〕12号",
        date(2017, 11, 30),
        f"{_LIBRARY}2017-11/30/content_5243579.htm",
        (
            Break("元旦", "01-01"),
            Break("春节", "02-15..02-21", "02-11 02-24"),
            Break("清明节", "04-05..04-07", "04-08"),
            Break("劳动节", "04-29..05-01", "04-28"),
            Break("端午节", "06-18"),
            Break("中秋节", "09-24"),
            Break("国庆节", "10-01..10-07", "09-29..09-30"),
        ),
    ),
    Notice(
        2019,
        "国办发明电〔2018〕15号",
        date(2018, 12, 4),
        f"{_LIBRARY}2018-12/06/content_5346276.htm",
        (
            Break("元旦", "2018-12-30..2019-01-01", "2018-12-29"),
            Break("春节", "02-04..02-10", "02-02..02-03"),
            Break("清明节", "04-05"),
            Break("端午节", "06-07"),
            Break("中秋节", "09-13"),
            Break("国庆节", "10-01..10-07", "09-29 10-12"),
        ),
    ),
    Notice(
        2019,
        "国办发明电〔2019〕3号",
        date(2019, 3, 22),
        f"{_LIBRARY}2019-03/22/content_5375877.htm",
        (Break("劳动节", "05-01..05-04", "04-28 05-05"),),
    ),
    Notice(
        2020,
        "国办发明电〔2019〕16号",
        date(2019, 11, 21),
        f"{_LIBRARY}2019-11/21/content_5454164.htm",
        (
            Break("元旦", "01-01"),
            # Saturday 1 February was to be worked; the extension below made it a day off.
            Break("春节", "01-24..01-30", "01-19"),
            Break("清明节", "04-04..04-06"),
            Break("劳动节", "05-01..05-05", "04-26 05-09"),
            Break("端午节", "06-25..06-27", "06-28"),
            Break("国庆节、中秋节", "10-01..10-08", "09-27 10-10"),
        ),
    ),
    Notice(
        2020,
        "国办发明电〔2020〕1号",
        date(2020, 1, 26),
        f"{_LIBRARY}2020-01/27/content_5472352.htm",
        (Break("春节", "01-31..02-02"),),
    ),
    Notice(
        2021,
        "国办发明电〔2020〕27号",
        date(2020, 11, 25),
        f"{_LIBRARY}2020-11/25/content_5564127.htm",
        (
            Break("元旦", "01-01..01-03"),
            Break("春节", "02-11..02-17", "02-07 02-20"),
            Break("清明节", "04-03..04-05"),
            Break("劳动节", "05-01..05-05", "04-25 05-08"),
            Break("端午节", "06-12..06-14"),
            Break("中秋节", "09-19..09-21", "09-18"),
            Break("国庆节", "10-01..10-07", "09-26 10-09"),
        ),
    ),
    Notice(
        2022,
        "国办发明电〔2021〕11号",
        date(2021, 10, 25),
        f"{_LIBRARY}2021-10/25/content_5644835.htm",
        (
            Break("元旦", "01-01..01-03"),
            Break("春节", "01-31..02-06", "01-29..01-30"),
            Break("清明节", "04-03..04-05", "04-02"),
            Break("劳动节", "04-30..05-04", "04-24 05-07"),
            Break("端午节", "06-03..06-05"),
            Break("中秋节", "09-10..09-12"),
            Break("国庆节", "10-01..10-07", "10-08..10-09"),
        ),
    ),
    Notice(
        2023,
        "国办发明电〔2022〕16号",
        date(2022, 12, 8),
        f"{_LIBRARY}2022-12/08/content_5730844.htm",
        (
            Break("元旦", "2022-12-31..2023-01-02"),
            Break("春节", "01-21..01-27", "01-28..01-29"),
            Break("清明节", "04-05"),
            Break("劳动节", "04-29..05-03", "04-23 05-06"),
            Break("端午节", "06-22..06-24", "06-25"),
            Break("中秋节、国庆节", "09-29..10-06", "10-07..10-08"),
        ),
    ),
    Notice(
        2024,
        "国办发明电〔2023〕7号",
        date(2023, 10, 25),
        f"{_NEW}202310/content_6911528.htm",
        (
            Break("元旦", "01-01"),
            Break("春节", "02-10..02-17", "02-04 02-18"),
            Break("清明节", "04-04..04-06", "04-07"),
            Break("劳动节", "05-01..05-05", "04-28 05-11"),
            Break("端午节", "06-10"),
            Break("中秋节", "09-15..09-17", "09-14"),
            Break("国庆节", "10-01..10-07", "09-29 10-12"),
        ),
    ),
    Notice(
        2025,
        "国办发明电〔2024〕12号",
        date(2024, 11, 12),
        f"{_NEW}202411/content_6986383.htm",
        (
            Break("元旦", "01-01"),
            Break("春节", "01-28..02-04", "01-26 02-08"),
            Break("清明节", "04-04..04-06"),
            Break("劳动节", "05-01..05-05", "04-27"),
            Break("端午节", "05-31..06-02"),
            Break("国庆节、中秋节", "10-01..10-08", "09-28 10-11"),
        ),
    ),
    Notice(
        2026,
        "国办发明电〔2025〕7号",
        date(2025, 11, 4),
        f"{_NEW}202511/content_7047091.htm",
        (
            Break("元旦", "01-01..01-03", "01-04"),
            Break("春节", "02-15..02-23", "02-14 02-28"),
            Break("清明节", "04-04..04-06"),
            Break("劳动节", "05-01..05-05", "05-09"),
            Break("端午节", "06-19..06-21"),
            Break("中秋节", "09-25..09-27"),
            Break("国庆节", "10-01..10-07", "09-20 10-10"),
        ),
    ),
)

HOLIDAY_NAMES: dict[str, str] = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Qingming Festival",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
    "抗日战争暨世界反法西斯战争胜利70周年纪念日": "70th anniversary of victory in the war",
}

OFFICE_HOURS: tuple[HoursRow, ...] = (
    HoursRow(
        date(2011, 1, 1),
        ((time(9), time(12)), (time(13, 30), time(17, 30))),
        Words(
            "默认工作时间（可修改），各地以当地规定为准", "default hours, to be set by the office"
        ),
        "assumed",
    ),
)
