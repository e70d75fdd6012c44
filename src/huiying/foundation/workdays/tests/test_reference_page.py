"""Do the examples on the reference page still hold, to the letter?"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from huiying.foundation.workdays.cli import SETTINGS, workdays
from huiying.foundation.workdays.counting import Unit
from huiying.foundation.workdays.tests.moments import TWO_PERIODS

PAGE = (Path(__file__).parents[5] / "docs" / "reference" / "workdays.md").read_text("utf-8")
EXAMPLES = re.findall(r"```console\n\$ huiying workdays (.+)\n((?s:.+?))```", PAGE)
OPTIONS = ["--receipt-counts", "--cut-off", "--midnight", "--hours", "--pause", "--calendar"]


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) == PAGE.count("```console") > 8


@pytest.mark.parametrize(("command", "printed"), EXAMPLES)
def test_the_example_prints_what_the_page_says(command: str, printed: str) -> None:
    assert CliRunner().invoke(workdays, shlex.split(command)).output == printed


@pytest.mark.parametrize("option", [*OPTIONS, "--json", "--lang"])
def test_every_option_has_its_place_on_the_page(option: str) -> None:
    assert option in PAGE


def test_no_option_is_missing_from_this_test() -> None:
    assert len(SETTINGS) == len(OPTIONS) + 2


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_has_its_row(unit: Unit) -> None:
    assert re.search(rf"^\| .*`\d+{unit}`", PAGE, re.MULTILINE)


def test_the_years_named_are_the_years_loaded() -> None:
    years = TWO_PERIODS.calendar.years
    assert f"{years[0]} to {years[-1]}." in PAGE
