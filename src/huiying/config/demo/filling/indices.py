"""How far did each WeChat account reach, week by week? The product's own formulas and figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from huiying.config.demo.book import Hand
from huiying.config.demo.city import City
from huiying.config.demo.times import at
from huiying.delivery.models import Reading, Sending
from huiying.foundation.clock import shanghai
from huiying.inspection.indices import indices
from huiying.inspection.models import IndexReading
from huiying.inspection.rules import PostFigures, figures_of, last_whole_week
from huiying.inspection.terms import WEEK_DAYS
from huiying.registry.models import Account

WORKER = Hand.machine("worker.inspection")
WEEKS = 24
NOON = time(12, 0)  # of the day after the week (reported convention)


def add_indices(city: City, sendings: list[Sending], readings: list[Reading]) -> None:
    """Every index of every WeChat account for each whole week, as figures stood on the day."""
    by_sending: dict[int, list[Reading]] = {}
    for reading in readings:
        by_sending.setdefault(reading.sending_id, []).append(reading)
    by_account: dict[int, list[Sending]] = {}
    for sending in sendings:
        by_account.setdefault(sending.account_id, []).append(sending)
    accounts = [account for (_, kind), account in city.accounts.items() if kind == "wechat"]
    made = [
        row
        for account in accounts
        for first in _weeks(city)
        for row in _of_week(account, by_account.get(account.pk, []), by_sending, first)
    ]
    IndexReading.objects.bulk_create(made, batch_size=1000)
    for row in made:
        new = {"index": row.index, "version": row.version, "first_day": row.first_day.isoformat()}
        path, account = row.account.organisation.path, row.account
        happened = "inspection.index.computed"
        city.book.note(
            row.computed_at, WORKER, happened, "registry.account", account, path, new=new
        )


def _weeks(city: City) -> Iterator[date]:
    """First days of the whole weeks that were over, and counted, by the present."""
    newest, last = last_whole_week(shanghai(city.present).date())
    for back in range(WEEKS):
        if _counted(last - timedelta(days=7 * back)) < city.present:
            yield newest - timedelta(days=7 * back)


def _counted(last: date) -> datetime:
    return at(last + timedelta(days=1), NOON)


def _of_week(
    account: Account,
    sendings: list[Sending],
    by_sending: dict[int, list[Reading]],
    first: date,
) -> Iterator[IndexReading]:
    end = first + timedelta(days=WEEK_DAYS)
    counted = _counted(end - timedelta(days=1))
    posts = []
    for sending in sendings:
        out = sending.published_at
        if out is not None and first <= shanghai(out).date() < end:
            known = [r for r in by_sending.get(sending.pk, []) if r.read_at <= counted]
            posts += [_figures(known[-1].values)] if known else []
    figures = figures_of(posts, WEEK_DAYS)
    for key, formula in indices().items():
        if account.kind in formula.KINDS:
            yield IndexReading(
                account=account,
                index=key,
                version=formula.VERSION,
                first_day=first,
                days=WEEK_DAYS,
                inputs=figures.as_json(),
                value=formula.measure(figures),
                computed_at=counted,
            )


def _figures(values: dict[str, int]) -> PostFigures:
    return PostFigures(
        reads=values["reads"],
        wows=values["wows"],
        likes=values["likes"],
        shares=values["shares"],
    )
