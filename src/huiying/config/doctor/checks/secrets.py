"""Can only we read the keys?"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from huiying.config.doctor.findings import Finding, broken, well
from huiying.foundation.words import Words


def examine() -> list[Finding]:
    """The file that outlives everything: without it, personal data are lost for good."""
    return [judge(Path(settings.HUIYING_SECRETS_FILE))]


def judge(path: Path) -> Finding:
    """What follows from the file's mode."""
    mode = path.stat().st_mode & 0o777
    if mode & 0o077 == 0:
        return well("密钥文件只有本程序能读", "only this program can read the keys")
    return broken(
        Words(f"密钥文件 {path} 别人也能读（{mode:04o}）", f"others can read {path} ({mode:04o})"),
        Words(f"chmod 600 {path}", f"chmod 600 {path}"),
    )
