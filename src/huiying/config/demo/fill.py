"""How does an empty database become a city with a past?"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiying.config.demo.city import City
from huiying.config.demo.filling.accounts import add_accounts
from huiying.config.demo.filling.answers import add_answers
from huiying.config.demo.filling.cases import add_cases
from huiying.config.demo.filling.duties import add_duties, add_entries
from huiying.config.demo.filling.editing import publications
from huiying.config.demo.filling.happenings import happenings
from huiying.config.demo.filling.indices import add_indices
from huiying.config.demo.filling.pieces import add_covers, add_pieces
from huiying.config.demo.filling.registry import add_organisations, add_people
from huiying.config.demo.filling.sendings import add_sendings
from huiying.config.demo.filling.telling import tales
from huiying.config.demo.filling.today import live_today
from huiying.config.demo.refusal import demand_fillable
from huiying.config.demo.times import present_of
from huiying.foundation.journal.sealing import sequence, sign

SEED = 7
Report = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What the city consists of, and how long it took to fill it (seconds)."""

    organisations: int
    people: int
    accounts: int
    duties: int
    pieces: int
    cases: int
    lines: int
    seconds: float


def fill(
    seed: int = SEED,
    anchor: date | datetime | None = None,
    report: Report | None = None,
    *,
    scale: float = 1.0,
    force: bool = False,
) -> Summary:
    """Fill the fictional city into an empty database: whole, or not at all.

    `anchor` is its present: an instant, a day (10:30 in China), or now. The same seed and anchor
    give the same city but for keys and codes. `scale` 0.05 makes a twentieth of the letters and
    pieces. Raises `Conflict` where the database is in use or not on loopback (unless `force`).
    """
    demand_fillable(force=force)
    begun = time.monotonic()
    tell = report or (lambda _part, _done, _whole: None)
    city = City(seed=seed, present=present_of(anchor), scale=scale)
    with transaction.atomic():
        summary = _live(city, tell)
    _seal(tell, summary[-1])
    return Summary(*summary, seconds=time.monotonic() - begun)


def _live(city: City, tell: Report) -> tuple[int, int, int, int, int, int, int]:
    tell("单位与人员 people", 0, 7)
    add_organisations(city)
    add_people(city)
    add_accounts(city)
    tell("单位与人员 people", 1, 7)
    add_duties(city)
    add_entries(city)
    tell("事项与答问 duties", 2, 7)
    covers = add_covers(city)
    pieces = [*publications(city, covers), *happenings(city, covers)]
    add_pieces(city, pieces)
    tell("稿件 pieces", 3, 7)
    sent = add_sendings(city, pieces)
    add_indices(city, sent.sendings, sent.readings)
    tell("发布与数据 sendings", 4, 7)
    cases = tales(city)
    add_cases(city, cases)
    tell("来信 letters", 5, 7)
    add_answers(city, cases)
    tell("答复 answers", 6, 7)
    lines = city.book.write()
    live_today(city, covers)
    tell("日志 journal", 7, 7)
    return (
        len(city.organisations),
        len(city.by_username),
        len(city.accounts),
        len(city.duties),
        len(pieces),
        len(cases),
        lines,
    )


def _seal(tell: Report, lines: int) -> None:
    done = 0
    while placed := sequence(5000):
        done += placed
        tell("封存 sealing", done, lines)
    sign()
