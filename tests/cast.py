"""Who plays in the tests? A small standing cast with known rights, made through the acts.

`make_city()` once, then `city.actor("editor")`. Everybody belongs to the same department unless a
test says otherwise; `city.stranger` holds posts in another department only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from huiying.editorial.acts import (
    PieceForm,
    VariantForm,
    review_piece,
    sign_piece,
    submit_piece,
    write_piece,
)
from huiying.editorial.models import Piece
from huiying.editorial.terms import Gate
from huiying.foundation.scope import Actor
from huiying.registry import acts
from huiying.registry.models import Account, Organisation, Person
from huiying.registry.reads import actor_for
from huiying.registry.terms import HELD_POSTS, OrganisationKind, Post

MACHINE = Actor.machine("test")
ALL_GATES = tuple(gate.value for gate in Gate)
PASSWORD = "a long enough sentence"
LONG_AGO = date(2020, 1, 1)


@dataclass
class City:
    """A city with a district, two departments, and one person for each post in the first."""

    root: Organisation
    district: Organisation
    department: Organisation
    other: Organisation
    people: dict[str, Person] = field(default_factory=dict)

    def actor(self, post: str) -> Actor:
        """The person who holds this post in the department, as she acts now."""
        return actor_for(self.people[post], "test")

    @property
    def second_reviewer(self) -> Actor:
        """A reviewer beside the first."""
        return actor_for(self.people["second_reviewer"], "test")

    @property
    def stranger(self) -> Actor:
        """Somebody who holds every post, but in the other department."""
        return actor_for(self.people["stranger"], "test")


def make_city() -> City:
    """The standing cast."""
    root = make_organisation(None, OrganisationKind.CITY, "澜州市")
    district = make_organisation(root, OrganisationKind.DISTRICT, "泊云区")
    department = make_organisation(district, OrganisationKind.DEPARTMENT, "城市管理局")
    other = make_organisation(district, OrganisationKind.DEPARTMENT, "水务局")
    city = City(root, district, department, other)
    for post in sorted(HELD_POSTS):
        city.people[post] = make_person(department, post, post)
    city.people["second_reviewer"] = make_person(department, "second_reviewer", Post.REVIEWER)
    city.people["stranger"] = make_person(other, "stranger", *sorted(HELD_POSTS - {Post.OPERATOR}))
    return city


def make_organisation(parent: Organisation | None, kind: str, name: str) -> Organisation:
    """An organisation in force since long ago."""
    return acts.add_organisation(
        parent.pk if parent else None,
        kind=kind,
        name=name,
        code=f"code-{name}",
        valid_from=LONG_AGO,
        by=MACHINE,
    )


def make_person(organisation: Organisation, username: str, *posts: str) -> Person:
    """A person who has held these posts here since long ago."""
    person = acts.add_person(
        organisation.pk, username=username, name=f"{username} 甲", password=PASSWORD, by=MACHINE
    )
    for post in posts:
        acts.give_post(person.pk, organisation.pk, post, valid_from=LONG_AGO, by=MACHINE)
    return person


def make_account(
    organisation: Organisation,
    kind: str = "notebook",
    *,
    base_url: str = "",
    credentials: dict[str, str] | None = None,
) -> Account:
    """A running account of an organisation, with credentials if given."""
    form = acts.AccountForm(
        kind=kind,
        name=f"{organisation.name}发布",
        handle=f"{kind}-{organisation.pk}",
        slug=f"{kind}-{organisation.pk}",
        opened_on=LONG_AGO,
        base_url=base_url,
        demonstration=True,
    )
    account = acts.register_account(organisation.pk, form, by=MACHINE)
    if credentials:
        account = acts.keep_credentials(account.pk, credentials, base_url=base_url, by=MACHINE)
    return account


def piece_form(*accounts: Account, **changes: object) -> PieceForm:
    """What an editor writes who thinks of nothing special."""
    values: dict[str, object] = {
        "title": "七月一日起公园夜间延时开放",
        "summary": "夏季公园夜间延时开放至22时。",
        "writing": "夏季公园开放时间延长至22时。\n\n## 哪些公园\n\n- 滨江公园\n- 泊云公园",
        "variants": tuple(VariantForm(kind=account.kind) for account in accounts),
        "targets": tuple((account.pk, "") for account in accounts),
    }
    return PieceForm(**{**values, **changes})  # type: ignore[arg-type]


def make_piece(city: City, *accounts: Account, **changes: object) -> Piece:
    """A draft by the department's editor."""
    return write_piece(
        city.department.pk, piece_form(*accounts, **changes), by=city.actor(Post.EDITOR)
    )


def make_signed_piece(city: City, *accounts: Account, **changes: object) -> Piece:
    """A piece that went through all three reviews by three different people."""
    piece = make_piece(city, *accounts, **changes)
    assert piece.newest is not None
    seal = piece.newest.seal
    submit_piece(piece.pk, by=city.actor(Post.EDITOR))
    review_piece(piece.pk, seal=seal, gates=ALL_GATES, by=city.actor(Post.REVIEWER))
    review_piece(piece.pk, seal=seal, gates=ALL_GATES, by=city.second_reviewer)
    sign_piece(piece.pk, seal=seal, gates=ALL_GATES, by=city.actor(Post.SIGNATORY))
    piece.refresh_from_db()
    return piece
