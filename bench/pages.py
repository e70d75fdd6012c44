"""How many pages a second does the web serve, against a plain Django view on the same server?

The plain view is `/health`: the same middleware and one `SELECT 1`. Four visitors ask at once.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from statistics import median

from ground.house import THREADS, WORKERS, opened_house
from ground.knocking import Knocks, Line, get, knock
from ground.telling import Figure, NotMeasured, milliseconds, percentile, table, tell

CLIENTS = 4
PLAIN = "plain"
WARMING = WORKERS * THREADS  # requests for each page at once: so that every thread is awake


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true")
    quick = options.parse_args().quick
    size, rounds, seconds = (10, 1, 0.4) if quick else (300, 5, 3)
    tell(lambda: measure(size, rounds, seconds))


def measure(size: int, rounds: int, seconds: float) -> Mapping[str, Figure]:
    """Every page in turn, round after round."""
    with opened_house(durable=False) as house:
        requests = _requests(size)
        house.start_web()
        _warm(house.port, requests)
        took: dict[str, list[Knocks]] = {name: [] for name in requests}
        for _ in range(rounds):
            for name, request in requests.items():
                took[name].append(knock(house.port, CLIENTS, seconds, _always(request)))
    figures = {name: _figures(took[name], took[PLAIN]) for name in took}
    _show(figures, size)
    return figures


def _requests(size: int) -> dict[str, bytes]:
    from ground.town import make_town

    town = make_town(size)
    return {
        PLAIN: get("/health"),
        "portal_home": get("/"),
        "directory": get("/directory/"),
        "piece": get(f"/p/{town.piece}/"),
        "tracker": get(f"/case/{town.case}/", town.citizen),
        "desk_today": get("/desk/", town.staff),
        "desk_inbox": get("/desk/inbox/", town.staff),
    }


def _always(request: bytes) -> Callable[[int, int], tuple[str, bytes]]:
    return lambda _client, _turn: ("", request)


def _warm(port: int, requests: Mapping[str, bytes]) -> None:
    lines = [Line(port) for _ in range(WARMING)]
    for name, request in requests.items():
        answered = {line.ask(request) for line in lines}
        if answered != {200}:
            raise NotMeasured(f"{name} answered {answered}")
    for line in lines:
        line.close()


def _figures(rounds: list[Knocks], plain: list[Knocks]) -> dict[str, Figure]:
    if refused := [status for one in rounds for status in one.refused]:
        raise NotMeasured(f"answers of status {set(refused)}")
    ratios = [one.per_second / peer.per_second for one, peer in zip(rounds, plain, strict=True)]
    return {
        "per_second": round(median(one.per_second for one in rounds), 1),
        "p50_ms": milliseconds(median(percentile(one.waited, 0.5) for one in rounds)),
        "p99_ms": milliseconds(median(percentile(one.waited, 0.99) for one in rounds)),
        "ratio_plain_view": round(median(ratios), 3),
    }


def _show(figures: Mapping[str, Mapping[str, Figure]], size: int) -> None:
    heads = ("page", "per second", "p50 ms", "p99 ms", "of the plain view")
    rows = [(name, *line.values()) for name, line in figures.items()]
    table(f"Pages, {CLIENTS} visitors at once, {size} letters", heads, rows)


if __name__ == "__main__":
    main()
