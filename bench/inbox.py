"""How quickly does the desk answer when N letters lie there: list, filters, search, one case?

One person at a time, over HTTP, whole pages as a browser gets them. No helpdesk is measured beside
it yet: none is among the project's dependencies.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote_plus, urlencode

from ground.house import House, opened_house
from ground.knocking import OK, Line, get
from ground.telling import Figure, NotMeasured, milliseconds, percentile, table, tell

NO_PEER = "no helpdesk is among the project's dependencies; none was measured"
SEED = 7
FILTERS = (
    "state=received state=awaiting_dispatch state=awaiting_receipt state=in_progress "
    "state=awaiting_review state=replied state=closed mine=1 overdue=1"
).split()
ASKED = ("路灯", "滨江路 路灯", "共享单车", "云栖花园 电梯", "没有这样的词")
Pages = dict[str, list[tuple[str, str]]]  # kind of page → address and whose cookies


@dataclass(frozen=True, slots=True)
class Waited:
    """One page's answer."""

    kind: str
    path: str
    seconds: float


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=100_000)
    options.add_argument("--explain", action="store_true", help="print each query's plan")
    options.add_argument("--quick", action="store_true")
    told = options.parse_args()
    cases = 1000 if told.quick else told.cases
    tell(lambda: measure(cases, rounds=1 if told.quick else 12, explain=told.explain))


def measure(cases: int, rounds: int, *, explain: bool) -> Mapping[str, Figure]:
    """Fill the desk, then ask for every kind of page in turn, round after round."""
    with opened_house(durable=True) as house:
        pages = _pages(cases)
        if explain:
            _explain(pages)
        house.start_web()
        waited = _ask(house, pages, rounds)
    _show(waited, cases)
    return {
        **{f"{kind}_p95_ms": milliseconds(percentile(_of(waited, kind), 0.95)) for kind in pages},
        "ratio_helpdesk": None,
        "ratio_helpdesk_why": NO_PEER,
        "cases": cases,
    }


def _pages(cases: int) -> Pages:
    """The same pages for a duty officer who sees all and for two who see one office."""
    from ground.archive import make_archive
    from ground.people import signed_in

    made = make_archive(cases)
    viewers = [signed_in(who) for who in (made.watch, made.handler, made.supervisor)]
    chance = random.Random(SEED)
    some = [chance.randrange(1, cases + 1) for _ in range(20)]
    return {
        "plain_view": [("/health", "")],
        "list": [("/desk/inbox/", who) for who in viewers],
        "filter": [(f"/desk/inbox/?{told}", who) for told in FILTERS for who in viewers],
        "search": [
            (f"/desk/inbox/?{urlencode({'q': told})}", who) for told in ASKED for who in viewers
        ],
        "open": [(f"/desk/cases/{pk}/", viewers[0]) for pk in some],
        "today": [("/desk/", who) for who in viewers],
    }


def _ask(house: House, pages: Pages, rounds: int) -> list[Waited]:
    line = Line(house.port)
    for kind, of_kind in pages.items():
        _time(line, kind, *of_kind[0])  # wakes what sleeps
    waited = [
        _time(line, kind, path, cookies)
        for _ in range(rounds)
        for kind, of_kind in pages.items()
        for path, cookies in of_kind
    ]
    line.close()
    return waited


def _time(line: Line, kind: str, path: str, cookies: str) -> Waited:
    begun = time.perf_counter()
    status = line.ask(get(path, cookies))
    if status != OK:
        raise NotMeasured(f"{path} answered {status}")
    return Waited(kind, path, time.perf_counter() - begun)


def _of(waited: Sequence[Waited], kind: str) -> list[float]:
    return [one.seconds for one in waited if one.kind == kind]


def _show(waited: Sequence[Waited], cases: int) -> None:
    """A line for each kind, and below it the address that took longest."""
    rows = []
    for kind in dict.fromkeys(one.kind for one in waited):
        slowest = max((one for one in waited if one.kind == kind), key=lambda one: one.seconds)
        figures = [milliseconds(percentile(_of(waited, kind), share)) for share in (0.5, 0.95)]
        rows.append((kind, *figures, milliseconds(slowest.seconds), unquote_plus(slowest.path)))
    table(
        f"The desk at {cases} letters, one person at a time",
        ("page", "p50 ms", "p95 ms", "longest ms", "longest at"),
        rows,
    )


def _explain(pages: Pages) -> None:
    from ground.plans import explain

    for kind, of_kind in pages.items():
        for path, cookies in of_kind[:3] if kind in {"open", "plain_view"} else of_kind:
            explain(path, cookies)


if __name__ == "__main__":
    main()
