"""What do the desk's tests need besides the cast? Somebody at the browser, and what she sends."""

from __future__ import annotations

from django.test import Client
from tests.cast import PASSWORD, City

from huiying.editorial.models import Piece, Version
from huiying.registry.models import Account, Person


def at_desk(person: Person) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def holding(city: City, post: str) -> Client:
    """The browser of the department's holder of a post."""
    return at_desk(city.people[post])


def newest(piece: Piece) -> Version:
    """The piece's newest version."""
    found = Version.objects.filter(piece=piece).order_by("-number").first()
    assert found is not None
    return found


def writing(account: Account, **changes: str) -> dict[str, str]:
    """The writing form as an editor fills it in."""
    values = {
        "title": "公园夜间延时开放",
        "summary": "延长至22时。",
        "writing": "夏季公园开放时间延长至22时。",
        "openness": "proactive",
        "original": "on",
        f"target_{account.pk}": "on",
    }
    return values | changes


def sign_in(username: str, password: str = PASSWORD) -> Client:
    """A browser that has just sent the sign-in form."""
    client = Client()
    client.post("/accounts/login/", {"login": username, "password": password})
    return client
