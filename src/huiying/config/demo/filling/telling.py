"""Who wrote when about what? The letters of six months, each with its course."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from huiying.config.demo.chance import Chance
from huiying.config.demo.city import City
from huiying.config.demo.course import Way, course_of, unfinished, watched_later
from huiying.config.demo.filling.tale import Tale
from huiying.config.demo.matters import Matter, matters
from huiying.config.demo.routing import Router
from huiying.config.demo.standing import NOT_TAKEN, WAITING
from huiying.config.demo.stories import HOT_DAYS, HOT_LETTERS, HOT_MATTER, hot_letter
from huiying.config.demo.times import at, days_before, in_life, office_later, works
from huiying.config.demo.voices import Setting, fill, letter, setting
from huiying.foundation.clock import shanghai
from huiying.foundation.workdays import standard_calendar
from huiying.inbox.acts.clock import clock_for
from huiying.inbox.acts.numbers_and_codes import fresh_code
from huiying.inbox.rules.intake import likely_type, possible_grounds, title_from
from huiying.inbox.rules.routing import Suggestion, confident
from huiying.inbox.terms import PORTAL, CaseType
from huiying.registry.models import Account, Organisation, Person

ON_WORKDAYS, ON_DAYS_OFF = 14.6, 7.6  # letters a day
CHANNELS = (PORTAL, "wechat", "weibo")
HUB = "融媒体中心"


def tales(city: City) -> list[Tale]:
    """Every case of the city's life, oldest first."""
    router = Router(city.duties.values())
    chance = city.chance("letters")
    found = list(_ordinary(city, router, chance))
    found += _hot(city, router, city.chance("hot"))
    found += _waiting(city, router, city.chance("waiting"))
    found += _not_taken(city, router, city.chance("not taken"))
    return sorted(found, key=lambda tale: tale.course.received)


def _ordinary(city: City, router: Router, chance: Chance) -> Iterator[Tale]:
    known = [m for m in matters() if m.letters]
    weights = [m.weight for m in known]
    for day in days_before(city.present):
        for _ in range(_count(city, day, chance)):
            received = in_life(day, chance)
            matter = chance.weighted(known, weights)
            where = setting(chance)
            if received < city.present:
                said = letter(matter, where, chance)
                yield _tale(city, router, chance, matter, where, said, received)


def _count(city: City, day: date, chance: Chance) -> int:
    usual = (ON_WORKDAYS if works(day) else ON_DAYS_OFF) * chance.uniform(0.75, 1.25) * city.scale
    return int(usual) + chance.happens(usual % 1)


def _hot(city: City, router: Router, chance: Chance) -> Iterator[Tale]:
    """Sixty-odd households in ten days about one building site."""
    matter = next(m for m in matters() if m.title == HOT_MATTER)
    days = days_before(city.present)
    for number in range(city.scaled(HOT_LETTERS)):
        day = days[-1 - chance.weighted(HOT_DAYS, [1, 1, 2, 3, 5, 7, 9, 11, 10, 8])]
        where = setting(chance, "云津")
        body, place = hot_letter(number, where, chance)
        seen = replace(where, place=place)
        yield _tale(city, router, chance, matter, seen, (0, body), in_life(day, chance))


def _waiting(city: City, router: Router, chance: Chance) -> Iterator[Tale]:
    """What lies with the handler whom a visitor plays, due one day after the other."""
    by_title = {matter.title: matter for matter in matters()}
    handler = city.by_username["handler"]
    for waiting in WAITING:
        matter, where = by_title[waiting.matter], setting(chance)
        received = _received_for(city, waiting.due_in)
        tale = _tale(city, router, chance, matter, where, letter(matter, where, chance), received)
        tale.handler, tale.channel, tale.account = handler, PORTAL, None
        tale.sure = tale.wrong = tale.course.given_back = None
        tale.course = unfinished(received, city.present, signed=waiting.signed)
        yield tale


