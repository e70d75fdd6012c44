"""How many calls has an application left for a user?"""

from __future__ import annotations

from datetime import timedelta

from huiying.sandbox import tallies
from huiying.sandbox.moments import in_shanghai, now
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.weibo.calls import Call, Operation
from huiying.sandbox.weibo.errors import WeiboError

# channels.md 2
CALLS_PER_DAY, CALLS_PER_HOUR_AND_IP, POSTS_PER_HOUR = 100, 15_000, 30
ALL_CALLS = "all"


def _allowed(tables: Tables, account: str) -> int:
    return tallies.allowed(tables, account, ALL_CALLS, tallies.today(), CALLS_PER_DAY)


def spend(tables: Tables, account: str) -> None:
    """Count a call of this user and application; 10023 for the one after the last of the day."""
    used = tallies.count(tables, account, ALL_CALLS, tallies.today())
    if used > _allowed(tables, account):
        raise WeiboError(10023)


def spend_post(tables: Tables, account: str) -> None:
    """20016 for the post after the last of the hour."""
    if tallies.count(tables, account, "post", tallies.this_hour()) > POSTS_PER_HOUR:
        raise WeiboError(20016)


def _status(call: Call) -> Row:
    key = call.account.key
    allowed = _allowed(call.tables, key)
    used = tallies.used(call.tables, key, ALL_CALLS, tallies.today())
    moment = in_shanghai(now())
    reset = moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return {
        "ip_limit": CALLS_PER_HOUR_AND_IP,
        "limit_time_unit": "HOURS",
        "remaining_ip_hits": CALLS_PER_HOUR_AND_IP,
        "remaining_user_hits": max(0, allowed - used),
        "reset_time": f"{reset:%Y-%m-%d %H:%M:%S}",
        "reset_time_in_seconds": int((reset - moment).total_seconds()),
        "user_limit": allowed,
    }


OPERATIONS = {"2/account/rate_limit_status": Operation(_status, counted=False)}
