"""What does the piece page show, and which of its buttons are for this viewer?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from huiying.delivery.carrying import link_of
from huiying.delivery.terms import SendingState
from huiying.desk.drawing.channels import Preview, kind_name, previews
from huiying.desk.drawing.custody import seals_of
from huiying.desk.reads.sendings import Travel, travels_of
from huiying.editorial import reads as editorial
from huiying.editorial.checks import checks, reasons
from huiying.editorial.models import Finding, Piece, Review, Version
from huiying.editorial.rules import may_review
from huiying.editorial.terms import (
    GATE_NAMES,
    MAY,
    OPENNESS_NAMES,
    SEVERITY_NAMES,
    STEP_NAMES,
    STEP_POSTS,
    Gate,
    PieceState,
    Severity,
    Step,
)
from huiying.foundation.scope import Actor
from huiying.foundation.ui.figures import spoken
from huiying.foundation.ui.shapes import Seal
from huiying.foundation.words import Words
from huiying.registry.terms import POST_NAMES

NOT_YET_SAVED = 100_000  # a piece number as long as any that will be given soon
CHANGEABLE = frozenset(PieceState) - {PieceState.WITHDRAWN}
SUBMITTABLE = frozenset({PieceState.DRAFT, PieceState.RETURNED})


@dataclass(frozen=True, slots=True)
class Doings:
    """Which doings the page offers; the acts decide again when they are called."""

    revise: bool
    submit: bool
    review: bool
    sign: bool
    send_back: bool
    withdraw: bool
    dismiss: bool
    own_work: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding as the page tells it."""

    id: int
    severity: Severity
    weight: Words
    check: Words
    reason: str
    part: str
    excerpt: str
    suggestion: str
    dismissed_by: str
    dismissed_because: str

    @property
    def place(self) -> str:
        """The finding's own place on the page."""
        return f"finding-{self.id}"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One review as the evidence sheet tells it."""

    step: Words
    approved: bool
    who: str
    at: datetime
    gates: Sequence[Words]
    comment: str


@dataclass(frozen=True, slots=True)
class PieceSheet:
    """All that the piece page shows of one version."""

    piece: Piece
    version: Version
    versions: Sequence[Version]
    seals: Sequence[Seal]
    findings: Sequence[Noted]
    previews: Sequence[Preview]
    travels: Sequence[Travel]
    doings: Doings
    counted: Version  # the signed version, else the newest
    reviews: Sequence[Reviewed]  # of the counted version

    @property
    def targets(self) -> Sequence[str]:
        """The accounts of the newest version, each with its platform."""
        return target_names(self.version)

    @property
    def openness(self) -> Words:
        """How open the version is, in words."""
        return OPENNESS_NAMES[self.version.openness]

    @property
    def holds(self) -> int:
        """Findings that must be settled before anybody reviews."""
        return sum(f.severity == Severity.HOLD and not f.dismissed_by for f in self.findings)


def piece_sheet(by: Actor, pk: int) -> PieceSheet:
    """The piece with everything beside it; raises `Absent`."""
    piece = editorial.piece(by, pk)
    versions = list(editorial.versions(by, pk))
    version = versions[0]
    travels = travels_of(by, pk)
    counted = next((v for v in versions if v.pk == piece.signed_id), version)
    out = sum(t.sending.state == SendingState.PUBLISHED for t in travels)
    return PieceSheet(
        piece=piece,
        version=version,
        versions=versions,
        seals=seals_of(editorial.custody(version), piece.state, piece.awaits, out),
        findings=[noted(finding) for finding in version.findings.all()],
        previews=_previews(version),
        travels=travels,
        doings=_doings(by, piece, version, {v.author_id for v in versions}),
        counted=counted,
        reviews=[_reviewed(review) for review in counted.reviews.all()],
    )


def target_names(version: Version) -> list[str]:
    """The accounts on which a version goes out, each with its platform."""
    return [
        f"{target.account.name}（{spoken(kind_name(target.account.kind))}）"
        for target in version.targets.all()
    ]


def noted(finding: Finding) -> Noted:
    """A stored finding in words."""
    return Noted(
        id=finding.pk,
        severity=Severity(finding.severity),
        weight=SEVERITY_NAMES[finding.severity],
        check=checks()[finding.check_key].NAME if finding.check_key in checks() else Words("", ""),
        reason=reason_of(finding.code, finding.values),
        part=finding.part,
        excerpt=finding.excerpt,
        suggestion=finding.suggestion,
        dismissed_by=finding.dismissed_by.name if finding.dismissed_by else "",
        dismissed_because=finding.dismissed_because,
    )


def reason_of(code: str, values: Mapping[str, object]) -> str:
    """Why a check noticed something, in the reader's language, with its values."""
    words = reasons().get(code)
    try:
        return spoken(words) % dict(values) if words else code
    except (KeyError, ValueError, TypeError):  # a value that an older check did not store
        return code


def _reviewed(review: Review) -> Reviewed:
    return Reviewed(
        step=STEP_NAMES[review.step],
        approved=review.approved,
        who=f"{review.person.name}，{review.organisation.name}，{spoken(POST_NAMES[review.post])}",
        at=review.at,
        gates=[GATE_NAMES[gate] for gate in Gate if gate in review.gates],
        comment=review.comment,
    )


def _previews(version: Version) -> list[Preview]:
    shown: dict[str, str] = {}
    for target in version.targets.all():
        shown.setdefault(target.account.kind, target.account.name)
    cover = reverse("desk:asset", args=[version.cover_id]) if version.cover_id else ""
    return previews(
        version.content(), shown.items(), link=link_of(version.piece_id), cover_url=cover
    )


def _doings(by: Actor, piece: Piece, version: Version, writers: set[int]) -> Doings:
    path = piece.organisation.path
    in_review = piece.state == PieceState.IN_REVIEW
    step = Step(piece.awaits) if in_review and piece.awaits else None
    given = editorial.given_reviews(version)
    fresh = may_review(by.person or 0, writers, given, version.seal)
    posted = step is not None and by.may(STEP_POSTS[step], path)
    return Doings(
        revise=piece.state in CHANGEABLE and by.may(MAY["revise_piece"], path),
        submit=piece.state in SUBMITTABLE and by.may(MAY["submit_piece"], path),
        review=posted and fresh and step is not Step.FINAL,
        sign=posted and fresh and step is Step.FINAL,
        send_back=posted,
        withdraw=piece.state != PieceState.WITHDRAWN and by.may(MAY["withdraw_piece"], path),
        dismiss=piece.state != PieceState.WITHDRAWN and by.may(MAY["dismiss_finding"], path),
        own_work=posted and not fresh,
    )
