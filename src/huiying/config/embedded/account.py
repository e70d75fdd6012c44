"""Under which system account does the embedded PostgreSQL run? It refuses to run as root."""

from __future__ import annotations

import os
import pwd
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NAME = "huiying-db"
FALLBACK = "nobody"


@dataclass(frozen=True, slots=True)
class Account:
    """A system account; `switch` says whether processes must change to it."""

    uid: int
    gid: int
    switch: bool

    @property
    def user(self) -> int | None:
        """For `subprocess`: the user to change to."""
        return self.uid if self.switch else None

    @property
    def group(self) -> int | None:
        """For `subprocess`: the group to change to."""
        return self.gid if self.switch else None

    @property
    def groups(self) -> list[int] | None:
        """For `subprocess`: no further groups after a change."""
        return [] if self.switch else None

    def own(self, path: Path) -> None:
        """Give a path to this account."""
        if self.switch:
            os.chown(path, self.uid, self.gid)


def account_for(pgdata: Path) -> Account:
    """The owner of an existing cluster, else our own account, else (as root) `huiying-db`."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), switch=False)
    if pgdata.exists() and (status := pgdata.stat()).st_uid != 0:
        return Account(status.st_uid, status.st_gid, switch=True)
    return database_account()


@cache
def database_account() -> Account:
    """The account that root uses for the database; made at the first start."""
    entry = _entry(NAME) or _make() or pwd.getpwnam(FALLBACK)
    return Account(entry.pw_uid, entry.pw_gid, switch=True)


def _make() -> pwd.struct_passwd | None:
    command = ["useradd", "--system", "--user-group", "--no-create-home"]
    command += ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", NAME]
    try:
        subprocess.run(command, check=False, capture_output=True)  # noqa: S603
    except FileNotFoundError:
        return None
    return _entry(NAME)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None
