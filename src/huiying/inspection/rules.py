"""What goes into an index: totals, means, headlines and peaks of a period's posts. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta

TEN_THOUSAND_PLUS = 100_001  # how "10万+" is stored (reported convention)


@dataclass(frozen=True, slots=True)
class PostFigures:
    """The counted things of one post over the period."""

    reads: int = 0
    wows: int = 0
    likes: int = 0
    shares: int = 0
    headline: bool = True


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """What the WCI family reads of a period: R, Z, L, S as totals, of headlines, and largest.

    `days` is the length of the period (week 7, month 30, year 365, custom = real days), `items`
    the number of posts.
    """

    days: int
    items: int
    reads: int
    wows: int
    likes: int
    shares: int
    headline_reads: int
    headline_wows: int
    headline_likes: int
    headline_shares: int
    most_reads: int
    most_wows: int
    most_likes: int
    most_shares: int

    def as_json(self) -> dict[str, int]:
        """The inputs as they are stored beside the value."""
        return asdict(self)


def figures_of(posts: Iterable[PostFigures], days: int) -> PeriodFigures:
    """Sum up a period; a period without posts is all zeros."""
    every = list(posts)
    first = [post for post in every if post.headline]

    def total(of: list[PostFigures], count: Callable[[PostFigures], int]) -> int:
        return sum(count(post) for post in of)

    def most(count: Callable[[PostFigures], int]) -> int:
        return max((count(post) for post in every), default=0)

    return PeriodFigures(
        days=days,
        items=len(every),
        reads=total(every, lambda p: p.reads),
        wows=total(every, lambda p: p.wows),
        likes=total(every, lambda p: p.likes),
        shares=total(every, lambda p: p.shares),
        headline_reads=total(first, lambda p: p.reads),
        headline_wows=total(first, lambda p: p.wows),
        headline_likes=total(first, lambda p: p.likes),
        headline_shares=total(first, lambda p: p.shares),
        most_reads=most(lambda p: p.reads),
        most_wows=most(lambda p: p.wows),
        most_likes=most(lambda p: p.likes),
        most_shares=most(lambda p: p.shares),
    )


def last_whole_week(day: date) -> tuple[date, date]:
    """First and last day of the newest week, Sunday to Saturday, that ended before `day`."""
    last = day - timedelta(days=(day.weekday() + 1) % 7 + 1)
    return last - timedelta(days=6), last
