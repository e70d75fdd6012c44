"""To what is the directory narrowed?"""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from huiying.foundation.words import Words
from huiying.portal.reads.directory import Filters, owners, platforms
from huiying.registry.terms import ORGANISATION_KIND_NAMES


class DirectoryFilter(forms.Form):
    """A search form whose state lives in the address; what it cannot read it leaves out."""

    words = forms.CharField(
        label=_("Name"), max_length=60, required=False, widget=forms.TextInput({"type": "search"})
    )
    platform = forms.ChoiceField(label=_("Platform"), required=False)
    kind = forms.ChoiceField(label=_("Kind of organisation"), required=False)
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)

    def __init__(self, data: Mapping[str, object], *, language: str) -> None:
        super().__init__(data)
        every = [("", _("All"))]
        self._offer("platform", [*every, *_named(platforms(), language)])
        self._offer("kind", [*every, *_named(ORGANISATION_KIND_NAMES, language)])
        self._offer("organisation", [*every, *((str(o.pk), o.name) for o in owners())])

    def _offer(self, name: str, choices: list[tuple[str, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def filters(self) -> Filters:
        """What was asked for, as far as it is a possible choice."""
        self.is_valid()
        good = self.cleaned_data
        owner = good.get("organisation", "")
        return Filters(
            words=good.get("words", ""),
            platform=good.get("platform", ""),
            kind=good.get("kind", ""),
            organisation=int(owner) if owner else None,
        )


def _named(names: Mapping[str, Words], language: str) -> list[tuple[str, object]]:
    return [(str(key), name.in_language(language)) for key, name in names.items()]
