"""Does the database answer, fit this program, and keep the application from ruling over it?"""

from __future__ import annotations

from django.db import connection

from huiying.config.doctor.findings import Finding, broken, soon, well
from huiying.config.trouble import CannotStart
from huiying.config.up.database import check_server, missing_migrations
from huiying.foundation.words import Words


def examine() -> list[Finding]:
    """Reachable and 15 or newer, tables up to date, no superuser."""
    try:
        check_server()
        return [_version(), _tables(), _rights()]
    except CannotStart as error:
        return [broken(error.words, Words("见上一句", "as the sentence says"))]


def _version() -> Finding:
    number = connection.pg_version // 10000  # type: ignore[attr-defined]  # of this backend
    return well(f"PostgreSQL {number} 正常", f"PostgreSQL {number} answers")


def _tables() -> Finding:
    steps = missing_migrations()
    if steps == 0:
        return well("数据表是最新的", "the tables are up to date")
    return broken(
        Words(f"有 {steps} 个迁移没有应用", f"{steps} migrations are missing"),
        Words("运行 huiying migrate", "run huiying migrate"),
    )


def _rights() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        (superuser,) = cursor.fetchone()
    if not superuser:
        return well("程序不是数据库超级用户", "the application is no superuser of the database")
    return soon(
        Words(
            "程序以数据库超级用户连接，日志的防改触发器可被它关掉",
            "the application connects as superuser, who could switch the journal's guard off",
        ),
        Words(
            "另建普通角色并改 HUIYING_DATABASE_URL",
            "make an ordinary role and name it in HUIYING_DATABASE_URL",
        ),
    )
