"""What does an editor fill in to write a piece, and how does it become the act's own form?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from huiying.desk.drawing.channels import kind_name, modes_of, variant_parts
from huiying.desk.drawing.writing import writing_of
from huiying.desk.forms.given import whole_number
from huiying.editorial.acts import PieceForm, VariantForm
from huiying.editorial.models import Variant, Version
from huiying.editorial.rules import Content, VariantContent
from huiying.editorial.terms import OPENNESS_NAMES, Openness
from huiying.foundation.clock import shanghai
from huiying.foundation.html import from_writing
from huiying.foundation.ui.figures import spoken
from huiying.foundation.words import Words
from huiying.registry.models import Account

PICTURE_MOST = 10 * 1024 * 1024
PART_LABELS = {
    "title": _("Title on this platform"),
    "summary": _("Summary on this platform"),
    "body": _("Text on this platform"),
    "text": _("Short text"),
}
FOLLOWS = _("Leave it empty to follow the main text.")
MINUTE_FORMAT = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One account that the piece may go out on: its tick box and, if there is a choice, how."""

    account: Account
    kind: Words
    chosen: BoundField
    mode: BoundField | None


@dataclass(frozen=True, slots=True)
class KindRow:
    """What may be written apart for one kind of channel."""

    kind: str
    name: Words
    fields: tuple[BoundField, ...]


