"""Who wrote which piece when? The pieces of six months, told one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from huiying.config.demo.chance import Chance
from huiying.config.demo.city import City
from huiying.config.demo.filling.publication import Edition, Judged, Publication
from huiying.config.demo.gaps import filled
from huiying.config.demo.pieces import Draft, drafts_for
from huiying.config.demo.places import GOOD, SLEEPY
from huiying.config.demo.times import days_before, in_office, office_later, works
from huiying.editorial.models import Asset
from huiying.editorial.terms import Step
from huiying.registry.models import Account, Organisation, Person

USUAL = {"融媒体中心": 44, GOOD: 32, SLEEPY: 10, "公安分局": 18, "教育局": 14, "卫生健康局": 14}
QUIET = frozenset({"审计局", "统计局", "信访局", "财政局"})
SOME, A_STREET = 7, 9  # pieces of six months
SLEEPS_SINCE = 25  # days for which the sleepy department has published nothing
RETURNS = (
    "标题与正文的日期不一致，请核对后再报。",
    "第二段请写清办理地点和时间，读者问得最多。",
    "引用的数据请注明统计截止日期。",
    "“有关部门”请写明是哪个部门。",
    "摘要超过一行，微信预览会被截断，请改短。",
)


class Desk:
    """Makes editions whose people and times fit together."""

    def __init__(self, city: City, covers: dict[int, list[Asset]]) -> None:
        self.city, self.covers = city, covers

    def publication(
        self, office: Organisation, edition: Edition, chance: Chance, accounts: list[Account]
    ) -> Publication:
        """A piece with one edition."""
        cover = chance.choice(self.covers[office.pk]) if self.covers.get(office.pk) else None
        liked = chance.lognormvariate(0, 0.55)
        return Publication(office, [edition], accounts, cover, liked)

    def edition(
        self,
        office: Organisation,
        texts: tuple[str, str, str],
        written: datetime,
        chance: Chance,
        *,
        author: Person | None = None,
    ) -> Edition:
        """An edition that goes through all three reviews without a word."""
        person = author or chance.choice(self.city.holders(office, "editor"))
        submitted = office_later(written, chance.uniform(4, 40))
        edition = Edition(*texts, person, written, submitted, [])
        at = submitted
        for step, judge in zip(Step, self.judges(office, person, chance), strict=True):
            at = office_later(at, chance.uniform(8, 95))
            edition.judged.append(Judged(step, judge, at))
        return edition

    def judges(self, office: Organisation, author: Person, chance: Chance) -> list[Person]:
        """Two reviewers and a signatory, three people, none of them the author."""
        reviewers = [p for p in self.city.holders(office, "reviewer") if p.pk != author.pk]
        first, second = chance.sample(reviewers, 2)
        return [first, second, self.city.holders(office, "signatory")[0]]

    def accounts(self, office: Organisation, chance: Chance) -> list[Account]:
        """Always the website; WeChat nearly always; Weibo mostly."""
        found = []
        for kind, share in (("website", 1.0), ("wechat", 0.85), ("weibo", 0.7)):
            account = self.city.accounts.get((office.pk, kind))
            if account is not None and chance.happens(share):
                found.append(account)
        return found


def publications(city: City, covers: dict[int, list[Asset]]) -> list[Publication]:
    """The ordinary pieces of every office, oldest first."""
    desk, chance = Desk(city, covers), city.chance("pieces")
    titles: set[str] = set()
    found = [
        publication
        for key, office in city.organisations.items()
        for publication in _of_office(desk, key, office, chance, titles)
    ]
    return sorted(found, key=lambda publication: publication.editions[0].written)


def _of_office(
    desk: Desk, key: str, office: Organisation, chance: Chance, titles: set[str]
) -> Iterator[Publication]:
    kind = "街道" if office.kind == "street" else key
    if office.kind == "community":
        return
    usual = USUAL.get(key, A_STREET if office.kind == "street" else _some(key))
    for day in _days(desk.city, key, desk.city.scaled(usual), chance):
        if known := drafts_for(kind, day.month):
            texts = _fresh(known, office, day, chance, titles)
            if texts:
                yield _one(desk, office, texts, day, chance)


def _some(key: str) -> int:
    return 3 if key in QUIET else SOME


def _days(city: City, key: str, count: int, chance: Chance) -> list[date]:
    days = [day for day in days_before(city.present) if works(day)]
    if key == SLEEPY:
        last = days_before(city.present)[-1] - timedelta(days=SLEEPS_SINCE)
        days = [day for day in days if day <= last]
    else:
        days = days[:-1]  # what is written today, is written by people who are here
    return sorted(chance.choices(days, k=count))


def _fresh(
    known: list[Draft], office: Organisation, day: date, chance: Chance, titles: set[str]
) -> tuple[str, str, str] | None:
    """Texts whose title nobody has used; nothing if none is found in a few tries."""
    for _ in range(12):
        texts = filled(chance.choice(known), office, day, chance)
        if texts[0] not in titles:
            titles.add(texts[0])
            return texts
    return None


def _one(
    desk: Desk, office: Organisation, texts: tuple[str, str, str], day: date, chance: Chance
) -> Publication:
    edition = desk.edition(office, texts, in_office(day, chance), chance)
    publication = desk.publication(office, edition, chance, desk.accounts(office, chance))
    if chance.happens(0.09):
        _return_first(desk, publication, chance)
    return publication


def _return_first(desk: Desk, publication: Publication, chance: Chance) -> None:
    """A reviewer found something: the first edition came back and a second one went out."""
    first = publication.newest
    stop = chance.randrange(2)
    judged = first.judged[:stop]
    halt = first.judged[stop]
    judged.append(Judged(halt.step, halt.person, halt.at, chance.choice(RETURNS)))
    first.judged = judged
    texts = (first.title, first.summary, first.writing + "\n\n（以本页内容为准。）")
    again = office_later(halt.at, chance.uniform(15, 160))
    publication.editions.append(
        desk.edition(publication.office, texts, again, chance, author=first.author)
    )
