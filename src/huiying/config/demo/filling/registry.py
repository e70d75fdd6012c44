"""How do organisations, people and the posts they hold come in?"""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from huiying.config.demo.book import Hand
from huiying.config.demo.city import City
from huiying.config.demo.people import (
    COMMUNITY_SEATS,
    PASSPHRASE,
    STREET_SEATS,
    Names,
    Seat,
    seats_of,
)
from huiying.config.demo.places import CITY, COMMUNITIES, DEPARTMENTS, DISTRICT, OFFICE, STREETS
from huiying.config.demo.times import days_before
from huiying.registry.models import Organisation, Person, PostHeld
from huiying.registry.rules import child_path
from huiying.registry.terms import OrganisationKind

UNUSABLE = "!"  # what Django calls a password that nobody has
FOUNDED = date(2019, 1, 1)
MACHINE = Hand.machine("demonstration")
TELEPHONE = "0000-88{number:05d}"  # no place in China has the area code 0000


def add_organisations(city: City) -> None:
    """The tree: city, district, its office, departments, streets, communities."""
    root = _add(city, None, [("city", OrganisationKind.CITY, CITY, CITY, "LZS")])[0]
    district = _add(
        city, root, [("district", OrganisationKind.DISTRICT, DISTRICT, DISTRICT, "BYQ")]
    )[0]
    department = OrganisationKind.DEPARTMENT
    offices = [(OFFICE, department, f"{DISTRICT}人民政府办公室", "区政府办", "BGS")]
    offices += [(d.name, department, f"{DISTRICT}{d.name}", d.short, d.code) for d in DEPARTMENTS]
    _add(city, district, offices)
    kind = OrganisationKind.STREET
    streets = [
        (f"{name}街道", kind, f"{name}街道办事处", f"{name}街道", f"JD{number:02d}")
        for number, name in enumerate(STREETS, 1)
    ]
    for street in _add(city, district, streets):
        _add_communities(city, street)


def _add_communities(city: City, street: Organisation) -> None:
    names = COMMUNITIES[street.short_name.removesuffix("街道")]
    rows = [
        (f"{name}社区", OrganisationKind.COMMUNITY, f"{name}社区", f"{name}社区", f"SQ{number:02d}")
        for number, name in enumerate(names, 1)
    ]
    _add(city, street, rows)


def _add(
    city: City, parent: Organisation | None, rows: list[tuple[str, OrganisationKind, str, str, str]]
) -> list[Organisation]:
    made = [
        Organisation(
            parent=parent,
            kind=kind,
            name=name,
            short_name=short,
            code=f"{parent.code}-{code}" if parent else code,
            phone=TELEPHONE.format(number=len(city.organisations) + number),
            valid_from=FOUNDED,
        )
        for number, (_, kind, name, short, code) in enumerate(rows)
    ]
    Organisation.objects.bulk_create(made)
    for row, organisation in zip(rows, made, strict=True):
        organisation.path = child_path(parent.path if parent else "/", organisation.pk)
        city.organisations[row[0]] = organisation
    Organisation.objects.bulk_update(made, ["path"])
    for organisation in made:
        city.book.note(
            city.present - timedelta(days=200),
            MACHINE,
            "registry.organisation.added",
            "registry.organisation",
            organisation,
            organisation.path,
            new={
                "name": organisation.name,
                "kind": str(organisation.kind),
                "code": organisation.code,
            },
        )
    return made


def add_people(city: City) -> None:
    """Everybody with her posts; all share one passphrase, whose hash is worked out once."""
    chance = city.chance("people")
    names, password = Names(chance), make_password(PASSPHRASE)
    jobs = list(_jobs(city))
    people = [
        Person(
            username=seat.username or f"{home.code.lower()}-{number:02d}",
            name=names.next(),
            password=password,
        )
        for home, number, seat in jobs
    ]
    leavers = [
        Person(username=f"left-{n:02d}", name=names.next(), password=UNUSABLE, is_active=False)
        for n in range(1, 13)
    ]
    Person.objects.bulk_create([*people, *leavers])
    city.by_username = {person.username: person for person in people}
    held = [
        post
        for person, job in zip(people, jobs, strict=True)
        for post in _posts(city, person, *job)
    ]
    held += [_left(city, person, index) for index, person in enumerate(leavers)]
    PostHeld.objects.bulk_create(held)
    _note_people(city, people, jobs, held)


def _jobs(city: City) -> list[tuple[Organisation, int, Seat]]:
    found = []
    for key, home in city.organisations.items():
        seats: tuple[Seat, ...] = ()
        if home.kind == OrganisationKind.DEPARTMENT:
            seats = seats_of(key)
        elif home.kind == OrganisationKind.STREET:
            seats = STREET_SEATS
        elif home.kind == OrganisationKind.COMMUNITY:
            seats = COMMUNITY_SEATS
        found += [(home, number, seat) for number, seat in enumerate(seats, 1)]
    return found


def _posts(
    city: City, person: Person, home: Organisation, number: int, seat: Seat
) -> list[PostHeld]:
    place = city.organisations[seat.elsewhere] if seat.elsewhere else home
    luck = city.chance(f"post/{person.username}").randrange(4 * 360)
    since = date(2021, 6, 1) + timedelta(days=luck)
    since = min(since, days_before(city.present)[0] - timedelta(days=30))
    made = []
    for post in seat.posts:
        made.append(PostHeld(person=person, organisation=place, post=post, valid_from=since))
        city.staff.setdefault((place.pk, str(post)), []).append(person)
    return made


def _left(city: City, person: Person, index: int) -> PostHeld:
    """Somebody who gave her post up during these months."""
    days = days_before(city.present)
    home = city.departments()[1 + index * 2]
    ended = days[min(len(days) - 1, 10 + index * 12)]
    return PostHeld(
        person=person,
        organisation=home,
        post="handler",
        valid_from=date(2021, 3, 1),
        valid_to=ended,
    )


def _note_people(
    city: City,
    people: list[Person],
    jobs: list[tuple[Organisation, int, Seat]],
    held: list[PostHeld],
) -> None:
    at = city.present - timedelta(days=199)
    for person, (home, _, _) in zip(people, jobs, strict=True):
        city.book.note(
            at,
            MACHINE,
            "registry.person.added",
            "registry.person",
            person,
            home.path,
            new={"username": person.username},
        )
    for post in held:
        new = {"post": str(post.post), "organisation": post.organisation_id}
        place = post.organisation
        city.book.note(
            at, MACHINE, "registry.post.given", "registry.person", post.person, place.path, new=new
        )
