"""For which matter, received when, shall the date be worked out?"""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from huiying.inbox.terms import CASE_TYPE_NAMES, CaseType


def _kind_label(kind: CaseType) -> str:
    return CASE_TYPE_NAMES[kind].in_language(get_language() or "zh-hans")


kind_label = lazy(_kind_label, str)


class DeadlineForm(forms.Form):
    """A day, a time and a type; Beijing time."""

    received = forms.DateTimeField(
        label=_("Received at (Beijing time)"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Please write it like 2026-09-30 16:50.")},
    )
    type = forms.ChoiceField(
        label=_("What kind of matter is it?"),
        choices=[(kind.value, kind_label(kind)) for kind in CaseType],
    )

    def asked(self) -> tuple[CaseType, datetime]:
        """What was asked; valid forms only."""
        return CaseType(self.cleaned_data["type"]), self.cleaned_data["received"]
