"""Are deadlines what the dated rows say, and is the count of answers in time right?"""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from huiying.foundation.clock import SHANGHAI
from huiying.foundation.errors import Unusable
from huiying.foundation.workdays import (
    CalendarMissing,
    Counting,
    Pause,
    Term,
    Unit,
    standard_calendar,
    standard_hours,
)
from huiying.inbox.rules.deadlines import (
    Remaining,
    cite,
    deadline_row,
    due,
    holds_on,
    is_overdue,
    remaining,
    row_by_key,
    was_in_time,
)
from huiying.inbox.rules.in_time import InTime, MessageTimes, Reading, in_time_table
from huiying.inbox.terms.deadline_sources import SOURCES, Confidence
from huiying.inbox.terms.deadlines import DEADLINES, PUBLISHED, TABLES, Grade, Start, Step
from huiying.inbox.terms.kinds import CaseType

CALENDAR, HOURS = standard_calendar(), standard_hours()
REPLIES = Path(__file__).parents[4].parent / "shared" / "data" / "messages" / "replies.csv"


def china(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def shown(moment: datetime | None) -> str:
    assert moment is not None
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%dT%H:%M}"


NOW = china("2026-11-12T10:00")  # a Thursday


@pytest.mark.parametrize(
    ("table", "kind", "term"),
    [
        ("guangdong", CaseType.INQUIRY, "2wd"),
        ("guangdong", CaseType.HELP, "10wd"),
        ("guangdong", CaseType.SUGGESTION, "10wd"),
        ("guangdong", CaseType.COMPLAINT, "15wd"),
        ("guangdong", CaseType.REPORT, "15wd"),
        ("xiamen", CaseType.INQUIRY, "2wd"),
        ("jinan", CaseType.REPORT, "5wd"),
        ("weifang", CaseType.HELP, "5wd"),
        ("prefecture_bureau", CaseType.INQUIRY, "3wd"),
        ("prefecture_bureau", CaseType.SUGGESTION, "13wd"),
        ("online_inquiry", CaseType.SUGGESTION, "5wd"),
        ("online_inquiry", CaseType.COMPLAINT, "7wd"),
        ("yueqing", CaseType.INQUIRY, "2wd"),
        ("yueqing", CaseType.REPORT, "5wd"),
        ("shenyang", CaseType.COMPLAINT, "3wd"),
        ("default", CaseType.PRAISE, "5wd"),
        ("default", CaseType.OTHER, "5wd"),
    ],
)
def test_each_rule_has_its_term(table: str, kind: CaseType, term: str) -> None:
    assert deadline_row(kind, NOW, table).term == term


@pytest.mark.parametrize(
    ("table", "step", "grade", "term"),
    [
        ("prefecture_bureau", Step.ANSWER, Grade.AT_ONCE, "0wd"),
        ("prefecture_bureau", Step.ANSWER, Grade.URGENT, "0wd"),
        ("prefecture_bureau", Step.CALL_BACK, Grade.ORDINARY, "1wd"),
        ("online_inquiry", Step.REDIRECT, Grade.ORDINARY, "24h"),
        ("yueqing", Step.ACCEPT, Grade.ORDINARY, "1wd"),
        ("yueqing", Step.ANSWER, Grade.COMPLEX, "15wd"),
        ("shenyang", Step.ANSWER, Grade.COMPLEX, "10wd"),
        ("jinan", Step.ANSWER, Grade.COMPLEX, "5wd"),
    ],
)
def test_special_terms_are_rows_too(table: str, step: Step, grade: Grade, term: str) -> None:
    assert deadline_row(CaseType.INQUIRY, NOW, table, step, grade).term == term


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ("xiamen", CaseType.COMPLAINT),
        ("online_inquiry", CaseType.HELP),
        ("shenyang", CaseType.REPORT),
        ("guangdong", CaseType.PRAISE),
        ("atlantis", CaseType.INQUIRY),
    ],
)
def test_a_rule_without_a_term_for_the_type_is_refused(table: str, kind: CaseType) -> None:
    with pytest.raises(Unusable) as refusal:
        deadline_row(kind, NOW, table)
    assert refusal.value.code == "inbox.deadline.no_rule"


