"""Are the keys made once, kept from other eyes, and never overwritten?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from huiying.foundation import secrets


def test_the_file_is_for_its_owner_only(tmp_path: Path) -> None:
    secrets.ensure(tmp_path / "s.json")
    assert (tmp_path / "s.json").stat().st_mode & 0o777 == 0o600


def test_the_same_keys_come_back(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    assert secrets.ensure(path).journal_key == secrets.ensure(path).journal_key


def test_many_at_once_agree(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(secrets.ensure, [path] * 8))
    assert len({keys.index_key for keys in found}) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["s.json"]


def test_they_do_not_print_themselves(tmp_path: Path) -> None:
    keys = secrets.ensure(tmp_path / "s.json")
    assert keys.session_key not in repr(keys)