def _received_for(city: City, due_in: int) -> datetime:
    """A morning from which the term ends so many working days after today (or before)."""
    days, wanted = days_before(city.present), due_in
    calendar = standard_calendar()
    today = calendar.rank(days[-1])
    for day in reversed(days):
        received = at(day, time(8, 47, 12))
        found = clock_for(CaseType.HELP, received).derivation
        if found and found.due and calendar.rank(shanghai(found.due).date()) <= today + wanted:
            return min(received, city.present - timedelta(hours=1))
    return at(days[0], time(8, 47, 12))


def _not_taken(city: City, router: Router, chance: Chance) -> Iterator[Tale]:
    """Letters that belong elsewhere, each told where."""
    known = [m for m in matters() if m.letters]
    days = days_before(city.present)[:-2]
    for number in range(city.scaled(34)):
        text, ground, turn = NOT_TAKEN[number % len(NOT_TAKEN)]
        where, received = setting(chance), in_life(chance.choice(days), chance)
        body = fill(text, where, chance)
        tale = _tale(city, router, chance, chance.choice(known), where, (0, body), received)
        tale.channel, tale.account, tale.refused = PORTAL, None, (ground, turn)
        tale.sure = tale.wrong = tale.course.given_back = None
        tale.course.dispatched = watched_later(received, chance.uniform(5, 200))
        yield tale


def _tale(
    city: City,
    router: Router,
    chance: Chance,
    matter: Matter,
    where: Setting,
    said: tuple[int, str],
    received: datetime,
) -> Tale:
    fits, body = said
    title = title_from(body)
    office = city.organisations[matter.department]
    channel = chance.weighted(CHANNELS, (46, 38, 16))
    kind = CaseType(matter.type) if channel == PORTAL else likely_type(body)
    suggestions = router.suggestions(title, body)
    grounds = possible_grounds(f"{title} {body}")
    sure = None if grounds else confident(suggestions, kind)
    clock = clock_for(kind, received)
    due = clock.derivation.due if clock.derivation else None
    way = _way(received, sure, office, chance)
    course = course_of(received, due, way, matter, chance, soon=channel != PORTAL)
    if not course.within_window or course.decided > city.present:
        # Whoever waits now wrote by the form: her phone is not known to the playing field.
        channel = PORTAL
    account = _account(city, office, channel, chance)
    return Tale(
        matter=matter,
        where=where,
        fits=fits,
        body=body,
        title=title,
        code=fresh_code(),
        channel=channel,
        kind=kind,
        account=account,
        sender=_sender(where, chance),
        office=office,
        handler=chance.choice(city.holders(office, "handler")),
        suggestions=suggestions,
        sure=sure,
        grounds=[ground.key for ground in grounds],
        clock=clock,
        course=course,
        wrong=_wrong(city, sure, office, chance),
    )


def _way(received: datetime, sure: Suggestion | None, office: Organisation, chance: Chance) -> Way:
    """Straight there, by a duty officer's hand, or first to the wrong office and back."""
    if sure is None:
        return Way(watched_later(received, chance.uniform(4, 70)))
    if sure.organisation == office.pk:
        return Way(received + timedelta(seconds=3))
    returned = office_later(received, chance.uniform(20, 200))
    return Way(watched_later(returned, chance.uniform(5, 60)), returned)


def _wrong(
    city: City, sure: Suggestion | None, office: Organisation, chance: Chance
) -> tuple[Organisation, Person] | None:
    if sure is None or sure.organisation == office.pk:
        return None
    there = next(o for o in city.organisations.values() if o.pk == sure.organisation)
    return there, chance.choice(city.holders(there, "handler"))


def _account(city: City, office: Organisation, channel: str, chance: Chance) -> Account | None:
    """Most write to the office's own account; some to the district's."""
    if channel == PORTAL:
        return None
    own = city.accounts.get((office.pk, channel))
    hub = city.accounts[city.organisations[HUB].pk, channel]
    return own if own is not None and chance.happens(0.7) else hub


def _sender(where: Setting, chance: Chance) -> str:
    return hashlib.sha256(f"{where}{chance.random()}".encode()).hexdigest()[:28]