class PieceWriting(forms.Form):
    """The whole writing form; accounts and kinds give it further fields."""

    title = forms.CharField(label=_("Title"), max_length=200)
    summary = forms.CharField(
        label=_("Summary"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One or two sentences; platforms show it under the title."),
    )
    writing = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_(
            "A blank line begins a paragraph. “## ” begins a heading, “- ” a line of a list."
        ),
    )
    openness = forms.ChoiceField(label=_("Openness"), widget=forms.RadioSelect)
    openness_reason = forms.CharField(
        label=_("Why it is not open"),
        max_length=200,
        required=False,
        help_text=_("Needed unless it is open to all."),
    )
    original = forms.BooleanField(label=_("Written by ourselves"), required=False, initial=True)
    source = forms.CharField(
        label=_("Source"),
        max_length=120,
        required=False,
        help_text=_("Who wrote it, if it is taken over."),
    )
    publish_at = forms.DateTimeField(
        label=_("Publish at"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MINUTE_FORMAT),
        help_text=_("Beijing time. Empty: as soon as it is signed."),
    )
    cover_upload = forms.FileField(
        label=_("Cover picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/gif,image/webp"}),
        help_text=_("JPEG, PNG, GIF or WebP, up to 10 MB. Place and device are removed from it."),
    )
    cover_alternative = forms.CharField(
        label=_("What the picture shows"),
        max_length=300,
        required=False,
        help_text=_("Read out to people who do not see it."),
    )
    cover_source = forms.CharField(
        label=_("Where the picture comes from"), max_length=200, required=False
    )
    cover = forms.IntegerField(required=False, widget=forms.HiddenInput)
    on = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: Any = None,
        *,
        accounts: Sequence[Account],
        version: Version | None = None,
    ) -> None:
        super().__init__(data, files, initial=_initial(version) if version else None)
        self.accounts = accounts
        self.kinds = sorted({account.kind for account in accounts if variant_parts(account.kind)})
        openness = self.fields["openness"]
        assert isinstance(openness, forms.ChoiceField)
        openness.choices = [(o.value, spoken(OPENNESS_NAMES[o])) for o in Openness]
        openness.initial = openness.initial or Openness.PROACTIVE
        for account in accounts:
            self._add_target(account)
        for kind in self.kinds:
            self._add_variant(kind)

    def _add_target(self, account: Account) -> None:
        self.fields[f"target_{account.pk}"] = forms.BooleanField(label=account.name, required=False)
        modes = [(mode.key, spoken(mode.name)) for mode in modes_of(account.kind)]
        if len(modes) > 1:
            self.fields[f"mode_{account.pk}"] = forms.ChoiceField(
                label=_("How"), choices=modes, required=False
            )

    def _add_variant(self, kind: str) -> None:
        for part in variant_parts(kind):
            long = part in {"body", "text"}
            widget = forms.Textarea(attrs={"rows": 4}) if long else forms.TextInput()
            self.fields[f"{kind}_{part}"] = forms.CharField(
                label=PART_LABELS[part], required=False, widget=widget, help_text=FOLLOWS
            )

    def put(self, name: str, value: str) -> None:
        """Set a field of what was sent, before the form is shown again."""
        assert isinstance(self.data, QueryDict)
        sent = self.data.copy()
        sent[name] = value
        self.data = sent

    def kept_cover(self) -> int:
        """The picture that is there already; 0 for none, and for what is no number."""
        return whole_number(str(self["cover"].value() or ""))

    def clean_cover_upload(self) -> Any:
        """The size is refused before anything is decoded."""
        upload = self.cleaned_data["cover_upload"]
        if upload is not None and upload.size > PICTURE_MOST:
            raise forms.ValidationError(_("The picture is larger than 10 MB."))
        return upload

    def target_rows(self) -> Iterator[TargetRow]:
        """The accounts with their fields, in the order given."""
        for account in self.accounts:
            name = f"mode_{account.pk}"
            mode = self[name] if name in self.fields else None
            yield TargetRow(account, kind_name(account.kind), self[f"target_{account.pk}"], mode)

    def kind_rows(self) -> Iterator[KindRow]:
        """What may be written apart, by kind of channel."""
        for kind in self.kinds:
            parts = tuple(self[f"{kind}_{part}"] for part in variant_parts(kind))
            yield KindRow(kind, kind_name(kind), parts)

    def chosen_accounts(self) -> list[Account]:
        """The accounts that are ticked, as far as the form could be read."""
        return [a for a in self.accounts if self.cleaned_data.get(f"target_{a.pk}")]

    def as_act_form(self, cover: int | None) -> PieceForm:
        """What the act wants, from a valid form."""
        values = self.cleaned_data
        return PieceForm(
            title=values["title"],
            writing=values["writing"],
            summary=values["summary"],
            openness=values["openness"],
            openness_reason=values["openness_reason"],
            original=values["original"],
            source=values["source"],
            cover=cover,
            publish_at=values["publish_at"],
            variants=tuple(self._variants()),
            targets=tuple(self._targets()),
        )

    def as_content(self, cover_digest: str) -> Content:
        """What would be seen, for previews and checks while somebody still writes."""
        values = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        return Content(
            title=str(values["title"]),
            summary=str(values["summary"]),
            body=from_writing(str(values["writing"])),
            openness=str(values["openness"]),
            openness_reason=str(values["openness_reason"]),
            cover_digest=cover_digest,
            variants=tuple(_seen(variant) for variant in self._variants()),
            targets=tuple(self._targets()),
            publish_at=self.cleaned_data.get("publish_at"),
        )

    def _variants(self) -> Iterator[VariantForm]:
        """One for every kind that is chosen, so that its limits are checked; no text is lost."""
        chosen = {account.kind for account in self.chosen_accounts()}
        for kind in sorted({*self.kinds, *chosen}):
            given = {
                part: (self.cleaned_data.get(f"{kind}_{part}") or "").strip()
                for part in variant_parts(kind)
            }
            if kind in chosen or any(given.values()):
                writing = given.pop("body", "")
                yield VariantForm(kind=kind, writing=writing, **given)

    def _targets(self) -> Iterator[tuple[int, str]]:
        for account in self.chosen_accounts():
            yield account.pk, self.cleaned_data.get(f"mode_{account.pk}") or ""


def _seen(form: VariantForm) -> VariantContent:
    body = from_writing(form.writing) if form.writing else ""
    return VariantContent(form.kind, form.title, form.summary, body, form.text)


def _initial(version: Version) -> dict[str, Any]:
    """A kept version as the form shows it."""
    shared = ("title", "summary", "writing", "openness", "openness_reason", "original", "source")
    values: dict[str, Any] = {name: getattr(version, name) for name in shared}
    values |= {"cover": version.cover_id, "on": version.number}
    if version.publish_at:
        values["publish_at"] = shanghai(version.publish_at)
    for target in version.targets.all():
        values[f"target_{target.account_id}"] = True
        values[f"mode_{target.account_id}"] = target.mode
    for variant in version.variants.all():
        values |= _variant_initial(variant)
    return values


def _variant_initial(variant: Variant) -> dict[str, str]:
    kept = {
        "title": variant.title,
        "summary": variant.summary,
        "body": writing_of(variant.body),
        "text": variant.text,
    }
    return {f"{variant.kind}_{part}": text for part, text in kept.items()}
