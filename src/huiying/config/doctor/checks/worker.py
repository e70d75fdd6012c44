"""Is somebody doing the work in the background?"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from huiying.config.doctor.findings import Finding, soon, well
from huiying.config.worker import heartbeat_file
from huiying.foundation.clock import now
from huiying.foundation.words import Words

SILENT_AFTER = timedelta(seconds=30)  # it tells every five


def examine() -> list[Finding]:
    """The worker's own word, in the data folder."""
    return [judge(heartbeat_file(), now())]


def judge(heartbeat: Path, at: datetime) -> Finding:
    """What follows from when it was last heard of."""
    try:
        told = datetime.fromisoformat(json.loads(heartbeat.read_text("utf-8"))["at"])
    except (OSError, ValueError, KeyError):
        told = None
    if told is not None and at - told <= SILENT_AFTER:
        return well("后台在工作", "the worker works")
    return soon(
        Words(
            "后台没有在运行，发布和受理都在等",
            "the worker does not run: sendings and messages wait",
        ),
        Words("运行 huiying up 或 huiying worker", "run huiying up or huiying worker"),
    )
