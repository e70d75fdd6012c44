"""Is there room on the disk, and may we write there?"""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings

from huiying.config.doctor.findings import Finding, broken, soon, well
from huiying.config.trouble import CannotStart
from huiying.config.up.checks import LEAST_FREE, check_data_folder
from huiying.foundation.words import Words

COMFORT = 2 * 1024**3
MEND = Words("腾出空间，或把数据文件夹移到大些的磁盘", "make room or move the data folder")


def examine() -> list[Finding]:
    """The data folder's disk; huiying does not start below a third of a gigabyte."""
    data = Path(settings.HUIYING_DATA)
    try:
        check_data_folder(data)
    except CannotStart as error:
        return [broken(error.words, Words("见上一句", "as the sentence says"))]
    return [judge(shutil.disk_usage(data).free)]


def judge(free: int) -> Finding:
    """What follows from so many free bytes."""
    seen = Words(f"磁盘剩 {free / 1024**3:.1f} GB", f"{free / 1024**3:.1f} GB free on the disk")
    if free < LEAST_FREE:
        return broken(seen, MEND)
    return soon(seen, MEND) if free < COMFORT else well(seen.zh, seen.en)
