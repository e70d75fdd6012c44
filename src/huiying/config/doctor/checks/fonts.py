"""Is there a font with Chinese characters, for pictures and printed pages?"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from huiying.config.doctor.findings import Finding, soon, well
from huiying.foundation.words import Words

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
KNOWN = ("NotoSansCJK*", "NotoSerifCJK*", "SourceHan*", "wqy-*")


def examine() -> list[Finding]:
    """Any font that says it covers Chinese will do."""
    name = _from_fontconfig() or _from_folders()
    if name:
        return [well(f"中文字体：{name}", f"Chinese font: {name}")]
    return [
        soon(
            Words("没有中文字体，图片和打印件里会是方框", "no Chinese font: pictures show boxes"),
            Words("安装 fonts-noto-cjk", "install fonts-noto-cjk"),
        )
    ]


def _from_fontconfig() -> str:
    program = shutil.which("fc-list")
    if program is None:
        return ""
    asked = subprocess.run(  # noqa: S603
        [program, "--format", "%{family[0]}\n", ":lang=zh-cn"],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    return next(iter(sorted(filter(None, asked.stdout.splitlines()))), "")


def _from_folders() -> str:
    found = (path.name for root in FOLDERS for name in KNOWN for path in root.rglob(name))
    return next(found, "")
