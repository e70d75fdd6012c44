"""Who is looking or acting, with which posts, and what may they therefore see?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from huiying.foundation.errors import HuiyingError, Refused

MACHINE = "machine"
CITIZEN = "citizen"
EVERYWHERE = "/"


@dataclass(frozen=True, slots=True)
class Claim:
    """One post that somebody holds now, in one organisation and all below it."""

    post: str
    organisation: int
    path: str  # of the organisation, like /1/7/

    def covers(self, path: str) -> bool:
        """Whether the place lies in this claim's subtree."""
        return path.startswith(self.path)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something: a person with posts, a citizen at the portal, or a machine."""

    person: int | None
    name: str
    claims: tuple[Claim, ...]
    origin: str

    @classmethod
    def machine(cls, origin: str) -> Actor:
        """A worker or command, e.g. `worker.delivery`."""
        return cls(None, origin, (Claim(MACHINE, 0, EVERYWHERE),), origin)

    @classmethod
    def citizen(cls, origin: str) -> Actor:
        """Somebody from the public; who it is, is not known and not asked."""
        return cls(None, CITIZEN, (Claim(CITIZEN, 0, EVERYWHERE),), origin)

    def find_claim(self, posts: Iterable[str], path: str) -> Claim | None:
        """The most local claim that gives one of these posts at this place."""
        wanted = frozenset(posts)
        fitting = [c for c in self.claims if c.post in wanted and c.covers(path)]
        return max(fitting, key=lambda claim: len(claim.path), default=None)

    def may(self, posts: Iterable[str], path: str) -> bool:
        """Whether one of these posts is held here."""
        return self.find_claim(posts, path) is not None

    def claim(self, posts: Iterable[str], path: str, *, verb: str) -> Claim:
        """The claim under which the actor acts; raises `Refused` without one."""
        found = self.find_claim(posts, path)
        if found is None:
            raise Refused("foundation.scope.refused", verb=verb, name=self.name)
        return found


class UnscopedQuery(HuiyingError):
    """A query that says neither who is looking nor why everything may be seen: a defect."""


M = TypeVar("M", bound=models.Model)


class ScopedQuerySet(models.QuerySet[M]):
    """A queryset that refuses to run until it knows who is looking.

    The model names the lookup to its organisation's path in `scope_lookup`. Rows reached from an
    instance that was already fetched (`case.messages`) are as visible as that instance.
    """

    _scoped: bool = False

    def visible_to(self, by: Actor, posts: Iterable[str] | None = None) -> Self:
        """Rows in the subtrees where the actor holds a post (one of `posts` if given)."""
        wanted = None if posts is None else frozenset(posts)
        lookup: str = getattr(self.model, "scope_lookup", "organisation__path")
        seen = Q(pk__in=())
        for claim in by.claims:
            if claim.post != CITIZEN and (wanted is None or claim.post in wanted):
                seen |= (
                    Q() if claim.path == EVERYWHERE else Q(**{f"{lookup}__startswith": claim.path})
                )
                if claim.path == EVERYWHERE:
                    return self._mark()
        return self.filter(seen)._mark()

    def whole(self, reason: str) -> Self:
        """All rows, with the reason why this query may see them (read in review, not stored)."""
        assert reason
        return self._mark()

    def _mark(self) -> Self:
        clone: Self = self._chain()  # type: ignore[attr-defined]
        clone._scoped = True
        return clone

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._scoped = self._scoped
        return clone

    def _demand_scope(self) -> None:
        if not (self._scoped or "instance" in self._hints or self.query.is_empty()):  # type: ignore[attr-defined]
            raise UnscopedQuery("foundation.scope.unscoped", model=self.model._meta.label)

    def _fetch_all(self) -> None:
        self._demand_scope()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        """As Django's, once the scope is known."""
        self._demand_scope()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        """As Django's, once the scope is known."""
        self._demand_scope()
        return super().count()

    def exists(self) -> bool:
        """As Django's, once the scope is known."""
        self._demand_scope()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """As Django's, once the scope is known."""
        self._demand_scope()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        """As Django's, once the scope is known."""
        self._demand_scope()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        """As Django's, once the scope is known."""
        self._demand_scope()
        return super().delete()


class ScopedModel(models.Model):
    """A noun that belongs to an organisation: `objects` refuses unscoped queries."""

    scope_lookup: ClassVar[str] = "organisation__path"

    objects: ClassVar[models.Manager[Any]] = models.Manager.from_queryset(ScopedQuerySet)()

    class Meta:
        abstract = True
