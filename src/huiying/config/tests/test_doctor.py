"""Does the doctor see what is wrong, and always say how it is mended?"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from huiying.config.doctor.checks import calendar, clock, disk, fonts, secrets, worker
from huiying.config.doctor.checks import connectors as connectors_check
from huiying.config.doctor.checks import database as database_check
from huiying.config.doctor.checks import search as search_check
from huiying.config.doctor.examination import every_check, examine
from huiying.config.doctor.findings import State

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("years", "today", "state"),
    [
        ({2025, 2026}, date(2026, 3, 1), State.WELL),
        ({2025, 2026}, date(2026, 10, 1), State.SOON),
        ({2026, 2027}, date(2026, 10, 1), State.WELL),
        ({2025, 2026}, date(2027, 1, 1), State.BROKEN),
    ],
)
def test_it_asks_for_the_next_year_in_the_last_quarter(
    years: set[int], today: date, state: State
) -> None:
    assert calendar.judge(years, today).state is state


@pytest.mark.parametrize(
    ("seconds", "state"), [(0, State.WELL), (1, State.WELL), (60, State.SOON), (-60, State.SOON)]
)
def test_it_sees_a_clock_that_is_apart(seconds: int, state: State) -> None:
    there = NOW + timedelta(seconds=seconds)
    assert clock.judge(NOW, there, NOW + timedelta(milliseconds=5)).state is state


@pytest.mark.parametrize(
    ("free", "state"),
    [(10 * 1024**3, State.WELL), (1024**3, State.SOON), (100 * 1024**2, State.BROKEN)],
)
def test_it_sees_a_disk_that_fills(free: int, state: State) -> None:
    assert disk.judge(free).state is state


@pytest.mark.parametrize(("mode", "state"), [(0o600, State.WELL), (0o640, State.BROKEN)])
def test_it_sees_keys_that_others_can_read(tmp_path: Path, mode: int, state: State) -> None:
    path = tmp_path / "secrets.json"
    path.touch()
    path.chmod(mode)
    assert secrets.judge(path).state is state


@pytest.mark.parametrize(
    ("written", "state"),
    [
        (json.dumps({"at": (NOW - timedelta(seconds=6)).isoformat()}), State.WELL),
        (json.dumps({"at": (NOW - timedelta(minutes=5)).isoformat()}), State.SOON),
        ("cut off {", State.SOON),
    ],
)
def test_it_hears_whether_the_worker_lives(tmp_path: Path, written: str, state: State) -> None:
    heartbeat = tmp_path / "worker.json"
    heartbeat.write_text(written)
    assert worker.judge(heartbeat, NOW).state is state


def test_a_worker_that_never_spoke_is_missed(tmp_path: Path) -> None:
    assert worker.judge(tmp_path / "worker.json", NOW).mend is not None


def test_it_finds_a_font_or_says_which_to_install() -> None:
    (finding,) = fonts.examine()
    assert finding.state is State.WELL or "fonts-noto-cjk" in str(finding.mend)


def test_every_check_is_found_by_looking_in_the_folder() -> None:
    names = {name for name, _ in every_check()}
    asked = {"calendar", "clock", "connectors", "database", "disk", "fonts", "search", "secrets"}
    assert asked <= names


@pytest.mark.django_db
def test_a_fresh_database_is_well() -> None:
    assert [finding.state for finding in database_check.examine()] == [State.WELL] * 3


@pytest.mark.django_db
def test_whatever_is_not_well_says_how_it_is_mended() -> None:
    findings = [finding for _, finding in examine()]
    assert [f for f in findings if f.state is not State.WELL and f.mend is None] == []
    assert [f for f in findings if not (f.seen.zh and f.seen.en)] == []


@pytest.mark.django_db
def test_no_account_lacks_credentials_where_there_is_none() -> None:
    (finding,) = connectors_check.examine()
    assert finding.state is State.WELL


@pytest.mark.django_db
def test_a_missing_index_is_only_a_warning(settings: object, tmp_path: Path) -> None:
    settings.HUIYING_DATA = tmp_path  # type: ignore[attr-defined]
    (finding,) = search_check.examine()
    assert finding.state is State.SOON
