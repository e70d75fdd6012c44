"""Does every benchmark still run, and does it print the figures that it promises?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROMISED = {
    "receive": {"per_second", "pgbench_per_second", "ratio", "p99_ms", "lost"},
    "search": {"p50_ms", "p95_ms", "build_per_second"},
    "inbox": {"list_p95_ms", "filter_p95_ms", "search_p95_ms", "open_p95_ms", "ratio_helpdesk"},
    "journal": {"per_second", "plain_per_second", "ratio", "verify_per_second"},
    "pages": {"portal_home", "directory", "piece", "tracker", "desk_today", "desk_inbox"},
}
OWN = ("HUIYING_DATABASE_URL", "HUIYING_DATA", "HUIYING_TESTS_FOLDER", "HUIYING_SECRETS_FILE")

pytestmark = pytest.mark.journey


def run(name: str) -> dict[str, Any]:
    """The benchmark's short run, without the tests' own surroundings."""
    done = subprocess.run(
        [sys.executable, f"bench/{name}.py", "--quick"],
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if key not in OWN},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told: dict[str, Any] = json.loads(done.stdout.rstrip().splitlines()[-1])
    return told


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_a_short_run_prints_the_figures_it_promises(name: str) -> None:
    assert PROMISED[name] <= set(run(name))


def test_every_benchmark_is_tried_here() -> None:
    found = {path.stem for path in (ROOT / "bench").glob("*.py")} - {"all"}
    assert found == set(PROMISED)
