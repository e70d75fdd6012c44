"""Is any of the invented places a real one?"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from huiying.config.demo.places import CITY, COMMUNITIES, DISTRICT, STREETS

DIVISIONS = Path(__file__).resolve().parents[6] / "shared" / "data" / "divisions"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DIVISIONS.is_dir(), reason=f"no list of divisions at {DIVISIONS}"),
]


def real_names() -> set[str]:
    """Every city, county-level division and street or town of China."""
    found = set()
    for name in ("cities.csv", "areas.csv", "streets.csv"):
        with (DIVISIONS / name).open(encoding="utf-8") as file:
            found |= {row["name"] for row in csv.DictReader(file)}
    return found


def test_no_place_above_a_community_is_a_real_one() -> None:
    invented = {CITY, DISTRICT, *(f"{name}街道" for name in STREETS)}
    assert invented & real_names() == set()


def test_every_street_has_communities_and_none_twice() -> None:
    every = [name for names in COMMUNITIES.values() for name in names]
    assert tuple(COMMUNITIES) == STREETS
    assert len(set(every)) == len(every) == 106
