"""What do a technician and a supervisor fill in about an account?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiying.channels.contract import CredentialField
from huiying.foundation.ui.figures import spoken


class Credentials(forms.Form):
    """What the platform gave the account's owner. No kept value is ever shown back."""

    base_url = forms.URLField(
        label=_("Address of the platform"),
        required=False,
        assume_scheme="https",
        help_text=_("Empty: the platform's official address."),
    )

    def __init__(self, *args: Any, fields: Sequence[CredentialField], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in fields:
            self.fields[f"credential_{field.name}"] = _field(field)

    def values(self) -> dict[str, str]:
        """What was filled in, by the platform's own names."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        prefix = "credential_"
        return {n.removeprefix(prefix): v for n, v in given.items() if n.startswith(prefix)}


class Description(forms.Form):
    """What the register says of an account."""

    positioning = forms.CharField(
        label=_("Positioning"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    certified_as = forms.CharField(label=_("Certified as"), max_length=80, required=False)
    address = forms.URLField(label=_("Public address"), required=False, assume_scheme="https")


def _field(field: CredentialField) -> forms.CharField:
    attrs = {"autocomplete": "off", "spellcheck": "false", "data-draft-skip": ""}
    secret = forms.PasswordInput(attrs=attrs | {"autocomplete": "new-password"})
    return forms.CharField(
        label=spoken(field.label),
        help_text=spoken(field.help),
        required=field.required,
        initial=field.default,
        max_length=2000,
        widget=secret if field.secret else forms.TextInput(attrs=attrs),
    )
