"""Which place, date and number stand in a piece's gaps?"""

from __future__ import annotations

from datetime import date, timedelta

from huiying.config.demo.chance import Chance
from huiying.config.demo.pieces import Draft
from huiying.config.demo.places import COMMUNITIES, DISTRICT, ESTATES, ROADS
from huiying.registry.models import Organisation


def filled(draft: Draft, office: Organisation, day: date, chance: Chance) -> tuple[str, str, str]:
    """Title, summary and writing of a draft with its gaps filled, one value for each."""
    street = office.short_name.removesuffix("街道")
    if street not in COMMUNITIES:
        street = chance.choice(sorted(COMMUNITIES))
    ahead = day + timedelta(days=chance.randrange(2, 12))
    road, other = chance.sample(ROADS, 2)
    gaps = {
        "区": DISTRICT,
        "街": f"{street}街道",
        "社": f"{chance.choice(COMMUNITIES[street])}社区",
        "路": road,
        "路2": other,
        "小区": chance.choice(ESTATES),
        "日": f"{ahead.month}月{ahead.day}日",
        "月": f"{day.month}月",
        "年": f"{day.year}年",
        "数": str(chance.randrange(12, 96)),
        "数2": str(chance.randrange(5, 13)),
        "周": chance.choice("二三四五六"),
    }
    return tuple(text.format(**gaps) for text in (draft.title, draft.summary, draft.writing))  # type: ignore[return-value]
