"""Does the console script explain itself in both languages, quickly, and fail in one sentence?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from huiying.config.cli import COMMANDS, main
from huiying.config.map import drawn, question_of


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_listed_in_both_languages(name: str, runner: CliRunner) -> None:
    words = COMMANDS[name][1]
    shown = runner.invoke(main, ["--help"]).output
    assert name in shown
    assert words.zh in shown
    assert words.en in shown


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "django"])
def test_every_command_helps_in_both_languages(name: str, runner: CliRunner) -> None:
    shown = runner.invoke(main, [name, "--help"])
    assert shown.exit_code == 0
    assert any("一" <= sign <= "鿿" for sign in shown.output)
    assert any(word.isascii() and word.isalpha() for word in shown.output.split()[6:])


def test_an_unknown_command_is_refused(runner: CliRunner) -> None:
    assert runner.invoke(main, ["fly"]).exit_code == 2


def test_help_reads_no_django() -> None:
    asked = (
        "import sys; from huiying.config.cli import main; "
        "main(['--help'], standalone_mode=False); print('django' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True)
    assert shown.stdout.splitlines()[-1] == "False"


def test_what_cannot_start_is_one_sentence_in_both_languages(
    runner: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUIYING_PORT", "none")
    shown = runner.invoke(main, ["up"])
    assert shown.exit_code == 1
    assert len(shown.output.splitlines()) == 2
    assert "Traceback" not in shown.output


def test_the_map_names_every_part_with_its_question() -> None:
    lines = drawn().splitlines()
    assert any(line.startswith("foundation ") and line.endswith("?") for line in lines)


def test_a_part_without_readme_is_asked_by_its_docstring(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").write_text('"""What is it for? A sentence more."""\n')
    assert question_of(tmp_path) == "What is it for?"
