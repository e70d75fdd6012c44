"""What may this viewer see of the registry? Fetching is authorising."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache

from django.db.models import Max, Q, QuerySet

from huiying.foundation.clock import now, shanghai
from huiying.foundation.errors import Absent
from huiying.foundation.scope import Actor, Claim, ScopedQuerySet
from huiying.foundation.search.terms import Document
from huiying.foundation.text import Matched, Matcher
from huiying.registry.models import Account, Duty, Organisation, Person, PostHeld
from huiying.registry.terms import AccountState


def today() -> date:
    """The date in China now."""
    return shanghai(now()).date()


def in_force(day: date | None = None) -> Q:
    """The condition that a dated row holds on a day (today)."""
    day = day or today()
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def actor_for(person: Person, origin: str) -> Actor:
    """The person as she acts now: with every post she holds today."""
    held = (
        PostHeld.objects.filter(in_force(), person=person)
        .select_related("organisation")
        .order_by("id")
    )
    claims = tuple(Claim(h.post, h.organisation_id, h.organisation.path) for h in held)
    return Actor(person.pk, person.name, claims if person.is_active else (), origin)


def organisations(by: Actor) -> QuerySet[Organisation]:
    """The organisations in which the viewer holds a post, and all below them."""
    wanted = Q(pk__in=())
    for claim in by.claims:
        wanted |= Q(path__startswith=claim.path) if claim.path != "/" else Q(pk__isnull=False)
    return Organisation.objects.filter(wanted).order_by("path")


def organisation(by: Actor, pk: int) -> Organisation:
    """One organisation in sight; raises `Absent`."""
    found = organisations(by).filter(pk=pk).first()
    if found is None:
        raise Absent("registry.organisation.absent", id=pk)
    return found


def public_organisations() -> QuerySet[Organisation]:
    """Every organisation in force: the tree is public."""
    return Organisation.objects.filter(in_force()).order_by("path")


def accounts(by: Actor) -> ScopedQuerySet[Account]:
    """The register as the viewer may see it."""
    rows: ScopedQuerySet[Account] = Account.objects.visible_to(by)
    return rows.select_related("organisation", "responsible", "keeper").order_by("name", "id")


def account(by: Actor, pk: int) -> Account:
    """One account in sight; raises `Absent`."""
    found = accounts(by).filter(pk=pk).first()
    if found is None:
        raise Absent("registry.account.absent", id=pk)
    return found


def account_for_machine(by: Actor, pk: int) -> Account:
    """One account for a worker, which sees everything."""
    return account(by, pk)


def public_accounts() -> QuerySet[Account]:
    """The public directory: every account that has not been cancelled, closed ones marked."""
    rows: ScopedQuerySet[Account] = Account.objects.whole("the directory is public by rule")
    return (
        rows.exclude(state=AccountState.CANCELLED)
        .select_related("organisation")
        .order_by("name", "id")
    )


def duties(by: Actor) -> ScopedQuerySet[Duty]:
    """The duties in force that the viewer may see."""
    rows: ScopedQuerySet[Duty] = Duty.objects.visible_to(by)
    return rows.filter(in_force()).select_related("organisation", "handler").order_by("title", "id")


def public_duties() -> QuerySet[Duty]:
    """Who handles what is public."""
    rows: ScopedQuerySet[Duty] = Duty.objects.whole("who handles what is public")
    return rows.filter(in_force()).select_related("organisation", "handler").order_by("title", "id")


def duties_matching(asked: str, most: int = 3) -> list[tuple[Duty, Matched]]:
    """The duties that fit a citizen's words best, with the words that speak for each."""
    newest = public_duties().aggregate(newest=Max("id"))["newest"] or 0
    matched = _duty_matcher(newest, public_duties().count()).best(asked, most)
    found = public_duties().in_bulk([m.key for m in matched])
    return [(found[m.key], m) for m in matched if m.key in found]


@lru_cache(maxsize=1)
def _duty_matcher(newest: int, count: int) -> Matcher:
    """Built again when a duty was added or ended; the arguments only say so."""
    return Matcher({d.pk: f"{d.title} {d.words} {d.organisation.name}" for d in public_duties()})


def holders(organisation: Organisation, post: str) -> QuerySet[Person]:
    """Active people who hold a post in exactly this organisation today."""
    return Person.objects.filter(
        in_force_held(post), posts_held__organisation=organisation, is_active=True
    ).order_by("id")


def in_force_held(post: str) -> Q:
    """The condition on a person that one of her posts is this one, today."""
    day = today()
    return Q(posts_held__post=post, posts_held__valid_from__lte=day) & (
        Q(posts_held__valid_to__isnull=True) | Q(posts_held__valid_to__gte=day)
    )


def duty_documents(ids: Collection[int] | None) -> Iterator[Document]:
    """What the search index knows of duties."""
    rows = public_duties() if ids is None else public_duties().filter(pk__in=ids)
    for duty in rows.iterator(chunk_size=1000):
        text = f"{duty.words} {duty.how_to} {duty.basis} {duty.organisation.name}"
        yield Document("registry.duty", duty.pk, duty.title, text)


def account_documents(ids: Collection[int] | None) -> Iterator[Document]:
    """What the search index knows of accounts."""
    rows = public_accounts() if ids is None else public_accounts().filter(pk__in=ids)
    for account in rows.iterator(chunk_size=1000):
        text = f"{account.handle} {account.positioning} {account.organisation.name}"
        yield Document("registry.account", account.pk, account.name, text)
