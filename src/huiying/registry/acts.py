"""What can be done in the registry? Every verb, each in one transaction with its journal line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError

from huiying.channels.catalogue import channel
from huiying.foundation.acts import act
from huiying.foundation.errors import Conflict, Refused, Unusable
from huiying.foundation.journal.record import Subject, record
from huiying.foundation.scope import EVERYWHERE, Actor
from huiying.registry import reads
from huiying.registry.models import Account, Duty, Organisation, Person, PostHeld
from huiying.registry.rules import child_path
from huiying.registry.terms import HELD_POSTS, MAY, Post


@dataclass(frozen=True, slots=True)
class AccountForm:
    """What the register wants to know of an account (domain reference, 账号台账)."""

    kind: str
    name: str
    handle: str
    slug: str
    opened_on: date
    positioning: str = ""
    certified_as: str = ""
    address: str = ""
    base_url: str = ""
    filed_on: date | None = None
    responsible: int | None = None
    keeper: int | None = None
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class DutyForm:
    """What a matter needs so that a citizen finds who handles it."""

    title: str
    words: str = ""
    handler: int | None = None
    basis: str = ""
    how_to: str = ""
    link: str = ""
    phone: str = ""


@act
def add_organisation(
    parent: int | None,
    *,
    kind: str,
    name: str,
    code: str,
    by: Actor,
    short_name: str = "",
    phone: str = "",
    valid_from: date | None = None,
) -> Organisation:
    """Enter an organisation below another (or as the root); raises `Refused`, `Conflict`."""
    above = reads.organisation(by, parent) if parent else None
    place = above.path if above else EVERYWHERE
    claim = by.claim(MAY["add_organisation"], place, verb="add_organisation")
    if Organisation.objects.filter(code=code).exists():
        raise Conflict("registry.organisation.code_taken", taken=code)
    made = Organisation.objects.create(
        parent=above,
        kind=kind,
        name=name,
        short_name=short_name or name,
        code=code,
        phone=phone,
        valid_from=valid_from or reads.today(),
    )
    made.path = child_path(place, made.pk)
    made.save(update_fields=["path"])
    new = {"name": name, "kind": kind, "code": code}
    record(
        by,
        claim,
        "registry.organisation.added",
        Subject("registry.organisation", made.pk),
        scope=made.path,
        new=new,
    )
    return made


@act
def add_person(
    organisation: int,
    *,
    username: str,
    name: str,
    password: str,
    by: Actor,
    phone: str = "",
) -> Person:
    """Enter somebody who will hold a post in this organisation; she can do nothing yet."""
    place = reads.organisation(by, organisation)
    claim = by.claim(MAY["add_person"], place.path, verb="add_person")
    if Person.objects.filter(username__iexact=username).exists():
        raise Conflict("registry.person.username_taken", username=username)
    person = Person(username=username, name=name, phone=phone)
    person.set_password(password)
    person.save()
    record(
        by,
        claim,
        "registry.person.added",
        Subject("registry.person", person.pk),
        scope=place.path,
        new={"username": username},
    )
    return person


@act
def give_post(
    person: int,
    organisation: int,
    post: str,
    *,
    by: Actor,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> PostHeld:
    """Charge a person with a post from a day on; an outsourced operator never signs."""
    place = reads.organisation(by, organisation)
    claim = by.claim(MAY["give_post"], place.path, verb="give_post")
    if post not in HELD_POSTS:
        raise Unusable("registry.post.unknown", post=post)
    if by.person == person:
        raise Refused("registry.post.not_to_oneself", name=by.name)
    _refuse_signing_operator(person, post)
    try:
        held = PostHeld.objects.create(
            person_id=person,
            organisation=place,
            post=post,
            valid_from=valid_from or reads.today(),
            valid_to=valid_to,
        )
    except IntegrityError as trouble:
        raise Conflict("registry.post.held_already", post=post) from trouble
    record(
        by,
        claim,
        "registry.post.given",
        Subject("registry.person", person),
        scope=place.path,
        new={"post": post, "organisation": place.pk},
    )
    return held


def _refuse_signing_operator(person: int, post: str) -> None:
    outsourced = {Post.OPERATOR.value}
    deciding = {Post.REVIEWER.value, Post.SIGNATORY.value, Post.SUPERVISOR.value}
    held = set(
        PostHeld.objects.filter(reads.in_force(), person_id=person).values_list("post", flat=True)
    )
    if (post in deciding and held & outsourced) or (post in outsourced and held & deciding):
        raise Conflict("registry.post.operator_may_not_decide", post=post)


@act
def end_post(held: int, *, by: Actor, on: date | None = None) -> PostHeld:
    """Take a post back as of a day (today); what was done under it stays."""
    row = PostHeld.objects.select_related("organisation").filter(pk=held).first()
    if row is None:
        raise Conflict("registry.post.not_held", id=held)
    claim = by.claim(MAY["end_post"], row.organisation.path, verb="end_post")
    last = on or reads.today()
    if row.valid_to is not None or last < row.valid_from:
        raise Conflict("registry.post.ended_already", id=held)
    row.valid_to = last
    row.save(update_fields=["valid_to"])
    record(
        by,
        claim,
        "registry.post.ended",
        Subject("registry.person", row.person_id),
        scope=row.organisation.path,
        new={"post": row.post, "valid_to": last.isoformat()},
    )
    return row


@act
def register_account(organisation: int, form: AccountForm, *, by: Actor) -> Account:
    """Enter an official account; one organisation, one account per platform (123号 四(一))."""
    owner = reads.organisation(by, organisation)
    claim = by.claim(MAY["register_account"], owner.path, verb="register_account")
    channel(form.kind)
    existing: Account | None = (
        Account.objects.visible_to(by).filter(organisation=owner, kind=form.kind).first()
    )
    if existing is not None:
        raise Conflict("registry.account.one_per_platform", name=existing.name)
    try:
        made = Account.objects.create(organisation=owner, supervising=owner.parent, **_fields(form))
    except IntegrityError as trouble:
        raise Conflict("registry.account.handle_taken", handle=form.handle) from trouble
    record(
        by,
        claim,
        "registry.account.registered",
        Subject("registry.account", made.pk),
        scope=owner.path,
        new={"kind": form.kind, "name": form.name, "handle": form.handle},
    )
    return made


def _fields(form: AccountForm) -> dict[str, object]:
    return {
        "kind": form.kind,
        "name": form.name,
        "handle": form.handle,
        "slug": form.slug,
        "opened_on": form.opened_on,
        "positioning": form.positioning,
        "certified_as": form.certified_as,
        "address": form.address,
        "base_url": form.base_url,
        "filed_on": form.filed_on,
        "responsible_id": form.responsible,
        "keeper_id": form.keeper,
        "demonstration": form.demonstration,
    }


DESCRIBABLE = ("positioning", "certified_as", "responsible_id", "keeper_id", "address")


@act
def describe_account(
    account: int, changes: Mapping[str, str | int | None], *, by: Actor
) -> Account:
    """Change what the register says of an account; unknown fields are `Unusable`."""
    found = reads.account(by, account)
    claim = by.claim(MAY["describe_account"], found.organisation.path, verb="describe_account")
    if unknown := set(changes) - set(DESCRIBABLE):
        raise Unusable("registry.account.field_unknown", field=", ".join(sorted(unknown)))
    old = {name: getattr(found, name) for name in changes}
    for name, value in changes.items():
        setattr(found, name, value)
    found.save(update_fields=list(changes))
    record(
        by,
        claim,
        "registry.account.described",
        Subject("registry.account", found.pk),
        scope=found.organisation.path,
        old=old,
        new=dict(changes),
    )
    return found


@act
def keep_credentials(
    account: int, credentials: Mapping[str, str], *, by: Actor, base_url: str | None = None
) -> Account:
    """Store what the platform gave the owner, encrypted; the journal keeps only which fields."""
    found = reads.account(by, account)
    claim = by.claim(MAY["keep_credentials"], found.organisation.path, verb="keep_credentials")
    declared = {field.name for field in channel(found.kind).credentials}
    if unknown := set(credentials) - declared:
        raise Unusable("registry.credentials.unknown", field=", ".join(sorted(unknown)))
    found.credentials = json.dumps(dict(credentials), ensure_ascii=False)
    if base_url is not None:
        found.base_url = base_url
    found.save(update_fields=["credentials", "base_url"])
    found.refresh_from_db()
    record(
        by,
        claim,
        "registry.account.credentials_kept",
        Subject("registry.account", found.pk),
        scope=found.organisation.path,
        new={"fields": sorted(credentials)},
    )
    return found


@act
def add_duty(organisation: int, form: DutyForm, *, by: Actor) -> Duty:
    """Say who handles a matter, from today."""
    lead = reads.organisation(by, organisation)
    claim = by.claim(MAY["add_duty"], lead.path, verb="add_duty")
    try:
        made = Duty.objects.create(
            organisation=lead,
            handler_id=form.handler,
            title=form.title,
            words=form.words,
            basis=form.basis,
            how_to=form.how_to,
            link=form.link,
            phone=form.phone,
            valid_from=reads.today(),
        )
    except IntegrityError as trouble:
        raise Conflict("registry.duty.there_already", title=form.title) from trouble
    record(
        by,
        claim,
        "registry.duty.added",
        Subject("registry.duty", made.pk),
        scope=lead.path,
        new={"title": form.title},
    )
    return made
