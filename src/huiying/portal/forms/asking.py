"""What does somebody write who asks, complains, suggests or thanks?"""

from __future__ import annotations

import re
import secrets
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from huiying.inbox.acts import CaseForm
from huiying.inbox.acts.cases import BODY_MOST, TITLE_MOST
from huiying.inbox.terms import CASE_TYPE_NAMES, CaseType

PHONE = re.compile(r"^\+?[0-9][0-9 \-]{5,18}[0-9]$")
PHONE_WRONG = _("Please check the number: digits only, like 13800000000.")
FEWEST_LETTERS = 2
TYPE_HINTS = {
    CaseType.INQUIRY: _("I want to know something"),
    CaseType.HELP: _("Something must be done or mended"),
    CaseType.COMPLAINT: _("I was treated badly, or a service is bad"),
    CaseType.REPORT: _("Somebody breaks the law; your report is protected"),
    CaseType.SUGGESTION: _("Something could be better"),
    CaseType.PRAISE: _("Somebody did well"),
    CaseType.OTHER: _("None of these"),
}


def _type_label(kind: CaseType) -> str:
    name = CASE_TYPE_NAMES[kind].in_language(get_language() or "zh-hans")
    return f"{name} · {TYPE_HINTS[kind]}"


type_label = lazy(_type_label, str)


def fresh_token() -> str:
    """What makes sending the same form twice one case; nobody else can guess it."""
    return secrets.token_urlsafe(24)


class AskForm(forms.Form):
    """The form for a new case. The order is the order on the screen."""

    body = forms.CharField(
        label=_("What do you want to tell us?"),
        help_text=_("What happened, when, and what do you expect? No identity number, please."),
        min_length=FEWEST_LETTERS,
        max_length=BODY_MOST,
        widget=forms.Textarea({"rows": 7}),
        error_messages={"required": _("Please write what it is about.")},
    )
    type = forms.ChoiceField(
        label=_("What kind of matter is it?"),
        choices=[(kind.value, type_label(kind)) for kind in CaseType],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one; it decides how soon you get an answer.")},
    )
    place = forms.CharField(
        label=_("Where is it?"),
        help_text=_("Street and number, or a place that people know."),
        max_length=200,
        required=False,
    )
    title = forms.CharField(
        label=_("A short title"),
        help_text=_("If you leave it empty, we take your first words."),
        max_length=TITLE_MOST,
        required=False,
    )
    phone = forms.CharField(
        label=_("Phone"),
        help_text=_("Only if we may ask you something. Encrypted; every look at it is recorded."),
        max_length=24,
        required=False,
        validators=[RegexValidator(PHONE, PHONE_WRONG)],
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    is_public = forms.BooleanField(
        label=_("My question and the answer may be published, without anything about me"),
        required=False,
    )
    duty = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    token = forms.CharField(max_length=64, min_length=16, widget=forms.HiddenInput)
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_website(self) -> str:
        """Only a program fills in what people do not see."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("This field must stay empty. Nothing was sent."))
        return ""

    def as_case(self) -> CaseForm:
        """What the inbox wants to know; valid forms only."""
        good: dict[str, Any] = self.cleaned_data
        return CaseForm(
            body=good["body"],
            token=good["token"],
            type=CaseType(good["type"]),
            title=good["title"],
            place=good["place"],
            phone=good["phone"],
            email=good["email"],
            is_public=good["is_public"],
            duty=good["duty"],
        )