def test_a_rule_does_not_hold_before_it_began() -> None:
    with pytest.raises(Unusable):
        deadline_row(CaseType.INQUIRY, china("2022-08-31T23:59"), "guangdong")
    assert deadline_row(CaseType.INQUIRY, china("2022-09-01T00:00"), "guangdong").term == "2wd"


def test_a_rule_holds_until_the_day_before_it_ends() -> None:
    row = deadline_row(CaseType.INQUIRY, NOW, "jinan")
    assert holds_on(row, date(2018, 9, 1))
    assert not holds_on(row, date(2018, 8, 31))


def test_every_row_is_found_again_by_its_key() -> None:
    assert [row for row in DEADLINES if row_by_key(row.key) != row] == []


def test_a_key_nobody_knows_is_refused() -> None:
    with pytest.raises(Unusable) as refusal:
        row_by_key("atlantis/-/answer/inquiry/ordinary")
    assert refusal.value.code == "inbox.deadline.unknown_row"


def test_keys_fit_the_column_of_a_case() -> None:
    assert max(len(row.key) for row in DEADLINES) <= 80


def test_every_term_can_be_read() -> None:
    assert {Term.parse(row.term).unit for row in DEADLINES} == {Unit.WORKDAYS, Unit.HOURS}
    assert [row for row in DEADLINES if row.longest and Term.parse(row.longest).number < 1] == []


def test_only_our_own_default_is_assumed() -> None:
    assumed = [key for key, source in SOURCES.items() if source.confidence is Confidence.ASSUMED]
    assert assumed == ["default"]
    assert {row.source.key for row in PUBLISHED} == set(TABLES) - {"default"}


@pytest.mark.parametrize(
    ("table", "step", "grade", "received", "expected"),
    [
        ("guangdong", Step.ANSWER, Grade.ORDINARY, "2026-09-30T16:50", "2026-10-09T17:30"),
        ("prefecture_bureau", Step.ANSWER, Grade.AT_ONCE, "2026-11-12T10:00", "2026-11-12T17:30"),
        ("prefecture_bureau", Step.ANSWER, Grade.URGENT, "2026-11-13T18:00", "2026-11-16T17:30"),
        ("online_inquiry", Step.REDIRECT, Grade.ORDINARY, "2026-11-13T10:00", "2026-11-14T10:00"),
        ("yueqing", Step.ACCEPT, Grade.ORDINARY, "2026-11-13T10:00", "2026-11-16T17:30"),
    ],
)
def test_the_date_due_follows_the_unit_of_the_row(
    table: str, step: Step, grade: Grade, received: str, expected: str
) -> None:
    row = deadline_row(CaseType.INQUIRY, china(received), table, step, grade)
    derivation = due(CaseType.INQUIRY, china(received), row, CALENDAR, HOURS)
    assert shown(derivation.due) == expected
    assert derivation.days[-1].kind == "due"


def test_a_call_back_runs_from_the_reply() -> None:
    row = deadline_row(CaseType.HELP, NOW, "prefecture_bureau", Step.CALL_BACK)
    assert row.start is Start.REPLY
    assert shown(due(CaseType.HELP, china("2026-11-13T09:00"), row, CALENDAR, HOURS).due) == (
        "2026-11-16T17:30"
    )


def test_the_citizens_own_delay_is_not_counted() -> None:
    row = deadline_row(CaseType.INQUIRY, NOW, "guangdong")
    pause = Pause(china("2026-11-13T09:00"), china("2026-11-17T09:00"))
    plain = due(CaseType.INQUIRY, NOW, row, CALENDAR, HOURS)
    paused = due(CaseType.INQUIRY, NOW, row, CALENDAR, HOURS, [pause])
    assert (shown(plain.due), shown(paused.due)) == ("2026-11-16T17:30", "2026-11-18T17:30")


