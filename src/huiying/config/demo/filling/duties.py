"""How do the duties and the Q&A base come in: who handles what, in citizens' words?"""

from __future__ import annotations

from datetime import timedelta

from huiying.answers.models import Entry
from huiying.config.demo.book import Hand
from huiying.config.demo.chance import Chance
from huiying.config.demo.city import City
from huiying.config.demo.matters import Matter, matters
from huiying.config.demo.times import days_before
from huiying.registry.models import Duty, Organisation, Person

MACHINE = Hand.machine("demonstration")
STREET_MATTERS = (
    (
        "社区便民服务",
        "社区 居委会 便民中心 开证明 盖章 网格员 上门办",
        "到就近社区便民服务站办理，工作日9时至17时；行动不便的可预约上门。",
    ),
    (
        "综合行政执法和环境整治",
        "楼道堆物 杂物 小区环境 楼道 街道 环境整治",
        "说明楼栋和楼层，街道综合行政执法队三天内到场。",
    ),
)
TELEPHONE = "0000-66{number:05d}"


def add_duties(city: City) -> None:
    """One duty for each matter of a department, and the same two in every street."""
    chance = city.chance("duties")
    since = days_before(city.present)[0] - timedelta(days=60)
    rows = [(city.organisations[m.department], _as_duty(m)) for m in matters()]
    rows += [
        (street, (f"{street.short_name}{title}", f"{street.short_name} {words}", how))
        for street in city.streets()
        for title, words, how in STREET_MATTERS
    ]
    made = [
        Duty(
            organisation=office,
            handler=_handler(city, office, chance),
            title=title,
            words=words,
            basis=f"{office.name}职责规定（主要职责、内设机构和人员编制）",
            how_to=how,
            phone=TELEPHONE.format(number=100 + number * 7),
            valid_from=since,
        )
        for number, (office, (title, words, how)) in enumerate(rows)
    ]
    Duty.objects.bulk_create(made)
    for duty in made:
        city.duties[duty.title] = duty
        _note(city, "registry.duty.added", "registry.duty", duty, {"title": duty.title})


def _handler(city: City, office: Organisation, chance: Chance) -> Person:
    """In the department of the logins it is the handler whom a visitor plays."""
    handlers = city.holders(office, "handler")
    played = city.by_username["handler"]
    return played if played in handlers else chance.choice(handlers)


def _as_duty(matter: Matter) -> tuple[str, str, str]:
    return matter.title, matter.words, matter.how_to


def add_entries(city: City) -> None:
    """The Q&A base: what each department vouches for, checked again at different times."""
    chance = city.chance("entries")
    days = days_before(city.present)
    made = []
    for matter in matters():
        for question, answer in matter.questions:
            made.append(
                Entry(
                    organisation=city.organisations[matter.department],
                    question=question,
                    variants="\n".join(matter.words.split()[:4]),
                    answer=answer,
                    valid_from=days[0],
                    reviewed_on=days[-1 - chance.randrange(1, 150)],
                )
            )
    Entry.objects.bulk_create(made)
    for entry in made:
        _note(city, "answers.entry.added", "answers.entry", entry, {"question": entry.question})


def _note(city: City, happened: str, kind: str, row: Duty | Entry, new: dict[str, str]) -> None:
    place: Organisation = row.organisation
    at = city.present - timedelta(days=190)
    city.book.note(at, MACHINE, happened, kind, row, place.path, new=new)
