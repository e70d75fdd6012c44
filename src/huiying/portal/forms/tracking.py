"""What does somebody write who follows, completes or judges her case?"""

from __future__ import annotations

from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from huiying.answers.terms import LEVELS
from huiying.inbox.acts.cases import BODY_MOST

LONGEST_REASON = 500


def _level_label(level: int) -> str:
    return LEVELS[level].in_language(get_language() or "zh-hans")


level_label = lazy(_level_label, str)


class TrackForm(forms.Form):
    """Number and query code, as they stand on the receipt; capitals and hyphens do not matter."""

    number = forms.CharField(
        label=_("Case number"),
        help_text=_("Like 20261121-000123; it stands on your receipt."),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric"}),
        error_messages={"required": _("Please write the case number.")},
    )
    code = forms.CharField(
        label=_("Query code"),
        help_text=_("Twelve letters and digits, like K7PX-9M2D-QW4T."),
        max_length=40,
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Please write the query code.")},
    )


class AddForm(forms.Form):
    """Something more on a case."""

    body = forms.CharField(
        label=_("Add something"),
        help_text=_("Something new, or an answer to what we asked you."),
        max_length=BODY_MOST,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Please write what you want to add.")},
    )
    token = forms.CharField(max_length=64, min_length=16, widget=forms.HiddenInput)


class RatingForm(forms.Form):
    """What the citizen thinks of the answer: five levels and, if she likes, why."""

    level = forms.TypedChoiceField(
        label=_("How good is this answer?"),
        coerce=int,
        choices=[(level, level_label(level)) for level in LEVELS],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one of the five.")},
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("It is read by somebody other than the person who answered."),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
