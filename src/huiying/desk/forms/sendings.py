"""What does somebody fill in who looked at the platform herself?"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class Looked(forms.Form):
    """Where it stands, if it is there."""

    url = forms.URLField(
        label=_("Its address on the platform"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Copy it from the platform, if it has one."),
    )
