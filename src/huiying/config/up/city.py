"""Is the demonstration city there, and with whom does one sign in?"""

from __future__ import annotations

from huiying.config import demo
from huiying.config.up.console import Console


def ensure_city(console: Console) -> None:
    """Fill the demonstration city into an empty database; every other database is left alone."""
    if demo.is_present() or demo.is_in_use():
        return
    told = console.step("演示城区（虚构）", "demonstration city (fictional)")
    with told, console.progress() as report:
        demo.fill(report=report)


def join_playing_field(sandbox_url: str) -> None:
    """Let the city's accounts speak with the playing field at its present address."""
    if demo.is_present():
        demo.connect_sandbox(sandbox_url)


def logins() -> list[tuple[str, ...]]:
    """Whom one can sign in as: name, password, post and organisation; empty without a city."""
    if not demo.is_present():
        return []
    return [
        (login.username, login.password, f"{login.post} · {login.organisation}")
        for login in demo.logins()
    ]
