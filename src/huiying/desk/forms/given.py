"""What was filled in, field by field, also where the form is not valid yet?

The acts judge what they are given and their sentences are shown; a form only cuts what cannot be.
"""

from __future__ import annotations

from typing import Any

from django import forms

LONGEST_NUMBER = 18  # digits that surely fit a table's bigint


def whole_number(text: str) -> int:
    """The number that a field holds; 0, which no row has, for whatever else was sent."""
    plain = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
    return int(text) if plain else 0


def given(form: forms.Form, name: str) -> Any:
    """The value of one field: cleaned where it could be, else empty."""
    form.is_valid()
    return form.cleaned_data.get(name) or ""
