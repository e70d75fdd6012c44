"""Does the same seed give the same city, and another seed another?"""

from __future__ import annotations

import hashlib

import pytest

from huiying.answers.models import Rating, Reply
from huiying.config.demo.tests.small import filled_and_undone
from huiying.delivery.models import Reading
from huiying.editorial.models import Piece, Review
from huiying.inbox.models import Case, HandOver
from huiying.registry.models import Account, Duty, Person, PostHeld

WHY = "a test looks at the whole city"

pytestmark = pytest.mark.django_db


def digest() -> str:
    """What the city says, without keys, codes and the clock of today's acts."""
    parts = [
        sorted(Person.objects.values_list("username", "name")),
        sorted(PostHeld.objects.values_list("person__username", "post", "organisation__code")),
        sorted(Account.objects.whole(WHY).values_list("slug", "name", "handle", "opened_on")),
        sorted(Duty.objects.whole(WHY).values_list("title", "handler__username", "phone")),
        sorted(Piece.objects.whole(WHY).values_list("title", "state", "newest__body")),
        sorted(Case.objects.whole(WHY).values_list("body", "type", "state", "handler__username")),
        sorted(Reply.objects.whole(WHY).values_list("body", "state", "reviewer__username")),
        sorted(Rating.objects.values_list("case__body", "level", "reason", "at")),
        sorted(Reading.objects.values_list("day", "values__likes", "read_at")),
        sorted(HandOver.objects.values_list("case__body", "to_handler__username", "return_basis")),
        sorted(Review.objects.values_list("person__username", "step", "approved", "comment")),
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def digest_of(seed: int) -> str:
    """The digest of a city that is filled and undone."""
    with filled_and_undone(seed):
        return digest()


def test_it_is_the_same_city_for_the_same_seed_and_present() -> None:
    assert digest_of(7) == digest_of(7)


def test_it_is_another_city_for_another_seed() -> None:
    assert digest_of(7) != digest_of(8)
