"""How does writing become a version that is sealed, checked and never changed?"""

from __future__ import annotations

from huiying.channels.catalogue import channel
from huiying.editorial import reads
from huiying.editorial.acts.forms import PieceForm, VariantForm
from huiying.editorial.acts.handling import move_piece
from huiying.editorial.checks import look
from huiying.editorial.models import Finding, Piece, Target, Variant, Version
from huiying.editorial.rules import Content, VariantContent, seal_of
from huiying.editorial.terms import (
    MAY,
    Openness,
    PieceState,
)
from huiying.foundation.clock import now
from huiying.foundation.errors import Refused, Unusable
from huiying.foundation.html import clean, from_writing
from huiying.foundation.scope import Actor
from huiying.registry.models import Account
from huiying.registry.terms import AccountState


def add_version(piece: Piece, form: PieceForm, number: int, *, by: Actor) -> Version:
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
    move_piece(piece, PieceState.DRAFT, awaits="")
    return version


def _content(piece: Piece, form: PieceForm, by: Actor) -> Content:
    cover = reads.assets(by).filter(pk=form.cover).first() if form.cover else None
    if form.cover and cover is None:
        raise Unusable("editorial.asset.absent")
    if form.openness not in set(Openness):
        raise Unusable("editorial.piece.openness_unknown")
    targets = {_target(piece, account, mode, by) for account, mode in form.targets}
    return Content(
        title=title_of(form),
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


def title_of(form: PieceForm) -> str:
    title = " ".join(form.title.split())
    if not title:
        raise Unusable("editorial.piece.title_needed")
    if len(title) > 200:
        raise Unusable("editorial.piece.title_too_long", most=200)
    return title
