"""Does the start refuse, in one sentence, what could only go wrong?"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from huiying.config.trouble import CannotStart
from huiying.config.up import checks
from huiying.config.up.plan import Door, plan_from_environment


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_it_names_the_taken_port_and_how_to_change_it(taken: int) -> None:
    with pytest.raises(CannotStart) as refused:
        checks.check_doors((Door("web", "127.0.0.1", taken, "HUIYING_PORT"),))
    assert str(taken) in refused.value.words.zh
    assert "HUIYING_PORT=" in refused.value.words.en


def test_it_passes_a_free_port(taken: int) -> None:
    socket.create_server(("127.0.0.1", 0)).close()
    checks.check_doors(())


def test_it_refuses_one_port_for_two_doors() -> None:
    doors = (
        Door("web", "127.0.0.1", 18987, "HUIYING_PORT"),
        Door("events", "127.0.0.1", 18987, "HUIYING_EVENTS_PORT"),
    )
    with pytest.raises(CannotStart, match="both 18987"):
        checks.check_doors(doors)


def test_it_makes_a_missing_data_folder(tmp_path: Path) -> None:
    checks.check_data_folder(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_it_refuses_a_data_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("somebody's")
    with pytest.raises(CannotStart, match="HUIYING_DATA"):
        checks.check_data_folder(tmp_path / "data")
    assert (tmp_path / "data").read_text() == "somebody's"


def test_it_refuses_a_folder_that_cannot_be_written() -> None:
    with pytest.raises(CannotStart, match="cannot be written"):
        checks.check_data_folder(Path("/proc/huiying"))


def test_it_refuses_a_disk_that_is_nearly_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "LEAST_FREE", 1 << 60)
    with pytest.raises(CannotStart, match="Make room"):
        checks.check_disk(tmp_path)


@pytest.mark.parametrize("said", ["", "0", "65536", "eight", "-1"])
def test_it_refuses_a_port_that_is_none(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUIYING_PORT", said)
    with pytest.raises(CannotStart, match="HUIYING_PORT"):
        plan_from_environment()


@pytest.mark.parametrize(
    ("host", "demo"), [("127.0.0.1", True), ("localhost", True), ("0.0.0.0", False)]
)
def test_the_city_is_only_filled_on_loopback(
    host: str, demo: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HUIYING_DEMO", raising=False)
    monkeypatch.setenv("HUIYING_HOST", host)
    assert plan_from_environment().demo is demo


def test_the_playing_field_stays_on_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUIYING_HOST", "0.0.0.0")
    monkeypatch.setenv("HUIYING_DEMO", "1")
    assert plan_from_environment().sandbox.host == "127.0.0.1"
