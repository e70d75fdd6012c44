"""Does a saved database come back whole, and never over another one?"""

from __future__ import annotations

import os
import secrets
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from tests.journeys.launched import HUIYING

pytestmark = pytest.mark.journey


@dataclass
class Databases:
    """New databases on the server that the tests use, and the console script on each."""

    folder: Path
    made: list[str]

    def make(self) -> str:
        self.made.append(f"backup_{secrets.token_hex(4)}")
        self.tell("CREATE DATABASE {}", self.made[-1])
        return self.made[-1]

    def tell(self, what: str, name: str) -> None:
        with psycopg.connect(os.environ["HUIYING_DATABASE_URL"], autocommit=True) as server:
            server.execute(sql.SQL(what).format(sql.Identifier(name)))

    def url(self, name: str) -> str:
        return urlunsplit(urlsplit(os.environ["HUIYING_DATABASE_URL"])._replace(path=f"/{name}"))

    def huiying(self, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        told = {"HUIYING_DATABASE_URL": self.url(name), "HUIYING_DATA": str(self.folder / "data")}
        return subprocess.run(
            (*HUIYING, *arguments),
            env={**os.environ, **told},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.fixture
def databases(tmp_path: Path) -> Iterator[Databases]:
    made = Databases(tmp_path, [])
    yield made
    for name in made.made:
        made.tell("DROP DATABASE {} WITH (FORCE)", name)


def tables(url: str) -> list[tuple[str, str]]:
    with psycopg.connect(url) as connection:
        return connection.execute(
            "SELECT relname::text, coalesce(relacl::text, '') FROM pg_class "
            "WHERE relnamespace = 'public'::regnamespace ORDER BY 1"
        ).fetchall()


def test_a_dump_comes_back_with_guards_and_all(databases: Databases) -> None:
    saved, empty = databases.make(), databases.make()
    assert databases.huiying(saved, "migrate").returncode == 0
    file = databases.folder / "city.dump"
    assert databases.huiying(saved, "database", "dump", str(file)).returncode == 0
    assert file.stat().st_mode & 0o077 == 0
    restored = databases.huiying(empty, "database", "restore", str(file))
    assert restored.returncode == 0, restored.stderr
    assert tables(databases.url(empty)) == tables(databases.url(saved))
    assert databases.huiying(empty, "journal", "verify").returncode == 0


def test_it_refuses_a_database_that_holds_something(databases: Databases) -> None:
    held = databases.make()
    assert databases.huiying(held, "migrate").returncode == 0
    file = databases.folder / "city.dump"
    databases.huiying(held, "database", "dump", str(file))
    before = tables(databases.url(held))
    refused = databases.huiying(held, "database", "restore", str(file))
    assert (refused.returncode, "not empty" in refused.stderr) == (1, True)
    assert tables(databases.url(held)) == before


def test_it_refuses_to_overwrite_a_dump(databases: Databases) -> None:
    file = databases.folder / "city.dump"
    file.write_text("an older one")
    refused = databases.huiying(databases.make(), "database", "dump", str(file))
    assert (refused.returncode, file.read_text()) == (1, "an older one")
