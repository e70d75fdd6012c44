"""What do all the checks say? Every file in `checks/` is one, found by looking in the folder."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator

from django.db import Error

from huiying.config.doctor import checks
from huiying.config.doctor.findings import Finding, broken
from huiying.foundation.words import Words

Check = Callable[[], list[Finding]]


def every_check() -> Iterator[tuple[str, Check]]:
    """The checks by name, in the folder's order."""
    for entry in pkgutil.iter_modules(checks.__path__):
        if not entry.ispkg:
            yield (
                entry.name,
                importlib.import_module(f"{checks.__name__}.{entry.name}").examine,
            )


def examine() -> Iterator[tuple[str, Finding]]:
    """Run every check; one that needs the database says so where there is none."""
    for name, check in every_check():
        try:
            findings = check()
        except Error as error:
            findings = [_without_database(error)]
        for finding in findings:
            yield name, finding


def _without_database(error: Error) -> Finding:
    said = (str(error).strip() or repr(error)).splitlines()[0]
    return broken(
        Words(f"查不了，数据库没有回答：{said}", f"cannot be checked, the database says: {said}"),
        Words("先让数据库恢复，再查一次", "mend the database, then ask again"),
    )
