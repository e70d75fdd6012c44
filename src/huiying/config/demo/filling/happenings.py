"""Which pieces have a story of their own: a notice, a near-miss, a withdrawal, two mishaps?"""

from __future__ import annotations

from datetime import date, timedelta

from huiying.config.demo import stories
from huiying.config.demo.chance import Chance
from huiying.config.demo.city import City
from huiying.config.demo.filling.editing import Desk
from huiying.config.demo.filling.publication import Edition, Judged, Publication
from huiying.config.demo.places import GOOD
from huiying.config.demo.times import days_before, in_office, office_later, works
from huiying.editorial.models import Asset
from huiying.registry.models import Organisation

NEAR_MISS_DAY, WITHDRAWN_DAY, FAILED_DAY, UNCLEAR_DAY = 34, 58, 2, 19


def happenings(city: City, covers: dict[int, list[Asset]]) -> list[Publication]:
    """The pieces that are told about."""
    desk, chance = Desk(city, covers), city.chance("happenings")
    return [
        _notice(desk, chance),
        _near_miss(desk, chance),
        _withdrawn(desk, chance),
        _mishap(desk, chance, "教育局", FAILED_DAY, "failed", stories.FAILED),
        _mishap(desk, chance, "交通运输局", UNCLEAR_DAY, "unclear", stories.UNCLEAR),
    ]


def _day(city: City, back: int) -> date:
    """So many days before the present, or the working day before that."""
    day = days_before(city.present)[-1 - back]
    while not works(day):
        day -= timedelta(days=1)
    return day


def _everywhere(desk: Desk, office: Organisation) -> list[object]:
    kinds = ("website", "wechat", "weibo")
    found = [desk.city.accounts.get((office.pk, kind)) for kind in kinds]
    return [account for account in found if account is not None]


def _told(
    desk: Desk, office: Organisation, texts: tuple[str, str, str], back: int, chance: Chance
) -> Publication:
    edition = desk.edition(office, texts, in_office(_day(desk.city, back), chance), chance)
    accounts = _everywhere(desk, office)
    return desk.publication(office, edition, chance, accounts)  # type: ignore[arg-type]


def _notice(desk: Desk, chance: Chance) -> Publication:
    """What the site's neighbours were told all together, before each got an answer."""
    office = desk.city.organisations[GOOD]
    texts = (stories.NOTICE_TITLE, stories.NOTICE_SUMMARY, stories.NOTICE)
    notice = _told(desk, office, texts, stories.NOTICE_DAY, chance)
    notice.liked = 6.5
    return notice


def _near_miss(desk: Desk, chance: Chance) -> Publication:
    """An identity number that a check held, the writer waved through, and a second reader saw."""
    office = desk.city.organisations["民政局"]
    careful = _told(desk, office, stories.CORRECTED, NEAR_MISS_DAY, chance)
    good = careful.newest
    title, summary, writing = stories.CARELESS
    start = good.written
    submitted = office_later(start, 25)
    first, second = good.judged[0].person, good.judged[1].person
    judged = [
        Judged(good.judged[0].step, first, office_later(submitted, 22)),
        Judged(good.judged[1].step, second, office_later(submitted, 61), stories.STOPPED),
    ]
    careless = Edition(
        title, summary, writing, good.author, start, submitted, judged, stories.WAVED_THROUGH
    )
    again = desk.edition(
        office, stories.CORRECTED, office_later(judged[-1].at, 48), chance, author=good.author
    )
    careful.editions = [careless, again]
    return careful


def _withdrawn(desk: Desk, chance: Chance) -> Publication:
    """Out for a day, then taken back, with the reason for everybody to read."""
    office = desk.city.organisations["卫生健康局"]
    piece = _told(desk, office, stories.TAKEN_BACK, WITHDRAWN_DAY, chance)
    piece.withdrawn_at = office_later(piece.newest.judged[-1].at, 270)
    piece.withdrawn_because = stories.TAKEN_BACK_BECAUSE
    return piece


def _mishap(
    desk: Desk, chance: Chance, key: str, back: int, mishap: str, texts: tuple[str, str, str]
) -> Publication:
    piece = _told(desk, desk.city.organisations[key], texts, back, chance)
    piece.mishap = mishap
    return piece
