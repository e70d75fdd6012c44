"""What does a reviewer fill in: five gates, a comment, and the seal of what was seen?"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from huiying.editorial.terms import GATE_NAMES
from huiying.foundation.ui.figures import spoken


class Review(forms.Form):
    """Approve or return. The seal names the content that stood on the reviewer's screen."""

    gates = forms.MultipleChoiceField(
        label=_("Five gates, each confirmed"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    comment = forms.CharField(
        label=_("Comment"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Needed to send it back: what must change, and where."),
    )
    seal = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        gates = self.fields["gates"]
        assert isinstance(gates, forms.MultipleChoiceField)
        gates.choices = [(str(gate), spoken(name)) for gate, name in GATE_NAMES.items()]


class Dismissal(forms.Form):
    """Why a finding stands as it is."""

    because = forms.CharField(label=_("Why it stays"), max_length=300, required=False)


class Withdrawal(forms.Form):
    """Why a piece is taken back, in words for the public."""

    because = forms.CharField(
        label=_("Reason, for the public to read"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
