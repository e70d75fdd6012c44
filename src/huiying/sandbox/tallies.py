"""How often was something done in a period, and how often may it be?"""

from __future__ import annotations

from huiying.sandbox.moments import day_of, in_shanghai, now
from huiying.sandbox.store import Tables


def today() -> str:
    return day_of(now()).isoformat()


def this_month() -> str:
    return f"{in_shanghai(now()):%Y-%m}"


def this_hour() -> str:
    return f"{in_shanghai(now()):%Y-%m-%dT%H}"


def used(tables: Tables, account: str, path: str, period: str) -> int:
    sql = "SELECT used FROM quota_use WHERE account = ? AND path = ? AND period = ?"
    return int(tables.value(sql, account, path, period) or 0)


def allowed(tables: Tables, account: str, path: str, period: str, usual: int) -> int:
    """What a knob has set for this period, or what is usual."""
    sql = "SELECT allowed FROM quota_left WHERE account = ? AND path = ? AND period = ?"
    set_here = tables.value(sql, account, path, period)
    return usual if set_here is None else int(set_here)


def count(tables: Tables, account: str, path: str, period: str) -> int:
    """One more use; returns how many there are now."""
    return int(
        tables.value(
            "INSERT INTO quota_use VALUES (?, ?, ?, 1)"
            " ON CONFLICT (account, path, period) DO UPDATE SET used = used + 1 RETURNING used",
            account,
            path,
            period,
        )
    )


def leave(tables: Tables, account: str, path: str, left: int, period: str) -> None:
    """Pretend that just so many uses are left in the period."""
    total = used(tables, account, path, period) + left
    sql = "INSERT OR REPLACE INTO quota_left VALUES (?, ?, ?, ?)"
    tables.run(sql, account, path, period, total)


def clear(tables: Tables, account: str, period: str) -> None:
    """Forget what was used in the period, and what a knob had set for it."""
    for table in ("quota_use", "quota_left"):
        sql = f"DELETE FROM {table} WHERE account = ? AND period = ?"  # noqa: S608 two fixed names
        tables.run(sql, account, period)
