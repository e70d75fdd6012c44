"""Who lives in a benchmark's city? Offices and the people in them, entered through the acts."""

from __future__ import annotations

from datetime import date

from huiying.foundation.scope import Actor
from huiying.registry import acts
from huiying.registry.models import Account, Organisation, Person
from huiying.registry.terms import OrganisationKind

MACHINE = Actor.machine("bench")
CITIZEN = Actor.citizen("portal")
LONG_AGO = date(2020, 1, 1)
PASSWORD = "a long enough sentence"


def add_office(parent: Organisation | None, kind: OrganisationKind, name: str) -> Organisation:
    """An organisation in force since long ago."""
    above = parent.pk if parent else None
    return acts.add_organisation(
        above, kind=kind, name=name, code=name, valid_from=LONG_AGO, by=MACHINE
    )


def add_person(office: Organisation, username: str, *posts: str) -> Person:
    """Somebody who has held these posts here since long ago."""
    person = acts.add_person(
        office.pk, username=username, name=username, password=PASSWORD, by=MACHINE
    )
    for post in posts:
        acts.give_post(person.pk, office.pk, post, valid_from=LONG_AGO, by=MACHINE)
    return person


def add_account(office: Organisation, kind: str) -> Account:
    """A running account of an office."""
    slug = f"{kind}-{office.pk}"
    form = acts.AccountForm(
        kind=kind, name=f"{office.name}发布", handle=slug, slug=slug, opened_on=LONG_AGO
    )
    return acts.register_account(office.pk, form, by=MACHINE)


def signed_in(person: Person) -> str:
    """The cookie of a browser in which this person has signed in."""
    from django.conf import settings
    from django.test import Client

    browser = Client()
    browser.force_login(person)
    return f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"
