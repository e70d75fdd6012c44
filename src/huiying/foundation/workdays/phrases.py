"""In which words does a derivation speak, in Chinese and in English?"""

from __future__ import annotations

from huiying.foundation.words import Words
from huiying.foundation.workdays.calendar import Nature
from huiying.foundation.workdays.counting import Unit
from huiying.foundation.workdays.derivation import Note, Rule

WEEKDAYS = (
    Words("周一", "Mon"),
    Words("周二", "Tue"),
    Words("周三", "Wed"),
    Words("周四", "Thu"),
    Words("周五", "Fri"),
    Words("周六", "Sat"),
    Words("周日", "Sun"),
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNITS = {
    Unit.WORKDAYS: Words("%(n)s个工作日", "%(n)s working day%(s)s"),
    Unit.DAYS: Words("%(n)s个日历日", "%(n)s calendar day%(s)s"),
    Unit.HOURS: Words("%(n)s小时", "%(n)s hour%(s)s"),
    Unit.WORK_HOURS: Words("%(n)s个工作小时", "%(n)s working hour%(s)s"),
}
NATURES = {
    Nature.WORKED: Words("工作日", "working day"),
    Nature.MAKEUP: Words(
        "%(name)s调休上班（%(source)s）", "made-up working day for %(name)s (%(source)s)"
    ),
    Nature.HOLIDAY: Words("%(name)s放假（%(source)s）", "%(name)s, day off (%(source)s)"),
    Nature.WEEKEND: Words("周末", "weekend"),
    Nature.OFF: Words("本地放假：%(name)s（%(source)s）", "local day off: %(name)s (%(source)s)"),
}
INTRODUCTIONS = {
    Rule.ADD: Words(
        "%(start)s收到，时限%(term)s%(extension)s。",
        "Received %(start)s; term %(term)s%(extension)s.",
    ),
    Rule.SUBTRACT: Words("从%(start)s往回数%(term)s。", "Counted back %(term)s from %(start)s."),
    Rule.BETWEEN: Words("%(start)s至%(end)s。", "From %(start)s to %(end)s."),
}
CONCLUSIONS = {
    Rule.ADD: Words("到期：%(due)s。", "Due: %(due)s."),
    Rule.SUBTRACT: Words("推得：%(due)s。", "Found: %(due)s."),
    Rule.BETWEEN: Words("共%(count)s。", "In all %(count)s."),
}
NOTES = {
    Note.CUT_OFF: Words(
        "在截止时点之后或休息日收到，视为下一个工作日收到。",
        "Arrived after the cut-off hour or on a day off: "
        "treated as received on the next working day.",
    ),
    Note.AFTER_CLOSE: Words(
        "收到时已下班或当日休息，当日不计入。",
        "Arrived when the office was closed, so that day does not count.",
    ),
    Note.ROLLED: Words(
        "末日是休息日，顺延至下一个工作日。",
        "The last day was a day off: moved to the next working day.",
    ),
    Note.LATE_DECEMBER: Words(
        "次年的放假安排尚未载入，可能调整12月下旬的日子。",
        "Next year's holiday notice is not loaded "
        "and may still change these days of late December.",
    ),
}
EXTENSION = Words("，延期%(length)s", ", extended by %(length)s")
RECEIPT = {
    True: Words("收到当日计为第1日。", "The day of receipt is day 1."),
    False: Words("收到次日为第1日。", "The day after receipt is day 1."),
}
