"""What time is it, and how is an instant shown here?"""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(tz=UTC)


def shanghai(instant: datetime) -> datetime:
    """The same instant on a clock in China (GB/T 7408: UTC+8 all year)."""
    return instant.astimezone(SHANGHAI)
