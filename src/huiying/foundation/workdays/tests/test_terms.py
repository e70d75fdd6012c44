"""Is the table of holidays what the notices say?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from huiying.foundation.workdays.calendar import YearSheet, standard_calendar
from huiying.foundation.workdays.loading import load_year
from huiying.foundation.workdays.terms import HOLIDAY_NAMES, NOTICES, OFFICE_HOURS

YEARS = standard_calendar().years


def facts(sheet: YearSheet) -> tuple[set[date], set[date]]:
    """Days off, and weekend days lent to work."""
    off = {named.day for named in sheet.days if not named.works}
    lent = {named.day for named in sheet.days if named.works and named.day.weekday() >= 5}
    return off, lent


@pytest.mark.shared
@pytest.mark.parametrize("year", range(2015, 2027))
def test_it_agrees_with_the_public_files(shared_data: Path, year: int) -> None:
    file = json.loads((shared_data / "calendar" / f"{year}.json").read_text("utf-8"))
    assert facts(standard_calendar().sheets[year - YEARS[0]]) == facts(load_year(file))


@pytest.mark.shared
@pytest.mark.parametrize("year", range(2015, 2027))
def test_its_addresses_are_those_of_the_public_files(shared_data: Path, year: int) -> None:
    file = json.loads((shared_data / "calendar" / f"{year}.json").read_text("utf-8"))
    assert [notice.url for notice in NOTICES if notice.year == year] == file["papers"]


# Days off and weekend days worked by year, counted in the notices themselves.
@pytest.mark.parametrize(
    ("year", "off", "lent"),
    [
        (2011, 29, 5),
        (2012, 27, 7),
        (2013, 29, 12),
        (2014, 22, 5),
        (2015, 26, 5),
        (2016, 24, 6),
        (2017, 24, 5),
        (2018, 23, 6),
        (2019, 24, 7),
        (2020, 30, 6),
        (2021, 31, 7),
        (2022, 31, 7),
        (2023, 27, 7),
        (2024, 28, 8),
        (2025, 28, 5),
        (2026, 33, 6),
    ],
)
def test_each_year_has_as_many_days_as_its_notices(year: int, off: int, lent: int) -> None:
    days_off, days_lent = facts(standard_calendar().sheets[year - YEARS[0]])
    assert (len(days_off), len(days_lent)) == (off, lent)


def test_no_day_is_named_twice() -> None:
    days = [named.day for sheet in standard_calendar().sheets for named in sheet.days]
    assert len(days) == len(set(days))


def test_only_weekends_are_lent_to_work() -> None:
    named = [day for sheet in standard_calendar().sheets for day in sheet.days if day.works]
    assert [day for day in named if day.day.weekday() < 5] == []


def test_every_notice_has_number_date_and_address() -> None:
    bare = [n for n in NOTICES if not ("号" in n.number and n.url.startswith("http"))]
    assert bare == []
    assert len({notice.number for notice in NOTICES}) == len(NOTICES)


def test_every_holiday_has_an_english_name() -> None:
    names = {part for n in NOTICES for row in n.breaks for part in row.name.split("、")}
    assert names == set(HOLIDAY_NAMES)


def test_the_years_are_2011_to_2026() -> None:
    assert list(YEARS) == list(range(2011, 2027))


def test_office_hours_are_marked_assumed() -> None:
    assert {row.confidence for row in OFFICE_HOURS} == {"assumed"}