def test_a_setting_of_the_office_moves_the_date() -> None:
    row = deadline_row(CaseType.INQUIRY, NOW, "guangdong")
    counting = Counting(receipt_counts=True)
    derivation = due(CaseType.INQUIRY, NOW, row, CALENDAR, HOURS, counting=counting)
    assert shown(derivation.due) == "2026-11-13T17:30"


def test_an_extension_may_reach_what_the_rule_allows_and_no_further() -> None:
    row = deadline_row(CaseType.COMPLAINT, NOW, "online_inquiry")
    reached = due(CaseType.COMPLAINT, NOW, row, CALENDAR, HOURS, extension=8)
    assert shown(reached.due) == "2026-12-03T17:30"
    with pytest.raises(Unusable) as refusal:
        due(CaseType.COMPLAINT, NOW, row, CALENDAR, HOURS, extension=9)
    assert refusal.value.code == "inbox.deadline.extension_too_long"


def test_a_row_of_another_type_is_refused() -> None:
    row = deadline_row(CaseType.INQUIRY, NOW, "guangdong")
    with pytest.raises(Unusable) as refusal:
        due(CaseType.REPORT, NOW, row, CALENDAR, HOURS)
    assert refusal.value.code == "inbox.deadline.other_type"


def test_a_date_beyond_the_calendar_is_refused() -> None:
    row = deadline_row(CaseType.REPORT, NOW, "guangdong")
    with pytest.raises(CalendarMissing):
        due(CaseType.REPORT, china("2026-12-20T10:00"), row, CALENDAR, HOURS)


@pytest.mark.parametrize(
    ("replied", "in_time"),
    [("2026-11-16T17:30", True), ("2026-11-16T17:31", False), ("2026-11-12T10:01", True)],
)
def test_a_reply_is_in_time_until_the_office_closes(replied: str, in_time: bool) -> None:
    row = deadline_row(CaseType.INQUIRY, NOW, "guangdong")
    assert was_in_time(row, NOW, china(replied), CALENDAR, HOURS) is in_time


@pytest.mark.parametrize(
    ("now", "answered", "overdue"),
    [
        (china("2026-11-12T09:59"), None, False),
        (china("2026-11-12T10:00"), None, False),
        (china("2026-11-12T10:01"), None, True),
        (china("2026-11-20T10:00"), china("2026-11-12T09:00"), False),
        (china("2026-11-20T10:00"), china("2026-11-12T11:00"), True),
    ],
)
def test_overdue_is_judged_by_the_answer_or_else_by_now(
    now: datetime, answered: datetime | None, overdue: bool
) -> None:
    assert is_overdue(NOW, now, answered) is overdue


@pytest.mark.parametrize(
    ("due_at", "left"),
    [
        ("2026-11-12T17:30", Remaining(False, 0)),
        ("2026-11-13T17:30", Remaining(False, 1)),
        ("2026-11-16T17:30", Remaining(False, 2)),
        ("2026-11-11T17:30", Remaining(True, -1)),
        ("2026-11-12T09:00", Remaining(True, 0)),
        ("2027-01-04T17:30", Remaining(False, None)),
    ],
)
def test_what_remains_is_told_in_working_days(due_at: str, left: Remaining) -> None:
    assert remaining(china(due_at), NOW, CALENDAR) == left


def test_a_row_is_cited_with_its_source_and_how_sure_we_are() -> None:
    row = deadline_row(CaseType.HELP, NOW, "jinan")
    assert cite(row, "zh") == (
        "答复求助：5个工作日（济南市，《济南市12345市民服务热线条例》第24条；已读原文）"
    )
    assert cite(row, "en") == (
        "answer, help: 5 working days (Jinan, Jinan 12345 citizens' hotline regulations, art. 24; "
        "read in the rule itself)"
    )


def test_every_row_can_be_cited_in_both_languages() -> None:
    cited = [cite(row, language) for row in DEADLINES for language in ("zh", "en")]
    assert [line for line in cited if "%" in line or not line] == []


