"""What do duty officers and handlers fill in when a case moves on?"""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from huiying.foundation.ui.figures import spoken
from huiying.inbox.terms import CASE_TYPE_NAMES, OUTCOME_NAMES, REFUSAL_GROUNDS
from huiying.registry.models import Organisation, Person


def _small() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 3})


class Dispatch(forms.Form):
    """To which organisation the case goes; without a name it is somebody's turn there."""

    organisation = forms.TypedChoiceField(label=_("Organisation in charge"), coerce=int)

    def __init__(self, *args: object, organisations: Iterable[Organisation], **kw: object) -> None:
        super().__init__(*args, **kw)  # type: ignore[arg-type]
        _choose(self, "organisation", [(str(o.pk), o.name) for o in organisations])


class Reassign(forms.Form):
    """Which colleague of the same organisation takes it."""

    handler = forms.TypedChoiceField(label=_("Handler"), coerce=int)

    def __init__(self, *args: object, people: Iterable[Person], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        _choose(self, "handler", [(str(p.pk), p.name) for p in people])


class Refusal(forms.Form):
    """On which ground a case is not accepted, and where the person can turn instead."""

    ground = forms.ChoiceField(label=_("Ground"))
    where_to_turn = forms.CharField(
        label=_("Where to turn instead"),
        widget=_small(),
        required=False,
        help_text=_("The citizen reads this."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        _choose(self, "ground", [(g.key, spoken(g.name)) for g in REFUSAL_GROUNDS])


class Returning(forms.Form):
    """On which basis a case is not ours."""

    basis = forms.CharField(
        label=_("Basis"),
        widget=_small(),
        required=False,
        help_text=_("The clause by which it belongs elsewhere. Once ruled, it cannot be returned."),
    )


class Classify(forms.Form):
    """What the person wants; the term follows from it."""

    type = forms.ChoiceField(label=_("Type"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        _choose(self, "type", [(str(k), spoken(n)) for k, n in CASE_TYPE_NAMES.items()])


class Noting(forms.Form):
    """What colleagues should know; the citizen does not see it."""

    text = forms.CharField(label=_("Note for colleagues"), widget=_small(), required=False)


class Revealing(forms.Form):
    """Why the contact must be seen."""

    reason = forms.CharField(
        label=_("Why do you need it?"),
        max_length=200,
        required=False,
        help_text=_("That you looked, and why, is kept in the journal."),
    )


class Closing(forms.Form):
    """How a case ended: closed is not the same as solved."""

    outcome = forms.ChoiceField(label=_("How did it end?"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        _choose(self, "outcome", [(str(k), spoken(n)) for k, n in OUTCOME_NAMES.items()])


class Publishing(forms.Form):
    """The redacted words in which an answered case is shown to everybody."""

    title = forms.CharField(label=_("Title, without personal data"), max_length=200)
    body = forms.CharField(label=_("Text, without personal data"), widget=forms.Textarea)


class Answer(forms.Form):
    """The reply to one person."""

    body = forms.CharField(
        label=_("Reply"), widget=forms.Textarea(attrs={"rows": 7, "data-key": "r"}), required=False
    )


class Verdict(forms.Form):
    """What the second person decides about a reply."""

    seal = forms.CharField(widget=forms.HiddenInput, required=False)
    comment = forms.CharField(
        label=_("What must change"),
        widget=_small(),
        required=False,
        help_text=_("Needed to send it back."),
    )


class Leaving(forms.Form):
    """Why an answer that could not be delivered stands on the tracker alone."""

    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)


def _choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
