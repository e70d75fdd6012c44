"""What may this viewer see of how an account does? Fetching is authorising."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from huiying.delivery import reads as delivery
from huiying.foundation.clock import SHANGHAI
from huiying.foundation.scope import Actor, ScopedQuerySet
from huiying.inspection.models import IndexReading
from huiying.inspection.rules import PeriodFigures, PostFigures, figures_of


def index_readings(by: Actor, account: int) -> ScopedQuerySet[IndexReading]:
    """The indices of one account in sight, newest period first, newest computation first."""
    rows: ScopedQuerySet[IndexReading] = IndexReading.objects.visible_to(by)
    return rows.filter(account_id=account).order_by("-first_day", "index", "-computed_at")


def period_figures(account: int, first_day: date, days: int) -> PeriodFigures:
    """What the platform counted for the posts that came out in this period.

    Every one of our posts is the first of its own push, so all count as headlines.
    """
    since = datetime.combine(first_day, time(), tzinfo=SHANGHAI)
    posts = delivery.posts_published(account, since, since + timedelta(days=days))
    newest = delivery.newest_readings(post.pk for post in posts)
    return figures_of(
        (_figures(newest[post.pk].values) for post in posts if post.pk in newest), days
    )


def _figures(values: dict[str, int]) -> PostFigures:
    return PostFigures(
        reads=values.get("reads", 0),
        wows=values.get("wows", 0),
        likes=values.get("likes", 0),
        shares=values.get("shares", 0),
    )
