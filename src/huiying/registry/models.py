"""What does the registry keep? Organisations, people, posts held, accounts, duties."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from huiying.foundation.scope import ScopedModel
from huiying.foundation.sealed import SealedTextField
from huiying.registry.terms import HELD_POSTS, AccountState, OrganisationKind


class Organisation(models.Model):
    """A place in the tree. `path` lists the ids from the root, like `/1/7/`."""

    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in OrganisationKind])
    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=40)
    code = models.CharField(max_length=40, unique=True)
    path = models.CharField(max_length=200, db_index=True)
    phone = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "registry_organisation"
        indexes = [
            models.Index(
                fields=["path"], name="organisation_below", opclasses=["varchar_pattern_ops"]
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"], name="organisation_name_once_in_parent"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="organisation_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """How Django's sign-in finds a person."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """By sign-in name, capitals ignored."""
        return self.get(username__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in at the desk. What she may do follows from the posts she holds."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    email = models.EmailField(blank=True)
    phone = SealedTextField()
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(db_default=Now())

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        db_table = "registry_person"

    def __str__(self) -> str:
        return self.name


class PostHeld(models.Model):
    """One post that one person holds in one organisation from a day, perhaps to a day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts_held")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="posts_held"
    )
    post = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "registry_post_held"
        constraints = [
            models.CheckConstraint(
                condition=Q(post__in=sorted(HELD_POSTS)), name="post_held_is_a_post"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="post_held_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "post"],
                condition=Q(valid_to__isnull=True),
                name="post_held_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post}@{self.organisation_id}"


class Account(ScopedModel):
    """An official account on one platform, with its owner and the people who answer for it."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="accounts"
    )
    supervising = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    handle = models.CharField(max_length=80)
    slug = models.CharField(max_length=80, unique=True)
    certified_as = models.CharField(max_length=80, blank=True)
    positioning = models.TextField(blank=True)
    responsible = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    keeper = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(
        max_length=20,
        choices=[(s.value, s.value) for s in AccountState],
        default=AccountState.RUNNING,
    )
    opened_on = models.DateField()
    filed_on = models.DateField(null=True, blank=True)
    address = models.URLField(blank=True)
    base_url = models.URLField(blank=True)
    credentials = SealedTextField()
    demonstration = models.BooleanField(default=False)

    class Meta:
        db_table = "registry_account"
        indexes = [
            models.Index(fields=["organisation", "kind"], name="account_of_organisation"),
            models.Index(fields=["name", "id"], name="account_by_name"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "handle"], name="account_handle_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Duty(ScopedModel):
    """A matter (事项) and who handles it, findable in a citizen's own words."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="duties")
    handler = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    how_to = models.TextField(blank=True)
    link = models.URLField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "registry_duty"
        indexes = [models.Index(fields=["organisation", "title"], name="duty_of_organisation")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "title", "valid_from"], name="duty_once_in_organisation"
            )
        ]

    def __str__(self) -> str:
        return self.title
