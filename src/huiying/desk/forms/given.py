"""What was filled in, field by field, also where the form is not valid yet?

The acts judge what they are given and their sentences are shown; a form only cuts what cannot be.
"""

from __future__ import annotations

from typing import Any

from django import forms


def given(form: forms.Form, name: str) -> Any:
    """The value of one field: cleaned where it could be, else empty."""
    form.is_valid()
    return form.cleaned_data.get(name) or ""
