"""What does the editorial stage keep? Pieces, their versions, findings, reviews, pictures."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from huiying.editorial.rules import Content, VariantContent
from huiying.editorial.terms import Openness, PieceState, Step
from huiying.foundation.scope import ScopedModel
from huiying.registry.models import Account, Organisation, Person


class Asset(ScopedModel):
    """A picture with its rights; the bytes lie in the file store under their fingerprint."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    file = models.CharField(max_length=120)
    content_type = models.CharField(max_length=40)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alternative = models.CharField(max_length=300)
    source = models.CharField(max_length=200)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "editorial_asset"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "digest"], name="asset_once"),
            models.CheckConstraint(condition=~Q(alternative=""), name="asset_has_alternative"),
        ]


class Piece(ScopedModel):
    """One thing to be said. What it says is in its versions."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    state = models.CharField(
        max_length=20, choices=[(s.value, s.value) for s in PieceState], default=PieceState.DRAFT
    )
    newest = models.ForeignKey("Version", on_delete=models.PROTECT, null=True, related_name="+")
    signed = models.ForeignKey("Version", on_delete=models.PROTECT, null=True, related_name="+")
    awaits = models.CharField(max_length=10, blank=True)
    publish_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        db_table = "editorial_piece"
        indexes = [
            models.Index(fields=["-changed_at", "-id"], name="piece_by_change"),
            models.Index(fields=["state", "awaits", "-changed_at", "-id"], name="piece_by_state"),
            models.Index(fields=["organisation", "-changed_at", "-id"], name="piece_of_office"),
            models.Index(
                fields=["publish_at", "id"], name="piece_signed", condition=Q(state="signed")
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=PieceState.SIGNED) | Q(signed__isnull=False),
                name="piece_signed_names_version",
            ),
            models.CheckConstraint(
                condition=~Q(state=PieceState.WITHDRAWN) | ~Q(withdrawn_because=""),
                name="piece_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """What a piece said at one time, with everything the seal covers. Never changed."""

    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=400, blank=True)
    writing = models.TextField()
    body = models.TextField()
    openness = models.CharField(
        max_length=20,
        choices=[(o.value, o.value) for o in Openness],
        default=Openness.PROACTIVE,
    )
    openness_reason = models.CharField(max_length=200, blank=True)
    original = models.BooleanField(default=True)
    source = models.CharField(max_length=120, blank=True)
    cover = models.ForeignKey(Asset, on_delete=models.PROTECT, null=True, related_name="+")
    publish_at = models.DateTimeField(null=True, blank=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    seal = models.CharField(max_length=64)

    class Meta:
        db_table = "editorial_version"
        constraints = [
            models.UniqueConstraint(fields=["piece", "number"], name="version_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.piece_id}.{self.number}"

    def content(self) -> Content:
        """What the seal covers, as it stands in the database."""
        return Content(
            title=self.title,
            summary=self.summary,
            body=self.body,
            openness=self.openness,
            openness_reason=self.openness_reason,
            cover_digest=self.cover.digest if self.cover else "",
            variants=tuple(
                VariantContent(v.kind, v.title, v.summary, v.body, v.text)
                for v in self.variants.all()
            ),
            targets=tuple((t.account_id, t.mode) for t in self.targets.all()),
            publish_at=self.publish_at,
        )


class Variant(models.Model):
    """The form of a version for one kind of channel. Never changed."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="variants")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=400, blank=True)
    body = models.TextField(blank=True)
    text = models.TextField(blank=True)

    class Meta:
        db_table = "editorial_variant"
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(fields=["version", "kind"], name="variant_once_a_kind")
        ]


class Target(models.Model):
    """An account on which a version shall go out, and in which mode. Never changed."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="targets")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=20)

    class Meta:
        db_table = "editorial_target"
        ordering = ["account_id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "account"], name="target_once_an_account")
        ]


class Finding(models.Model):
    """What a check noticed in a version, where, why, and whether somebody answered it."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="findings")
    check_key = models.CharField(max_length=40)
    code = models.CharField(max_length=60)
    severity = models.CharField(max_length=10)
    part = models.CharField(max_length=40)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    excerpt = models.CharField(max_length=120, blank=True)
    values = models.JSONField(default=dict)
    suggestion = models.CharField(max_length=200, blank=True)
    dismissed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    dismissed_because = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "editorial_finding"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dismissed_by__isnull=True) | ~Q(dismissed_because=""),
                name="finding_dismissed_with_reason",
            )
        ]


class Review(models.Model):
    """One person's decision on one version: what she saw is named by its seal. Never changed."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="reviews")
    step = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Step])
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=20)
    approved = models.BooleanField()
    gates = models.JSONField(default=list)
    comment = models.TextField(blank=True)
    seal = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        db_table = "editorial_review"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "step"],
                condition=Q(approved=True),
                name="review_step_approved_once",
            ),
            models.UniqueConstraint(
                fields=["version", "person"],
                condition=Q(approved=True),
                name="review_one_step_a_person",
            ),
            models.CheckConstraint(
                condition=Q(approved=True) | ~Q(comment=""), name="review_return_says_why"
            ),
        ]
