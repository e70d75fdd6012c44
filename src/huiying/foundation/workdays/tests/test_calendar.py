"""Does the calendar know its days, and refuse the years it does not have?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from huiying.foundation.errors import Unusable
from huiying.foundation.workdays import (
    CalendarMissing,
    Nature,
    Term,
    add,
    load_year,
    standard_calendar,
    with_folder,
    workdays_between,
)
from huiying.foundation.workdays.calendar import notice
from huiying.foundation.workdays.office import Office
from huiying.foundation.workdays.tests.moments import TWO_PERIODS, china, shown
from huiying.foundation.workdays.trouble import sentence

CALENDAR = standard_calendar()
NEW_YEAR_2027: dict[str, object] = {  # invented for the test: 2027 is not yet published
    "year": 2027,
    "papers": ["https://example.org/2027"],
    "days": [
        {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-02", "isOffDay": False},
    ],
}


@pytest.mark.parametrize(
    ("day", "nature"),
    [
        (date(2026, 9, 30), Nature.WORKED),
        (date(2026, 10, 1), Nature.HOLIDAY),
        (date(2026, 10, 10), Nature.MAKEUP),
        (date(2026, 10, 11), Nature.WEEKEND),
        (date(2018, 12, 29), Nature.MAKEUP),  # lent by the notice for 2019
        (date(2020, 2, 1), Nature.HOLIDAY),  # lent at first, then given by the extension
    ],
)
def test_it_knows_what_a_day_is(day: date, nature: Nature) -> None:
    assert CALENDAR.nature(day) is nature


@pytest.mark.parametrize("year", [2010, 2027])
def test_it_refuses_a_year_it_does_not_have(year: int) -> None:
    with pytest.raises(CalendarMissing) as refusal:
        CALENDAR.works(date(year, 6, 1))
    assert refusal.value.year == year


@pytest.mark.parametrize("term", ["10wd", "10cd", "240h", "80wh"])
def test_every_unit_refuses_to_run_past_the_last_year(term: str) -> None:
    with pytest.raises(CalendarMissing) as refusal:
        add(china("2026-12-28T10:00"), Term.parse(term), TWO_PERIODS)
    assert "2027" in sentence(refusal.value, "zh")
    assert "2027" in sentence(refusal.value, "en")


def test_counting_between_refuses_past_the_last_year() -> None:
    with pytest.raises(CalendarMissing):
        workdays_between(china("2026-12-28T10:00"), china("2027-01-05T10:00"), TWO_PERIODS)


def test_an_added_year_is_counted() -> None:
    office = Office(calendar=CALENDAR.with_year(load_year(NEW_YEAR_2027)))
    derivation = add(china("2026-12-30T10:00"), Term.parse("2d"), office)
    assert shown(derivation.due) == "2027-01-04T17:30"
    assert derivation.notes == ()


def test_loading_a_year_leaves_the_calendar_as_it_was() -> None:
    CALENDAR.with_year(load_year(NEW_YEAR_2027))
    assert CALENDAR.years[-1] == 2026


def test_a_year_loaded_again_replaces_itself() -> None:
    first = CALENDAR.with_year(load_year(NEW_YEAR_2027))
    amended = load_year(
        NEW_YEAR_2027 | {"days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}]}
    )
    again = first.with_year(amended)
    assert (first.works(date(2027, 1, 2)), again.works(date(2027, 1, 2))) == (True, False)
    assert again.works(date(2026, 12, 31))


def test_years_may_not_leave_a_gap() -> None:
    with pytest.raises(Unusable) as refusal:
        CALENDAR.with_year(
            load_year(
                NEW_YEAR_2027
                | {"year": 2028, "days": [{"name": "元旦", "date": "2028-01-01", "isOffDay": True}]}
            )
        )
    assert refusal.value.code == "workdays.calendar.gap"


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ({"year": 2027, "papers": [], "days": []}, "workdays.calendar.empty"),
        ({"days": []}, "workdays.calendar.unreadable"),
        ({"year": 2027, "days": "x"}, "workdays.calendar.unreadable"),
        ({"year": 2027, "days": [1]}, "workdays.calendar.unreadable"),
        (
            {"year": 2027, "days": [{"name": "元旦", "date": "soon", "isOffDay": True}]},
            "workdays.calendar.unreadable",
        ),
        (
            {"year": 2027, "days": [{"name": "元旦", "date": "2025-01-01", "isOffDay": True}]},
            "workdays.calendar.unreadable",
        ),
        (
            {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01"}]},
            "workdays.calendar.unreadable",
        ),
    ],
)
def test_it_refuses_a_file_it_cannot_trust(file: dict[str, object], code: str) -> None:
    with pytest.raises(Unusable) as refusal:
        load_year(file)
    assert refusal.value.code == code


def test_an_office_adds_a_year_by_putting_a_file_into_a_folder(tmp_path: Path) -> None:
    (tmp_path / "2027.json").write_text(json.dumps(NEW_YEAR_2027), "utf-8")
    (tmp_path / "notes.json").write_text("not a year", "utf-8")
    assert with_folder(CALENDAR, tmp_path).years[-1] == 2027


@pytest.mark.parametrize("text", ["", "[]", "{", "3"])
def test_a_file_that_is_no_calendar_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "2027.json").write_text(text, "utf-8")
    with pytest.raises(Unusable) as refusal:
        with_folder(CALENDAR, tmp_path)
    assert refusal.value.code == "workdays.calendar.unreadable"
    assert "2027.json" in sentence(refusal.value, "zh")


def test_a_place_may_have_a_day_off_of_its_own() -> None:
    place = CALENDAR.with_local_day(date(2026, 4, 20), "本地节日", "本地通知1号")
    assert place.nature(date(2026, 4, 20)) is Nature.OFF
    assert not place.works(date(2026, 4, 20))
    assert CALENDAR.works(date(2026, 4, 20))


def test_a_notice_is_found_by_its_number() -> None:
    found = notice("国办发明电〔2025〕7号")
    assert found is not None
    assert (found.year, found.issued) == (2026, date(2025, 11, 4))


def test_rank_and_day_undo_each_other() -> None:
    assert CALENDAR.day_at(CALENDAR.rank(date(2026, 10, 10))) == date(2026, 10, 10)
    assert CALENDAR.rank(date(2026, 10, 7)) == CALENDAR.rank(date(2026, 9, 30))