def line_of(table: tuple[InTime, ...], source: str, reading: Reading) -> InTime:
    return next(line for line in table if (line.source.key, line.reading) == (source, reading))


def answered_after(days: int, kind: CaseType | None = None) -> MessageTimes:
    return MessageTimes(NOW.astimezone(UTC), NOW + timedelta(days=days), kind)


def test_an_untyped_message_is_held_against_the_shortest_and_the_longest_term() -> None:
    table = in_time_table([answered_after(1), answered_after(15), answered_after(40)])
    shortest = line_of(table, "guangdong", Reading.STRICTEST)
    longest = line_of(table, "guangdong", Reading.LONGEST)
    assert (shortest.term, shortest.in_time, shortest.counted) == ("2wd", 1, 3)
    assert (longest.term, longest.in_time, longest.counted) == ("15wd", 2, 3)


@pytest.mark.parametrize(
    ("source", "terms"),
    [
        ("xiamen", ["2wd"]),
        ("jinan", ["5wd"]),
        ("prefecture_bureau", ["0wd", "13wd"]),
        ("online_inquiry", ["5wd", "7wd"]),
        ("yueqing", ["2wd", "15wd"]),
        ("shenyang", ["3wd", "10wd"]),
    ],
)
def test_a_rule_is_read_by_its_answering_terms(source: str, terms: list[str]) -> None:
    table = in_time_table([answered_after(1)])
    assert [line.term for line in table if line.source.key == source] == terms


def test_a_typed_message_is_held_against_its_own_term() -> None:
    messages = [answered_after(7, CaseType.INQUIRY), answered_after(7, CaseType.HELP)]
    line = line_of(in_time_table(messages), "guangdong", Reading.BY_TYPE)
    assert (line.in_time, line.counted) == (1, 2)


def test_what_cannot_be_judged_is_left_out_and_said() -> None:
    messages = [
        MessageTimes(NOW, None, CaseType.INQUIRY),
        MessageTimes(NOW, NOW - timedelta(days=1), CaseType.INQUIRY),
        MessageTimes(china("2026-12-31T10:00"), china("2026-12-31T11:00"), CaseType.INQUIRY),
        answered_after(1, CaseType.REPORT),
    ]
    line = line_of(in_time_table(messages), "xiamen", Reading.BY_TYPE)
    assert (line.in_time, line.counted) == (0, 0)
    assert (line.unanswered, line.reply_before_receipt) == (1, 1)
    assert (line.beyond_calendar, line.no_term) == (1, 1)


def real_messages() -> list[MessageTimes]:
    with REPLIES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [MessageTimes(_moment(row["received_at"]), _moment(row["replied_at"])) for row in rows]


def _moment(text: str) -> datetime:
    form = "%Y/%m/%d %H:%M:%S" if ":" in text else "%Y/%m/%d"
    return datetime.strptime(text, form).replace(tzinfo=SHANGHAI)


@pytest.mark.shared
@pytest.mark.skipif(not REPLIES.is_file(), reason="the public data sets (../shared) are not here")
def test_every_real_message_is_counted_or_left_out_with_a_reason() -> None:
    table = in_time_table(real_messages())
    totals = {
        line.counted
        + line.unanswered
        + line.reply_before_receipt
        + line.beyond_calendar
        + line.no_term
        for line in table
    }
    assert totals == {1901}
    assert [line for line in table if not 0 < line.in_time < line.counted] == []


@pytest.mark.shared
@pytest.mark.skipif(not REPLIES.is_file(), reason="the public data sets (../shared) are not here")
@pytest.mark.parametrize("source", ["guangdong", "prefecture_bureau", "yueqing", "shenyang"])
def test_the_longest_term_finds_more_real_answers_in_time_than_the_shortest(source: str) -> None:
    table = in_time_table(real_messages())
    shortest = line_of(table, source, Reading.STRICTEST)
    longest = line_of(table, source, Reading.LONGEST)
    assert shortest.in_time < longest.in_time
