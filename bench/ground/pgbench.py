"""How many single rows does the database itself take? Told by PostgreSQL's own pgbench."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from ground.house import House
from ground.telling import NotMeasured

TABLE = "CREATE TABLE bench_plain (id bigserial PRIMARY KEY, at timestamptz NOT NULL, body text)"
ROW = "INSERT INTO bench_plain (at, body) VALUES (now(), repeat('回', {length}));\n"
RATE = re.compile(r"^tps = ([0-9.]+)", re.MULTILINE)


def prepare(house: House, length: int) -> Path:
    """Make the plain table and the script that adds one row of `length` signs to it."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    script = house.folder / "one-row.sql"
    script.write_text(ROW.format(length=length), "utf-8")
    return script


def rows_per_second(house: House, script: Path, clients: int, seconds: int) -> float:
    """Run the script from `clients` connections, each row a transaction."""
    command = [str(house.cluster.programs / "pgbench"), "--no-vacuum", "--file", str(script)]
    command += ["--client", str(clients), "--jobs", "2", "--time", str(seconds)]
    done = subprocess.run(
        [*command, house.cluster.url], capture_output=True, text=True, check=False
    )
    found = RATE.search(done.stdout)
    if done.returncode or found is None:
        raise NotMeasured(f"pgbench: {done.stderr.strip()[-300:]}")
    return float(found[1])
