"""Does the command answer with the date and its working, and refuse in one sentence?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from huiying.foundation.workdays import Derivation
from huiying.foundation.workdays.cli import workdays


def run(*words: str) -> Result:
    return CliRunner().invoke(workdays, words)


def test_adding_prints_the_date_and_each_day() -> None:
    result = run("add", "2026-09-30T16:50", "10d")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0] == "到期：2026年10月20日（周二）17:30。"
    assert "  10月10日（周六）：国庆节调休上班（国办发明电〔2025〕7号），第3日。" in lines


def test_adding_speaks_english() -> None:
    result = run("add", "2026-09-30T16:50", "10d", "--lang", "en")
    assert result.stdout.startswith("Due: Tue 20 Oct 2026 17:30.\n")


def test_between_prints_the_count() -> None:
    result = run("between", "2026-09-30T16:50", "2026-10-12", "--lang", "en")
    assert result.stdout.startswith("In all 4 working days.\n")


@pytest.mark.parametrize(
    ("options", "due"),
    [
        (["--receipt-counts"], "到期：2026年11月12日（周四）17:30。"),
        (["--cut-off", "10:00"], "到期：2026年11月16日（周一）17:30。"),
        (["--midnight"], "到期：2026年11月13日（周五）24:00。"),
        (["--hours", "09:00-17:00"], "到期：2026年11月13日（周五）17:00。"),
        (["--pause", "2026-11-12T14:00/2026-11-13T18:00"], "到期：2026年11月16日（周一）17:30。"),
    ],
)
def test_a_setting_moves_the_date(options: list[str], due: str) -> None:
    result = run("add", "2026-11-12T11:00", "1d", *options)
    assert result.stdout.splitlines()[0] == due


def test_a_moment_with_its_own_zone_is_respected() -> None:
    result = run("add", "2026-11-12T23:00+00:00", "1d")  # the 13th in China
    assert result.stdout.splitlines()[0] == "到期：2026年11月16日（周一）17:30。"


def test_json_can_be_read_back() -> None:
    result = run("add", "2026-09-30T16:50", "10d", "--json")
    assert Derivation.from_json(json.loads(result.stdout)).count == 10


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["add", "tomorrow", "10d"], "看不懂时间“tomorrow”；请写成 2026-09-30T16:50。"),
        (
            ["add", "0001-01-01T00:00+14:00", "10d"],
            "看不懂时间“0001-01-01T00:00+14:00”；请写成 2026-09-30T16:50。",
        ),
        (["add", "2026-09-31", "10d"], "看不懂时间“2026-09-31”；请写成 2026-09-30T16:50。"),
        (
            ["add", "2026-12-30T10:00", "10d"],
            "工作日历没有2027年的放假安排，无法推算；请先载入国务院办公厅当年的通知。",
        ),
        (
            ["add", "2026-09-30", "10x"],
            "看不懂时限“10x”；可写 10d（工作日）、10cd（日历日）、5h（小时）、8wh（工作小时）。",
        ),
        (
            ["between", "2026-10-02", "2026-10-01", "--lang", "en"],
            "The end lies before the start (2026-10-02 00:00 to 2026-10-01 00:00).",
        ),
        (
            ["add", "2026-09-30", "1d", "--hours", "all day"],
            "看不懂工作时间“all day”；请写成 09:00-12:00,13:30-17:30，按先后排列且不重叠。",
        ),
        (
            ["add", "2026-09-30", "1d", "--cut-off", "99:99"],
            "看不懂时间“99:99”；请写成 2026-09-30T16:50。",
        ),
        (
            ["add", "2026-09-30", "1d", "--pause", "noon"],
            "看不懂时间“noon”；请写成 2026-09-30T16:50。",
        ),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(words: list[str], sentence: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == f"{sentence}\n"


def test_a_file_adds_a_year(tmp_path: Path) -> None:
    sheet = tmp_path / "next.json"
    sheet.write_text(
        json.dumps(
            {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}]}
        ),
        "utf-8",
    )
    result = run("add", "2026-12-31T10:00", "1d", "--calendar", str(sheet))
    assert result.stdout.splitlines()[0] == "到期：2027年1月4日（周一）17:30。"


def test_help_is_in_both_languages() -> None:
    text = run("add", "--help").stdout
    assert "工作日" in text
    assert "working days" in text
