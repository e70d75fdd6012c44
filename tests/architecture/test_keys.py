"""Does every key between tables point backwards, and can no early stage walk forwards?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.db.models import ForeignKey

from tests.architecture.order import stages

ORDER = {name: place for place, name in enumerate(stages())}


@dataclass(frozen=True)
class Key:
    """A foreign key: the stage it stands in, the stage it points to, and its way back."""

    owner: str
    target: str
    hidden: bool
    name: str


def crooked(keys: Iterable[Key]) -> list[str]:
    """Keys that point to a later stage, or by which an earlier stage could walk to a later one."""
    return [
        key.name
        for key in keys
        if ORDER[key.target] > ORDER[key.owner] or (key.target != key.owner and not key.hidden)
    ]


def keys() -> list[Key]:
    """Every foreign key of our own tables."""
    return [
        Key(
            model._meta.app_label,
            field.related_model._meta.app_label,
            field.remote_field.hidden,
            str(field),
        )
        for model in apps.get_models()
        if model.__module__.startswith("huiying.")
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model._meta.app_label in ORDER
    ]


def test_every_key_points_backwards() -> None:
    assert crooked(keys()) == []


def test_there_are_keys_to_look_at() -> None:
    assert len(keys()) > 20


@pytest.mark.parametrize(
    "key",
    [
        Key("registry", "inbox", True, "forwards"),
        Key("foundation", "registry", True, "from the ground"),
        Key("inbox", "registry", False, "a way back"),
    ],
)
def test_a_crooked_key_is_found(key: Key) -> None:
    assert crooked([key]) == [key.name]
