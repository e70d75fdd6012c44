"""Is the database the one that this program expects, and what must be done to it first?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from huiying.config.trouble import CannotStart

if TYPE_CHECKING:
    from django.db.migrations.executor import MigrationExecutor

ONE_AT_A_TIME = 0x68756979  # "huiy": key of the advisory lock
OLDEST = 150000  # PostgreSQL 15, as `server_version` counts


def check_server() -> None:
    """The server answers and is new enough; raises `CannotStart`."""
    from django.db import OperationalError, connection

    try:
        connection.ensure_connection()
    except OperationalError as error:
        said = str(error).strip().splitlines()[0]
        raise CannotStart(
            f"连不上数据库：{said}；请检查 HUIYING_DATABASE_URL 以及 PostgreSQL 是否在运行。",
            f"The database cannot be reached: {said}; check HUIYING_DATABASE_URL and that "
            "PostgreSQL runs.",
        ) from error
    version = connection.pg_version  # type: ignore[attr-defined]  # of the PostgreSQL backend
    if version < OLDEST:
        raise CannotStart(
            f"数据库是 PostgreSQL {version // 10000}，至少要 15。数据没有改动。",
            f"The database is PostgreSQL {version // 10000}; 15 is the oldest that serves. "
            "Nothing was changed.",
        )


def bring_up_to_date(tell: Callable[[int], None] = lambda steps: None) -> int:
    """Apply the migrations that are missing; returns how many.

    `tell(steps)` is called before the first. Raises `CannotStart` where the database is newer than
    this program.
    """
    from django.core.management import call_command

    with _alone():
        steps = missing_migrations()
        if steps:
            tell(steps)
            call_command("migrate", verbosity=0, interactive=False)
    return steps


def missing_migrations() -> int:
    """How many migrations this program has that the database has not."""
    executor = _executor()
    loader = executor.loader
    unknown = sorted(set(loader.applied_migrations) - set(loader.disk_migrations or {}))
    if unknown:
        raise _newer(f"{unknown[0][0]}.{unknown[0][1]}")
    return len(executor.migration_plan(loader.graph.leaf_nodes()))


@contextmanager
def _alone() -> Iterator[None]:
    """Two hosts may start at once; the second waits and then finds nothing to do."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        yield
        cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])


def _executor() -> MigrationExecutor:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    return MigrationExecutor(connection)


def _newer(name: str) -> CannotStart:
    return CannotStart(
        f"数据库属于更新的版本（有本程序不认识的迁移 {name}）；请用那个版本的程序。数据没有改动。",
        f"The database belongs to a newer version (it has the unknown migration {name}); run that "
        "version. Nothing was changed.",
    )
