"""Are terms counted as the rules and as other systems' users ask?"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from huiying.foundation.errors import Unusable
from huiying.foundation.workdays import (
    Counting,
    DayEnd,
    DayKind,
    Note,
    Office,
    OfficeHours,
    Pause,
    Term,
    add,
    add_calendar_days,
    add_hours,
    add_work_hours,
    add_workdays,
    subtract_workdays,
    time_between,
    work_time_between,
    workdays_between,
)
from huiying.foundation.workdays.hours import DayHours, parse_periods
from huiying.foundation.workdays.tests.moments import NINE_TO_FIVE, TWO_PERIODS, china, shown


def test_friday_half_past_four_and_an_hour_is_monday_half_past_nine() -> None:
    # Chatwoot #13392
    assert (
        shown(add_work_hours(china("2026-07-03T16:30"), 1, NINE_TO_FIVE).due) == "2026-07-06T09:30"
    )


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-07-03T11:30", 1, "2026-07-03T14:00"),  # over lunch
        ("2026-07-03T12:10", 1, "2026-07-03T14:30"),  # from within lunch
        ("2026-07-03T09:00", 3, "2026-07-03T12:00"),  # to the minute of lunch, not after it
        ("2026-07-03T09:00", 7, "2026-07-03T17:30"),
        ("2026-07-03T17:00", 8, "2026-07-07T09:30"),
        ("2026-07-04T10:00", 1, "2026-07-06T10:00"),
    ],
)
def test_two_periods_a_day_leave_lunch_out(start: str, hours: int, due: str) -> None:
    # Chatwoot #14009
    assert shown(add_work_hours(china(start), hours, TWO_PERIODS).due) == due


def test_a_make_up_saturday_counts_and_national_day_does_not() -> None:
    assert shown(add_workdays(china("2026-09-30T16:50"), 3, TWO_PERIODS).due) == "2026-10-10T17:30"


def test_working_hours_run_on_a_make_up_saturday() -> None:
    assert (
        shown(add_work_hours(china("2026-10-09T17:00"), 1, TWO_PERIODS).due) == "2026-10-10T09:30"
    )


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-09-30T16:50", 10, "2026-10-20T17:30"),
        ("2026-11-13T08:00", 1, "2026-11-16T17:30"),
        ("2026-11-14T08:00", 1, "2026-11-16T17:30"),
        ("2025-12-31T10:00", 2, "2026-01-05T17:30"),  # 4 January 2026 is a lent Sunday
        ("2018-12-28T10:00", 1, "2018-12-29T17:30"),
    ],
)
def test_the_day_after_receipt_is_day_one(start: str, days: int, due: str) -> None:
    assert shown(add_workdays(china(start), days, TWO_PERIODS).due) == due


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-11-13T10:00", "2026-11-13T17:30"),
        ("2026-11-13T17:31", "2026-11-16T17:30"),
        ("2026-11-14T10:00", "2026-11-16T17:30"),
    ],
)
def test_the_same_day_means_the_next_working_day_once_the_office_has_closed(
    start: str, due: str
) -> None:
    assert shown(add_workdays(china(start), 0, TWO_PERIODS).due) == due


@pytest.mark.parametrize(
    ("start", "due"),
    [("2026-11-12T10:00", "2026-11-13T17:30"), ("2026-11-12T20:00", "2026-11-16T17:30")],
)
def test_the_day_of_receipt_can_count(start: str, due: str) -> None:
    office = Office(counting=Counting(receipt_counts=True))
    assert shown(add_workdays(china(start), 2, office).due) == due


@pytest.mark.parametrize(
    ("start", "due", "notes"),
    [
        ("2026-11-12T16:00", "2026-11-13T17:30", ()),
        ("2026-11-12T16:01", "2026-11-16T17:30", (Note.CUT_OFF,)),
        ("2026-11-14T09:00", "2026-11-17T17:30", (Note.CUT_OFF,)),
    ],
)
def test_what_comes_after_the_cut_off_hour_is_received_on_the_next_working_day(
    start: str, due: str, notes: tuple[Note, ...]
) -> None:
    derivation = add_workdays(china(start), 1, Office(counting=Counting(cut_off=time(16))))
    assert (shown(derivation.due), derivation.notes) == (due, notes)


def test_a_term_can_run_to_midnight() -> None:
    office = Office(counting=Counting(day_end=DayEnd.MIDNIGHT))
    assert shown(add_workdays(china("2026-11-12T10:00"), 1, office).due) == "2026-11-14T00:00"


def test_what_ends_at_midnight_took_the_day_before() -> None:
    office = Office(counting=Counting(day_end=DayEnd.MIDNIGHT))
    start = china("2026-11-11T10:00")
    assert workdays_between(start, china("2026-11-13T00:00"), office).count == 1


@pytest.mark.parametrize(("roll", "due"), [(False, "2026-10-03T17:30"), (True, "2026-10-08T17:30")])
def test_calendar_days_roll_on_only_if_asked(roll: bool, due: str) -> None:
    office = Office(counting=Counting(roll_to_workday=roll))
    assert shown(add_calendar_days(china("2026-09-30T10:00"), 3, office).due) == due


def test_hours_run_through_nights_and_holidays() -> None:
    assert shown(add_hours(china("2026-09-30T16:50"), 24, TWO_PERIODS).due) == "2026-10-01T16:50"


def test_the_citizens_own_delay_is_left_out() -> None:
    pause = Pause(china("2026-11-10T15:00"), china("2026-11-12T10:00"))
    derivation = add_workdays(china("2026-11-09T10:00"), 3, TWO_PERIODS, [pause])
    assert shown(derivation.due) == "2026-11-16T17:30"
    assert [cell.kind for cell in derivation.days[1:3]] == [DayKind.PAUSED] * 2


@pytest.mark.parametrize(
    ("start", "end", "due"),
    [
        ("2026-11-10T17:30", "2026-11-11T10:00", "2026-11-11T17:30"),
        ("2026-11-10T10:00", "2026-11-10T17:30", "2026-11-10T17:30"),
        ("2026-11-10T10:00", "2026-11-10T17:31", "2026-11-11T17:30"),
    ],
)
def test_a_pause_takes_the_close_at_which_it_begins_not_the_one_at_which_it_ends(
    start: str, end: str, due: str
) -> None:
    pause = Pause(china(start), china(end))
    derivation = add_workdays(china("2026-11-09T10:00"), 1, TWO_PERIODS, [pause])
    assert shown(derivation.due) == due


def test_counting_back_never_ends_on_a_paused_day() -> None:
    pause = Pause(china("2026-11-10T09:00"), china("2026-11-12T09:00"))
    found = subtract_workdays(china("2026-11-12T17:30"), 1, TWO_PERIODS, [pause])
    assert shown(found.due) == "2026-11-09T17:30"


def test_a_question_answered_before_the_office_closes_costs_no_day() -> None:
    pause = Pause(china("2026-11-10T10:00"), china("2026-11-10T17:00"))
    derivation = add_workdays(china("2026-11-09T10:00"), 3, TWO_PERIODS, [pause])
    assert shown(derivation.due) == "2026-11-12T17:30"


@pytest.mark.parametrize(
    ("hours", "due"), [(1, "2026-11-10T10:00"), (2, "2026-11-11T10:30"), (3, "2026-11-11T11:30")]
)
def test_working_hours_stop_during_a_pause(hours: int, due: str) -> None:
    pause = Pause(china("2026-11-10T10:30"), china("2026-11-11T10:00"))
    derivation = add_work_hours(china("2026-11-10T09:00"), hours, TWO_PERIODS, [pause])
    assert shown(derivation.due) == due


def test_a_pause_after_the_date_due_changes_nothing() -> None:
    late = Pause(china("2026-11-20T10:00"), china("2027-11-21T10:00"))
    derivation = add_workdays(china("2026-11-09T10:00"), 3, TWO_PERIODS, [late])
    assert shown(derivation.due) == "2026-11-12T17:30"


def test_extended_days_are_marked() -> None:
    derivation = add_workdays(china("2026-11-09T10:00"), 2, TWO_PERIODS, extension=2)
    assert [cell.kind for cell in derivation.days] == [
        DayKind.RECEIVED,
        DayKind.WORKED,
        DayKind.WORKED,
        DayKind.EXTENDED,
        DayKind.DUE,
    ]


def test_summer_hours_are_a_dated_row() -> None:
    rows = (
        DayHours(date(2026, 1, 1), parse_periods("09:00-12:00,13:30-17:30")),
        DayHours(date(2026, 6, 1), parse_periods("09:00-12:00,15:00-18:00")),
    )
    office = Office(hours=OfficeHours(rows))
    assert shown(add_workdays(china("2026-05-29T10:00"), 1, office).due) == "2026-06-01T18:00"
    assert shown(add_work_hours(china("2026-05-29T16:30"), 6, office).due) == "2026-06-01T17:00"


def test_hours_before_the_first_row_are_refused() -> None:
    office = Office(hours=OfficeHours((DayHours(date(2026, 1, 1), parse_periods("09:00-17:00")),)))
    with pytest.raises(Unusable) as refusal:
        add_workdays(china("2025-06-03T10:00"), 1, office)
    assert refusal.value.code == "workdays.hours.none"


@pytest.mark.parametrize(
    "text", ["9-5", "", "17:00-09:00", "09:00-12:00,11:00-13:00", "25:00-26:00"]
)
def test_hours_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(Unusable) as refusal:
        OfficeHours.every_day(text)
    assert refusal.value.code == "workdays.hours.unreadable"


@pytest.mark.parametrize(
    ("end", "days", "found"),
    [
        ("2026-10-20T17:30", 10, "2026-09-30T17:30"),
        ("2026-11-15T12:00", 1, "2026-11-13T17:30"),
        ("2026-10-10T09:00", 0, "2026-10-10T17:30"),
    ],
)
def test_working_days_are_counted_back(end: str, days: int, found: str) -> None:
    assert shown(subtract_workdays(china(end), days, TWO_PERIODS).due) == found


def test_between_counts_the_days_begun() -> None:
    start, end = china("2026-09-30T16:50"), china("2026-10-12T10:00")
    assert workdays_between(start, end, TWO_PERIODS).count == 4


def test_office_time_between_leaves_lunch_nights_and_holidays_out() -> None:
    start, end = china("2026-09-30T16:50"), china("2026-10-08T14:00")
    assert work_time_between(start, end, TWO_PERIODS) == timedelta(hours=4, minutes=10)


def test_time_between_leaves_pauses_out() -> None:
    start, end = china("2026-11-10T09:00"), china("2026-11-10T12:00")
    pauses = [
        Pause(china("2026-11-10T08:00"), china("2026-11-10T09:30")),
        Pause(china("2026-11-10T10:00"), china("2026-11-10T10:15")),
    ]
    assert time_between(start, end, pauses) == timedelta(hours=2, minutes=15)


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(Unusable) as refusal:
        workdays_between(china("2026-11-10T09:00"), china("2026-11-09T09:00"), TWO_PERIODS)
    assert refusal.value.code == "workdays.moment.reversed"


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 11, 10, 9)  # noqa: DTZ001 - the very thing that is refused
    with pytest.raises(Unusable) as refusal:
        add_workdays(naive, 1, TWO_PERIODS)
    assert refusal.value.code == "workdays.moment.naive"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("10d", "10wd"),
        ("10wd", "10wd"),
        (" 10 个工作日", "10wd"),
        ("15cd", "15cd"),
        ("15日", "15cd"),
        ("5h", "5h"),
        ("24小时", "24h"),
        ("8WH", "8wh"),
        ("8工作小时", "8wh"),
        ("0d", "0wd"),
    ],
)
def test_a_term_is_read(text: str, read: str) -> None:
    assert str(Term.parse(text)) == read


@pytest.mark.parametrize("text", ["", "d", "10", "-3d", "1.5h", "10 weeks", "999999d"])
def test_a_term_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(Unusable) as refusal:
        Term.parse(text)
    assert refusal.value.code == "workdays.term.unreadable"


def test_late_december_warns_that_the_next_notice_may_change_it() -> None:
    derivation = add(china("2026-12-21T10:00"), Term.parse("5d"), TWO_PERIODS)
    assert derivation.notes == (Note.LATE_DECEMBER,)
