"""What holds for every moment, term, setting and pause?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from huiying.foundation.clock import shanghai
from huiying.foundation.workdays import (
    Derivation,
    Office,
    OfficeHours,
    Pause,
    Term,
    Unit,
    add,
    add_hours,
    add_work_hours,
    add_workdays,
    due_at,
    explain,
    subtract_workdays,
    time_between,
    work_time_between,
    workdays_between,
)
from huiying.foundation.workdays.tests.moments import (
    TWO_PERIODS,
    closes,
    hours,
    moments,
    offices,
    starts_with_pauses,
    terms,
)

few = st.integers(1, 40)
slowly = settings(deadline=None)  # the machine may be busy


def in_office(moment: datetime, office: Office) -> bool:
    day = shanghai(moment).date()
    return office.calendar.works(day) and any(
        opens < moment <= closes for opens, closes in office.hours.spans(day)
    )


@slowly
@given(closes, st.integers(0, 40))
def test_subtracting_undoes_adding(start: datetime, n: int) -> None:
    due = due_at(start, Term(n, Unit.WORKDAYS), TWO_PERIODS)
    assert subtract_workdays(due, n, TWO_PERIODS).due == start


@slowly
@given(closes, few)
def test_adding_undoes_subtracting(end: datetime, n: int) -> None:
    start = subtract_workdays(end + timedelta(days=70), n, TWO_PERIODS).due
    assert start is not None
    undone = due_at(start, Term(n, Unit.WORKDAYS), TWO_PERIODS)
    assert subtract_workdays(undone, n, TWO_PERIODS).due == start


@slowly
@given(starts_with_pauses(), few)
def test_subtracting_undoes_adding_around_pauses(
    drawn: tuple[datetime, list[Pause]], n: int
) -> None:
    start, pauses = drawn
    due = due_at(start, Term(n, Unit.WORKDAYS), TWO_PERIODS, pauses)
    begun = subtract_workdays(due, n, TWO_PERIODS, pauses).due
    assert begun is not None
    assert due_at(begun, Term(n, Unit.WORKDAYS), TWO_PERIODS, pauses) == due


@slowly
@given(moments, moments, terms, offices)
def test_who_comes_later_is_never_due_earlier(
    one: datetime, other: datetime, term: Term, office: Office
) -> None:
    first, second = sorted([one, other])
    assert due_at(first, term, office) <= due_at(second, term, office)


@slowly
@given(starts_with_pauses(), terms, offices)
def test_nothing_is_due_before_it_came(
    drawn: tuple[datetime, list[Pause]], term: Term, office: Office
) -> None:
    start, pauses = drawn
    assert due_at(start, term, office, pauses) >= start


@slowly
@given(starts_with_pauses(), st.integers(1, 39), st.sampled_from(Unit), offices)
def test_a_longer_term_is_due_later(
    drawn: tuple[datetime, list[Pause]], n: int, unit: Unit, office: Office
) -> None:
    start, pauses = drawn
    shorter, longer = (due_at(start, Term(k, unit), office, pauses) for k in (n, n + 1))
    assert shorter <= longer
    assert office.counting.roll_to_workday or shorter < longer


@slowly
@given(moments, few, few)
def test_terms_of_days_add_up(start: datetime, n: int, m: int) -> None:
    first = add_workdays(start, n, TWO_PERIODS).due
    assert first is not None
    assert add_workdays(first, m, TWO_PERIODS).due == add_workdays(start, n + m, TWO_PERIODS).due


@slowly
@given(starts_with_pauses(), few, few, hours)
def test_terms_of_hours_add_up(
    drawn: tuple[datetime, list[Pause]], n: int, m: int, opening: OfficeHours
) -> None:
    (start, pauses), office = drawn, Office(hours=opening)
    first = add_work_hours(start, n, office, pauses).due
    assert first is not None
    whole = add_work_hours(start, n + m, office, pauses).due
    assert add_work_hours(first, m, office, pauses).due == whole


@slowly
@given(starts_with_pauses(), few)
def test_between_finds_the_days_that_were_added(
    drawn: tuple[datetime, list[Pause]], n: int
) -> None:
    start, pauses = drawn
    due = due_at(start, Term(n, Unit.WORKDAYS), TWO_PERIODS, pauses)
    assert workdays_between(start, due, TWO_PERIODS, pauses).count == n


@slowly
@given(starts_with_pauses(), few)
def test_office_time_until_due_is_the_term(drawn: tuple[datetime, list[Pause]], n: int) -> None:
    start, pauses = drawn
    due = add_work_hours(start, n, TWO_PERIODS, pauses).due
    assert due is not None
    assert work_time_between(start, due, TWO_PERIODS, pauses) == timedelta(hours=n)


@slowly
@given(starts_with_pauses(), few)
def test_clock_time_until_due_is_the_term(drawn: tuple[datetime, list[Pause]], n: int) -> None:
    start, pauses = drawn
    due = add_hours(start, n, TWO_PERIODS, pauses).due
    assert due is not None
    assert time_between(start, due, pauses) == timedelta(hours=n)


@slowly
@given(moments, few, hours)
def test_working_hours_never_run_out_when_the_office_is_closed(
    start: datetime, n: int, opening: OfficeHours
) -> None:
    office = Office(hours=opening)
    assert in_office(due_at(start, Term(n, Unit.WORK_HOURS), office), office)


@slowly
@given(starts_with_pauses(), terms, offices)
def test_a_pause_never_brings_the_date_forward(
    drawn: tuple[datetime, list[Pause]], term: Term, office: Office
) -> None:
    start, pauses = drawn
    assert due_at(start, term, office, pauses) >= due_at(start, term, office)


@slowly
@given(starts_with_pauses(), terms, offices)
def test_order_and_overlap_of_pauses_do_not_matter(
    drawn: tuple[datetime, list[Pause]], term: Term, office: Office
) -> None:
    start, pauses = drawn
    twice = [*reversed(pauses), *pauses]
    assert due_at(start, term, office, twice) == due_at(start, term, office, pauses)


@slowly
@given(starts_with_pauses(), terms, st.integers(0, 10), offices)
def test_the_account_ends_where_the_short_way_does(
    drawn: tuple[datetime, list[Pause]], term: Term, extension: int, office: Office
) -> None:
    start, pauses = drawn
    derivation = add(start, term, office, pauses, extension)
    whole = Term(term.number + extension, term.unit)
    assert derivation.due == due_at(start, whole, office, pauses)
    assert derivation.due.tzinfo is UTC


@slowly
@given(
    starts_with_pauses(), st.integers(1, 40), st.sampled_from([Unit.WORKDAYS, Unit.DAYS]), offices
)
def test_the_account_shows_every_day_and_counts_to_the_term(
    drawn: tuple[datetime, list[Pause]], n: int, unit: Unit, office: Office
) -> None:
    start, pauses = drawn
    cells = add(start, Term(n, unit), office, pauses).days
    dates = [cell.day.toordinal() for cell in cells]
    assert dates == list(range(dates[0], dates[0] + len(dates)))
    assert cells[-1].count == n == sum(cell.counted for cell in cells)


@slowly
@given(starts_with_pauses(), few, st.sampled_from([Unit.HOURS, Unit.WORK_HOURS]), offices)
def test_the_account_of_hours_adds_up_to_the_term(
    drawn: tuple[datetime, list[Pause]], n: int, unit: Unit, office: Office
) -> None:
    start, pauses = drawn
    assert add(start, Term(n, unit), office, pauses).days[-1].count == n * 60


@slowly
@given(starts_with_pauses(), terms, st.integers(0, 10), offices)
def test_a_stored_derivation_comes_back_equal(
    drawn: tuple[datetime, list[Pause]], term: Term, extension: int, office: Office
) -> None:
    start, pauses = drawn
    derivation = add(start, term, office, pauses, extension)
    assert Derivation.from_json(derivation.as_json()) == derivation


@slowly
@given(starts_with_pauses(), terms, offices, st.sampled_from(["zh", "en"]))
def test_every_day_gets_its_sentence(
    drawn: tuple[datetime, list[Pause]], term: Term, office: Office, language: str
) -> None:
    start, pauses = drawn
    derivation = add(start, term, office, pauses)
    lines = explain(derivation, language)
    assert len(lines) >= len(derivation.days) + 2
    assert [line for line in lines if "%" in line] == []
