"""How is the database put into one file, and how does it come out again?"""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

import psycopg

from huiying.config.embedded.account import Account
from huiying.config.embedded.binaries import programs_for
from huiying.config.trouble import CannotStart

UNKNOWN_BEFORE_17 = b"SET transaction_timeout = 0;\n"


def dump(url: str, file: Path) -> None:
    """Write a consistent copy of the database, while it is in use; never over another file."""
    if file.exists():
        raise CannotStart(
            f"{file} 已存在，不覆盖；请换一个文件名。",
            f"{file} exists and is not overwritten; choose another name.",
        )
    scratch = file.with_name(f"{file.name}.part")
    os.close(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    _run("pg_dump", "--format=custom", f"--file={scratch}", f"--dbname={url}")
    scratch.rename(file)


def restore(url: str, file: Path) -> None:
    """Fill an empty database from a dump, wholly or not at all; refuse one that holds anything."""
    if _tables(url):
        raise CannotStart(
            "数据库不是空的，没有恢复；请恢复到一个空数据库。数据没有改动。",
            "The database is not empty; restore into an empty one. Nothing was changed.",
        )
    with tempfile.TemporaryDirectory(prefix="huiying-restore-") as folder:
        script = Path(folder) / "script.sql"
        _run("pg_restore", "--no-owner", f"--file={script}", str(file))
        _leave_out_unknown(script)
        _run(
            "psql",
            "--no-psqlrc",
            "--quiet",
            "--set=ON_ERROR_STOP=1",
            "--single-transaction",
            f"--file={script}",
            f"--dbname={url}",
        )


def _leave_out_unknown(script: Path) -> None:
    """Leave out the one setting that only PostgreSQL 17 and newer know; older servers refuse it."""
    plain = script.with_suffix(".plain")
    with script.open("rb") as full, plain.open("wb") as kept:
        kept.writelines(line for line in full if line != UNKNOWN_BEFORE_17)
    plain.replace(script)


def _tables(url: str) -> int:
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        (count,) = found.fetchone() or (0,)
    return int(count)


def _run(program: str, *arguments: str) -> None:
    # The programs that come along are PostgreSQL 18's, which read every server from 15 on.
    as_we_are = Account(os.geteuid(), os.getegid(), switch=False)
    done = subprocess.run(  # noqa: S603
        [str(programs_for(as_we_are) / program), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr.strip() or program).splitlines()[0]
        raise CannotStart(f"没有完成：{said}", f"It was not done: {said}")
