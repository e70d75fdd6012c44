"""Can the database alone read personal data, and is every look at it written down?"""

from __future__ import annotations

import pytest
from django.db import connection

from huiying.foundation.errors import Unusable
from huiying.foundation.journal.models import Line
from huiying.foundation.journal.record import Subject, open_for
from huiying.foundation.scope import Actor
from huiying.foundation.sealed import Sealed, blind_index
from huiying.registry.models import Person

PHONE = "000-1234-5678"


@pytest.fixture
def person(db: None) -> Person:
    made = Person.objects.create(username="p", name="甲", phone=PHONE)
    made.refresh_from_db()
    return made


def test_it_does_not_stand_in_the_table(person: Person) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM registry_person")
        (stored,) = cursor.fetchone()
    assert PHONE.encode() not in bytes(stored)


def test_it_does_not_show_itself(person: Person) -> None:
    assert PHONE not in f"{person.phone} {person.phone!r}"


def test_saving_again_keeps_it(person: Person) -> None:
    person.name = "乙"
    person.save()
    person.refresh_from_db()
    assert person.phone.open_by_machine() == PHONE


def test_a_look_is_journalled(person: Person) -> None:
    machine = Actor.machine("test")
    shown = open_for(
        person.phone,
        machine,
        machine.claims[0],
        Subject("registry.person", person.pk),
        scope="/",
        field="phone",
        reason="回电",
    )
    line = Line.objects.latest("id")
    assert (shown, line.happened, line.new) == (
        PHONE,
        "foundation.personal.seen",
        {"field": "phone", "reason": "回电"},
    )


def test_one_altered_byte_is_noticed() -> None:
    sealed = Sealed.of(PHONE, "t.c")
    broken = bytes([*sealed.stored[:-1], sealed.stored[-1] ^ 1])
    with pytest.raises(Unusable):
        Sealed(broken, "t.c").open_by_machine()


def test_a_value_moved_to_another_column_is_noticed() -> None:
    with pytest.raises(Unusable):
        Sealed(Sealed.of(PHONE, "t.c").stored, "t.other").open_by_machine()


def test_equal_values_have_equal_indices_for_one_purpose_only() -> None:
    assert blind_index("a", PHONE) == blind_index("a", PHONE) != blind_index("b", PHONE)
