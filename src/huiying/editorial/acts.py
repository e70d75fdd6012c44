"""What can be done with a piece? Write, revise, submit, review, return, sign, withdraw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from huiying.channels.catalogue import channel
from huiying.editorial import reads
from huiying.editorial.checks import look
from huiying.editorial.models import Asset, Finding, Piece, Review, Target, Variant, Version
from huiying.editorial.rules import Content, VariantContent, may_review, next_step, seal_of
from huiying.editorial.terms import (
    LADDER,
    MAY,
    STEP_POSTS,
    Gate,
    Openness,
    PieceState,
    Step,
)
from huiying.foundation.acts import act
from huiying.foundation.clock import now
from huiying.foundation.errors import Conflict, Refused, Unusable
from huiying.foundation.files.pictures import clean_picture
from huiying.foundation.files.store import keep
from huiying.foundation.html import clean, from_writing
from huiying.foundation.journal.record import Subject, Value, record
from huiying.foundation.scope import Actor, Claim
from huiying.registry import reads as registry
from huiying.registry.models import Account
from huiying.registry.terms import AccountState


@dataclass(frozen=True, slots=True)
class VariantForm:
    """What an editor wrote for one kind of channel; empty parts follow the main text."""

    kind: str
    title: str = ""
    summary: str = ""
    writing: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class PieceForm:
    """What an editor wrote: main text in plain writing, variants, targets (account id, mode)."""

    title: str
    writing: str
    summary: str = ""
    openness: str = Openness.PROACTIVE
    openness_reason: str = ""
    original: bool = True
    source: str = ""
    cover: int | None = None
    publish_at: datetime | None = None
    variants: tuple[VariantForm, ...] = ()
    targets: tuple[tuple[int, str], ...] = field(default=())


@act
def write_piece(organisation: int, form: PieceForm, *, by: Actor) -> Piece:
    """Begin a piece with its first version; raises `Refused`, `Unusable`."""
    office = registry.organisation(by, organisation)
    claim = by.claim(MAY["write_piece"], office.path, verb="write_piece")
    instant = now()
    piece = Piece.objects.create(
        organisation=office, title=_title(form), created_at=instant, changed_at=instant
    )
    version = _add_version(piece, form, 1, by=by)
    _record(by, claim, "editorial.piece.written", piece, new=_mark(version))
    return piece


@act
def revise_piece(piece: int, form: PieceForm, *, on: int, by: Actor) -> Version:
    """Add a version that replaces number `on`; every review of older versions stops counting.

    Raises `Conflict` if somebody else wrote a newer version meanwhile (nothing of either is lost)
    or the piece is out already.
    """
    found = _locked(by, piece)
    claim = by.claim(MAY["revise_piece"], found.organisation.path, verb="revise_piece")
    if found.state == PieceState.WITHDRAWN:
        raise Conflict("editorial.piece.withdrawn")
    newest = _newest(found)
    if newest.number != on:
        raise Conflict("editorial.piece.newer_version", number=newest.number)
    voided = newest.reviews.filter(approved=True).count()
    version = _add_version(found, form, on + 1, by=by)
    old, new = _mark(newest), _mark(version) | {"voided_reviews": voided}
    _record(by, claim, "editorial.piece.revised", found, old=old, new=new)
    return version


@act
def dismiss_finding(finding: int, because: str, *, by: Actor) -> Finding:
    """Answer a finding with a reason, by name; a finding is never simply switched off."""
    row = Finding.objects.select_related("version__piece").filter(pk=finding).first()
    if row is None:
        raise Conflict("editorial.finding.absent")
    piece = reads.piece(by, row.version.piece_id)
    claim = by.claim(MAY["dismiss_finding"], piece.organisation.path, verb="dismiss_finding")
    if len(because.strip()) < 4:
        raise Unusable("editorial.finding.reason_needed")
    row.dismissed_by_id, row.dismissed_because = by.person, because.strip()
    row.save(update_fields=["dismissed_by", "dismissed_because"])
    new: dict[str, Value] = {"finding": row.pk, "code": row.code, "because": row.dismissed_because}
    _record(by, claim, "editorial.finding.dismissed", piece, new=new)
    return row


@act
def submit_piece(piece: int, *, by: Actor) -> Piece:
    """Hand the newest version to the first reviewer; open holds must be settled before."""
    found = _locked(by, piece)
    claim = by.claim(MAY["submit_piece"], found.organisation.path, verb="submit_piece")
    if found.state not in {PieceState.DRAFT, PieceState.RETURNED}:
        raise Conflict("editorial.piece.not_a_draft")
    version = _newest(found)
    if holds := list(reads.open_holds(version)):
        raise Conflict("editorial.piece.held", count=len(holds))
    if not version.targets.exists():
        raise Unusable("editorial.piece.no_target")
    _move(found, PieceState.IN_REVIEW, awaits=Step.FIRST)
    _record(by, claim, "editorial.piece.submitted", found, new=_mark(version))
    return found


@act
def review_piece(
    piece: int, *, seal: str, gates: Iterable[str], by: Actor, comment: str = ""
) -> Review:
    """Approve the next of the two reviews for exactly the content that `seal` names."""
    found = _locked(by, piece)
    version, step = _under_review(found, seal)
    if step is Step.FINAL:
        raise Conflict("editorial.piece.awaits_signature")
    claim = by.claim(MAY["review_piece"], found.organisation.path, verb="review_piece")
    review = _approve(found, version, step, claim, tuple(gates), comment, by)
    _move(found, PieceState.IN_REVIEW, awaits=LADDER[LADDER.index(step) + 1])
    new = _mark(version) | {"step": step.value, "gates": list(review.gates)}
    _record(by, claim, "editorial.piece.reviewed", found, new=new)
    return review


@act
def return_piece(piece: int, *, seal: str, comment: str, by: Actor) -> Review:
    """Send the version back with the reason; everybody earlier in the ladder sees it."""
    found = _locked(by, piece)
    version, step = _under_review(found, seal)
    may = MAY["return_piece"] & STEP_POSTS[step]
    claim = by.claim(may, found.organisation.path, verb="return_piece")
    if len(comment.strip()) < 4:
        raise Unusable("editorial.review.comment_needed")
    review = _decide(version, step, claim, by, approved=False, gates=(), comment=comment.strip())
    _move(found, PieceState.RETURNED, awaits="")
    new = _mark(version) | {"step": step.value, "comment": comment.strip()}
    _record(by, claim, "editorial.piece.returned", found, new=new)
    return review


@act
def sign_piece(
    piece: int, *, seal: str, gates: Iterable[str], by: Actor, comment: str = ""
) -> Review:
    """The head signs: the version may go out when its time comes, and nothing else may."""
    found = _locked(by, piece)
    version, step = _under_review(found, seal)
    if step is not Step.FINAL:
        raise Conflict("editorial.piece.not_reviewed")
    claim = by.claim(MAY["sign_piece"], found.organisation.path, verb="sign_piece")
    review = _approve(found, version, step, claim, tuple(gates), comment, by)
    found.signed, found.publish_at = version, version.publish_at
    found.save(update_fields=["signed", "publish_at"])
    _move(found, PieceState.SIGNED, awaits="")
    new = _mark(version) | {"step": step.value, "gates": list(review.gates)}
    _record(by, claim, "editorial.piece.signed", found, new=new)
    return review


@act
def withdraw_piece(piece: int, because: str, *, by: Actor) -> Piece:
    """Take a piece back everywhere, with a reason that the public reads; impossible without."""
    found = _locked(by, piece)
    claim = by.claim(MAY["withdraw_piece"], found.organisation.path, verb="withdraw_piece")
    if len(because.strip()) < 6:
        raise Unusable("editorial.withdrawal.reason_needed")
    if found.state == PieceState.WITHDRAWN:
        raise Conflict("editorial.piece.withdrawn")
    found.withdrawn_because = because.strip()
    found.save(update_fields=["withdrawn_because"])
    _move(found, PieceState.WITHDRAWN, awaits="")
    _record(by, claim, "editorial.piece.withdrawn", found, new={"because": because.strip()})
    return found


@act
def add_asset(
    organisation: int, upload: bytes, *, alternative: str, source: str, by: Actor
) -> Asset:
    """Keep a picture: decoded and encoded anew, with alternative text and where it comes from."""
    office = registry.organisation(by, organisation)
    claim = by.claim(MAY["add_asset"], office.path, verb="add_asset")
    if by.person is None:
        raise Refused("editorial.piece.author_needed")
    if not alternative.strip() or not source.strip():
        raise Unusable("editorial.asset.words_needed")
    picture = clean_picture(upload)
    there: Asset | None = (
        Asset.objects.visible_to(by).filter(organisation=office, digest=picture.digest).first()
    )
    if there is not None:
        return there
    made = Asset.objects.create(
        organisation=office,
        digest=picture.digest,
        content_type=picture.content_type,
        file=keep(picture.digest, picture.suffix, picture.content),
        width=picture.width,
        height=picture.height,
        alternative=alternative.strip(),
        source=source.strip(),
        added_by_id=by.person,
    )
    record(
        by,
        claim,
        "editorial.asset.added",
        Subject("editorial.asset", made.pk),
        scope=office.path,
        new={"digest": picture.digest},
    )
    return made


def _locked(by: Actor, piece: int) -> Piece:
    """The piece, seen by this actor, and nobody else's until the transaction ends.

    Locked without joins: PostgreSQL drops a row whose joined key changed while it waited.
    """
    reads.piece(by, piece)
    Piece.objects.visible_to(by).select_for_update(of=("self",)).get(pk=piece)
    return reads.piece(by, piece)


def _newest(piece: Piece) -> Version:
    assert piece.newest is not None, "a piece has a version from its first moment"
    return piece.newest


def _title(form: PieceForm) -> str:
    title = " ".join(form.title.split())
    if not title:
        raise Unusable("editorial.piece.title_needed")
    if len(title) > 200:
        raise Unusable("editorial.piece.title_too_long", most=200)
    return title


def _add_version(piece: Piece, form: PieceForm, number: int, *, by: Actor) -> Version:
    if by.person is None:
        raise Refused("editorial.piece.author_needed")
    content = _content(piece, form, by)
    version = Version.objects.create(
        piece=piece,
        number=number,
        title=content.title,
        summary=content.summary,
        writing=form.writing,
        body=content.body,
        openness=content.openness,
        openness_reason=content.openness_reason,
        original=form.original,
        source=form.source,
        cover_id=form.cover,
        publish_at=content.publish_at,
        author_id=by.person,
        written_at=now(),
        seal=seal_of(content),
    )
    Variant.objects.bulk_create(
        Variant(
            version=version, kind=v.kind, title=v.title, summary=v.summary, body=v.body, text=v.text
        )
        for v in content.variants
    )
    Target.objects.bulk_create(
        Target(version=version, account_id=account, mode=mode) for account, mode in content.targets
    )
    _keep_findings(version, content)
    piece.newest, piece.title = version, content.title
    piece.save(update_fields=["newest", "title"])
    _move(piece, PieceState.DRAFT, awaits="")
    return version


def _content(piece: Piece, form: PieceForm, by: Actor) -> Content:
    cover = reads.assets(by).filter(pk=form.cover).first() if form.cover else None
    if form.cover and cover is None:
        raise Unusable("editorial.asset.absent")
    if form.openness not in set(Openness):
        raise Unusable("editorial.piece.openness_unknown")
    targets = {_target(piece, account, mode, by) for account, mode in form.targets}
    return Content(
        title=_title(form),
        summary=form.summary.strip(),
        body=from_writing(form.writing),
        openness=form.openness,
        openness_reason=form.openness_reason.strip(),
        cover_digest=cover.digest if cover else "",
        variants=_variants(form, {account for account, _ in targets}),
        targets=tuple(sorted(targets)),
        publish_at=form.publish_at,
    )


def _variants(form: PieceForm, accounts: set[int]) -> tuple[VariantContent, ...]:
    """The forms that were written, and one that follows the main text for every other kind."""
    written = {v.kind: _variant(v) for v in form.variants}
    kinds = Account.objects.whole("kinds of the targets just checked").filter(pk__in=accounts)
    for kind in kinds.values_list("kind", flat=True).distinct():
        written.setdefault(kind, VariantContent(kind, "", "", "", ""))
    return tuple(written[kind] for kind in sorted(written))


def _variant(form: VariantForm) -> VariantContent:
    channel(form.kind)
    body = clean(from_writing(form.writing)) if form.writing.strip() else ""
    return VariantContent(
        form.kind, form.title.strip(), form.summary.strip(), body, form.text.strip()
    )


def _target(piece: Piece, account: int, mode: str, by: Actor) -> tuple[int, str]:
    """An account of the piece's own office or below; nobody writes on another's account."""
    found = Account.objects.visible_to(by, posts=MAY["write_piece"]).filter(pk=account).first()
    if found is None or found.state != AccountState.RUNNING:
        raise Unusable("editorial.target.not_usable", id=account)
    modes = [m.key for m in channel(found.kind).modes]
    if mode and mode not in modes:
        raise Unusable("editorial.target.mode_unknown", mode=mode)
    return account, mode or (modes[0] if modes else "")


def _keep_findings(version: Version, content: Content) -> None:
    Finding.objects.bulk_create(
        Finding(
            version=version,
            check_key=key,
            code=n.code,
            severity=n.severity,
            part=n.part[:40],
            start=n.start,
            end=n.end,
            excerpt=n.excerpt[:120],
            values=dict(n.values),
            suggestion=n.suggestion[:200],
        )
        for key, n in look(content)
    )


def _under_review(piece: Piece, seal: str) -> tuple[Version, Step]:
    """The version in review if it is what the reviewer saw; raises `Conflict` otherwise."""
    version = _newest(piece)
    if piece.state != PieceState.IN_REVIEW:
        raise Conflict("editorial.piece.not_in_review")
    if version.seal != seal or seal_of(version.content()) != seal:
        raise Conflict("editorial.piece.changed_since_seen", number=version.number)
    step = next_step(reads.given_reviews(version), seal)
    if step is None:
        raise Conflict("editorial.piece.signed_already")
    return version, step


def _approve(
    piece: Piece,
    version: Version,
    step: Step,
    claim: Claim,
    gates: tuple[str, ...],
    comment: str,
    by: Actor,
) -> Review:
    given, writers = reads.given_reviews(version), reads.writers_of(piece)
    if by.person is None or not may_review(by.person, writers, given, version.seal):
        raise Refused("editorial.review.own_work", name=by.name)
    if set(gates) != set(Gate):
        raise Unusable("editorial.review.gates_needed")
    return _decide(version, step, claim, by, approved=True, gates=gates, comment=comment.strip())


def _decide(
    version: Version,
    step: Step,
    claim: Claim,
    by: Actor,
    *,
    approved: bool,
    gates: tuple[str, ...],
    comment: str,
) -> Review:
    if by.person is None:
        raise Refused("editorial.review.own_work", name=by.name)
    return Review.objects.create(
        version=version,
        step=step,
        person_id=by.person,
        organisation_id=claim.organisation,
        post=claim.post,
        approved=approved,
        gates=sorted(gates),
        comment=comment,
        seal=version.seal,
        at=now(),
    )


def _move(piece: Piece, state: PieceState, *, awaits: str) -> None:
    piece.state, piece.awaits, piece.changed_at = state, awaits, now()
    piece.save(update_fields=["state", "awaits", "changed_at"])


def _mark(version: Version) -> dict[str, Value]:
    return {"version": version.number, "seal": version.seal}


def _record(
    by: Actor,
    claim: Claim,
    happened: str,
    piece: Piece,
    *,
    old: dict[str, Value] | None = None,
    new: dict[str, Value] | None = None,
) -> None:
    record(
        by,
        claim,
        happened,
        Subject("editorial.piece", piece.pk),
        scope=piece.organisation.path,
        old=old,
        new=new,
    )
