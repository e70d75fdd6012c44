"""In which folder do the files of the embedded PostgreSQL lie?"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from huiying.config.embedded.binaries import PUBLIC

RECORD = "postgres.home"


def home_of(data: Path) -> Path:
    """The folder of the cluster that belongs to a data folder, decided once and then kept.

    It is `postgres` in the data folder. Only where root works in a place that no other account
    can enter, it is a folder of its own in `/var/lib/huiying`, named in `<data>/postgres.home`:
    by its content, not by a rule, so that a new data folder never meets an old database whose
    keys are gone.
    """
    record = data / RECORD
    if record.exists():
        return Path(record.read_text("utf-8").strip())
    if os.geteuid() != 0 or (data / "postgres").exists() or reachable(data):
        return data / "postgres"
    home = private_home(data.parent.name)
    record.write_text(f"{home}\n", "utf-8")
    return home


def private_home(name: str) -> Path:
    """A new, empty folder in `/var/lib/huiying`."""
    PUBLIC.mkdir(parents=True, exist_ok=True, mode=0o755)
    readable = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:24] or "city"
    return Path(tempfile.mkdtemp(dir=PUBLIC, prefix=f"{readable}-"))


def reachable(folder: Path) -> bool:
    """Whether an account that owns nothing here can walk down to the folder."""
    resolved = folder.resolve()
    return all(step.stat().st_mode & 0o001 for step in (resolved, *resolved.parents))
