"""Do we know the working days of this year, and in time those of the next?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from huiying.config.doctor.findings import Finding, broken, soon, well
from huiying.foundation.clock import now, shanghai
from huiying.foundation.words import Words
from huiying.foundation.workdays import standard_calendar

ASK_FROM_MONTH = 10  # the State Council's notice for the next year comes in the fourth quarter


def examine() -> list[Finding]:
    """This installation's calendar on this day."""
    return [judge(standard_calendar().years, shanghai(now()).date())]


def judge(years: Collection[int], today: date) -> Finding:
    """What follows from the years that are loaded."""
    if today.year not in years:
        return broken(_missing(today.year), _mend(today.year))
    if today.year + 1 not in years and today.month >= ASK_FROM_MONTH:
        return soon(_missing(today.year + 1), _mend(today.year + 1))
    return well(f"工作日历到 {max(years)} 年", f"the working calendar reaches to {max(years)}")


def _missing(year: int) -> Words:
    return Words(
        f"没有 {year} 年的放假安排，落在那一年的时限算不出来",
        f"the holidays of {year} are not loaded; no deadline that falls there can be worked out",
    )


def _mend(year: int) -> Words:
    return Words(
        f"国务院办公厅公布 {year} 年安排后，更新本程序",
        f"update huiying once the State Council's notice for {year} is out",
    )
