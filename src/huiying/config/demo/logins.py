"""As whom can a visitor sign in?"""

from __future__ import annotations

from typing import NamedTuple

from huiying.config.demo.people import PASSPHRASE
from huiying.registry.models import PostHeld
from huiying.registry.terms import POST_NAMES

OFFERED = (
    "editor",
    "reviewer",
    "reviewer2",
    "signatory",
    "handler",
    "duty",
    "technician",
    "supervisor",
    "inspector",
    "shuiwu",
)


class Login(NamedTuple):
    """One person to be: how she signs in, what she is called, which posts she holds where."""

    username: str
    password: str
    name: str
    post: str
    organisation: str


def logins() -> list[Login]:
    """One login for each kind of post, in the order in which a piece or a case meets them."""
    held = PostHeld.objects.filter(person__username__in=OFFERED, valid_to__isnull=True)
    found: dict[str, list[PostHeld]] = {}
    for row in held.select_related("person", "organisation").order_by("id"):
        found.setdefault(row.person.username, []).append(row)
    return [_login(name, found[name]) for name in OFFERED if name in found]


def _login(username: str, held: list[PostHeld]) -> Login:
    posts = "、".join(POST_NAMES[row.post].zh for row in held)
    first = held[0]
    return Login(username, PASSPHRASE, first.person.name, posts, first.organisation.short_name)
