"""Does a file of old letters come in whole, once, with every row accounted for?"""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.cast import MACHINE, City, make_city

from huiying.answers.importing import Summary, import_messages
from huiying.answers.models import Reply
from huiying.answers.terms import ReplyState
from huiying.foundation.errors import Refused, Unusable
from huiying.foundation.journal.models import Line
from huiying.foundation.journal.sealing import sequence
from huiying.foundation.journal.verify import verify
from huiying.inbox import reads
from huiying.inbox.models import Case

pytestmark = pytest.mark.django_db
HEADING = ["id", "user", "received_at", "title", "body", "reply", "replied_at"]
LETTER = [
    "7",
    "U1",
    "2018/3/1 22:21:59",
    "路灯不亮",
    "滨江路的路灯坏了。",
    "已修复。",
    "2018/3/5 9:00:00",
]
REAL = Path(__file__).parents[5] / "shared/data/messages/replies.csv"


@pytest.fixture
def city() -> City:
    return make_city()


def table(path: Path, *rows: list[str], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def imported() -> list[Case]:
    return list(Case.objects.whole("the test's own").order_by("number"))


def counted(summary: Summary) -> tuple[int, int, int, int]:
    return (summary.rows, summary.imported, summary.there_already, len(summary.rejected))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_letters_come_with_their_real_times(city: City, tmp_path: Path, encoding: str) -> None:
    path = table(tmp_path / "old.csv", HEADING, LETTER, encoding=encoding)
    assert counted(import_messages(path)) == (1, 1, 0, 0)
    (case,) = imported()
    assert case.title == "路灯不亮"
    assert case.received_at == datetime(2018, 3, 1, 14, 21, 59, tzinfo=UTC)
    assert case.answered_at == datetime(2018, 3, 5, 1, tzinfo=UTC)
    assert case.number == "20180301-000001"


def test_a_workbook_says_the_same(city: City, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADING)
    sheet.append([7, "U1", datetime(2018, 3, 1, 22, 21, 59), *LETTER[3:]])  # noqa: DTZ001
    book.save(tmp_path / "old.xlsx")
    assert counted(import_messages(tmp_path / "old.xlsx")) == (1, 1, 0, 0)
    assert imported()[0].received_at == datetime(2018, 3, 1, 14, 21, 59, tzinfo=UTC)


def test_the_reply_is_kept_and_marked_as_imported(city: City, tmp_path: Path) -> None:
    import_messages(table(tmp_path / "old.csv", HEADING, LETTER))
    reply = Reply.objects.whole("the test's own").get()
    assert (reply.body, reply.state, reply.imported) == ("已修复。", ReplyState.SENT, True)


def test_the_same_file_again_brings_nothing(city: City, tmp_path: Path) -> None:
    path = table(tmp_path / "old.csv", HEADING, LETTER)
    import_messages(path)
    lines = Line.objects.count()
    assert counted(import_messages(path)) == (1, 0, 1, 0)
    assert (len(imported()), Line.objects.count()) == (1, lines)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["8", "U1", "2018/3/1"], "column_missing"),
        (["", *LETTER[1:]], "id_missing"),
        (LETTER, "id_twice"),
        (["8", "U1", "下周三", *LETTER[3:]], "date_unreadable"),
        (["8", "U1", "2999/1/1", *LETTER[3:]], "date_ahead"),
        (["8", "U1", "2018/3/1", "题", " ", "", ""], "body_empty"),
        (["8", "U1", "2018/3/1", "题", "文", "已修复", ""], "reply_undated"),
        (["8", "U1", "2018/3/1", "题", "文", "已修复", "明天"], "date_unreadable"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_with_its_reason(
    city: City, tmp_path: Path, row: list[str], reason: str
) -> None:
    summary = import_messages(table(tmp_path / "old.csv", HEADING, LETTER, row))
    (rejected,) = summary.rejected
    assert (rejected.line, rejected.reason, bool(rejected.said("en"))) == (3, reason, True)
    assert len(imported()) == 1


def test_a_letter_without_a_reply_is_an_unanswered_case(city: City, tmp_path: Path) -> None:
    import_messages(table(tmp_path / "old.csv", HEADING[:5], LETTER[:5]))
    assert imported()[0].answered_at is None
    assert not Reply.objects.whole("the test's own").exists()


def test_imported_letters_stay_out_of_every_list_but_their_own(city: City, tmp_path: Path) -> None:
    import_messages(table(tmp_path / "old.csv", HEADING[:5], LETTER[:5]))
    assert list(reads.cases(MACHINE)) == []
    assert list(reads.public_cases()) == []
    assert list(reads.imported_cases(MACHINE)) == imported()


def test_they_belong_to_the_organisation_that_was_named(city: City, tmp_path: Path) -> None:
    path = table(tmp_path / "old.csv", HEADING, LETTER)
    import_messages(path, organisation_code=city.department.code)
    assert imported()[0].organisation == city.department


@pytest.mark.parametrize("heading", [["id", "user"], [], ["编号", "内容"]])
def test_a_file_without_the_columns_brings_nothing(
    city: City, tmp_path: Path, heading: list[str]
) -> None:
    with pytest.raises(Unusable):
        import_messages(table(tmp_path / "old.csv", heading, LETTER))
    assert imported() == []


def test_a_file_that_is_not_there_and_an_unknown_office_are_told(
    city: City, tmp_path: Path
) -> None:
    with pytest.raises(Unusable):
        import_messages(tmp_path / "none.csv")
    with pytest.raises(Unusable):
        import_messages(table(tmp_path / "old.csv", HEADING), organisation_code="nobody")


def test_who_may_not_import_brings_nothing(city: City, tmp_path: Path) -> None:
    path = table(tmp_path / "old.csv", HEADING, LETTER)
    with pytest.raises(Refused):
        import_messages(path, organisation_code=city.department.code, by=city.actor("handler"))
    assert imported() == []


def test_progress_is_told_after_each_portion(city: City, tmp_path: Path) -> None:
    rows = [[str(n), *LETTER[1:]] for n in range(501)]
    told: list[tuple[int, int]] = []
    import_messages(
        table(tmp_path / "old.csv", HEADING, *rows),
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(500, 501), (501, 501)]


def test_every_imported_case_has_its_line_in_a_sound_journal(city: City, tmp_path: Path) -> None:
    import_messages(table(tmp_path / "old.csv", HEADING, LETTER, ["8", *LETTER[1:]]))
    assert Line.objects.filter(happened="inbox.case.imported").count() == 2
    sequence()
    assert verify().sound


def test_each_rule_says_how_many_would_have_been_in_time(city: City, tmp_path: Path) -> None:
    import_messages(table(tmp_path / "old.csv", HEADING, LETTER))
    found = {line.source.key: line for line in reads.in_time_by_rule(MACHINE)}
    assert (found["jinan"].in_time, found["jinan"].counted) == (1, 1)


@pytest.mark.shared
@pytest.mark.skipif(not REAL.is_file(), reason="the public data sets do not lie beside the project")
def test_the_real_file_comes_in_whole(city: City) -> None:
    summary = import_messages(REAL)
    assert counted(summary) == (1901, 1901, 0, 0)
    assert all(line.counted == 1901 for line in reads.in_time_by_rule(MACHINE))
