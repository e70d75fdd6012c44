"""What can be wrong with a question to the working calendar, and how is that said?"""

from __future__ import annotations

from huiying.foundation.errors import Unusable, say
from huiying.foundation.words import Words


class CalendarMissing(Unusable):
    """The computation needs a day of `year`, whose holiday notice is not loaded."""

    def __init__(self, year: int) -> None:
        super().__init__("workdays.calendar.missing", year=year)
        self.year = year


SENTENCES: dict[str, Words] = {
    "workdays.calendar.missing": Words(
        "工作日历没有%(year)s年的放假安排，无法推算；请先载入国务院办公厅当年的通知。",
        "The working calendar has no holiday notice for %(year)s, so this cannot be worked out; "
        "load that year's State Council notice first.",
    ),
    "workdays.calendar.gap": Words(
        "工作日历的年份必须连续：不能在%(last)s年之后载入%(year)s年。",
        "Calendar years must follow one another: %(year)s cannot be loaded next to %(last)s.",
    ),
    "workdays.calendar.unreadable": Words(
        "放假安排文件不可用：%(reason)s。",
        "This holiday file cannot be used: %(reason)s.",
    ),
    "workdays.calendar.empty": Words(
        "%(year)s年的放假安排文件里没有任何日期（通知尚未发布），没有载入。",
        "The holiday file for %(year)s holds no days (not yet published); it was not loaded.",
    ),
    "workdays.term.unreadable": Words(
        "看不懂时限“%(text)s”；可写 10d（工作日）、10cd（日历日）、5h（小时）、8wh（工作小时）。",
        "Cannot read the term “%(text)s”; write 10d (working days), 10cd (calendar days), "
        "5h (hours) or 8wh (working hours).",
    ),
    "workdays.term.negative": Words(
        "时限不能为负数（%(number)s）。", "A term cannot be negative (%(number)s)."
    ),
    "workdays.moment.unreadable": Words(
        "看不懂时间“%(text)s”；请写成 2026-09-30T16:50。",
        "Cannot read the moment “%(text)s”; write it like 2026-09-30T16:50.",
    ),
    "workdays.moment.naive": Words(
        "时间“%(moment)s”没有时区。", "The moment “%(moment)s” has no time zone."
    ),
    "workdays.moment.reversed": Words(
        "结束时间早于开始时间（%(start)s 至 %(end)s）。",
        "The end lies before the start (%(start)s to %(end)s).",
    ),
    "workdays.hours.unreadable": Words(
        "看不懂工作时间“%(text)s”；请写成 09:00-12:00,13:30-17:30，按先后排列且不重叠。",
        "Cannot read the hours “%(text)s”; write 09:00-12:00,13:30-17:30, in order and apart.",
    ),
    "workdays.hours.none": Words(
        "%(day)s还没有规定工作时间。", "No office hours are laid down for %(day)s."
    ),
    "workdays.derivation.unreadable": Words(
        "保存的推算过程无法读取：%(reason)s。", "The stored derivation cannot be read: %(reason)s."
    ),
}


def sentence(error: Unusable, language: str) -> str:
    """The words for an error of this folder, in Chinese or English."""
    return say(error, SENTENCES, language)
