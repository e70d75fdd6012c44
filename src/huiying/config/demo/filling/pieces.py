"""How do the pieces stand in the tables, with versions, findings, reviews and seals?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from huiying.config.demo.book import Hand
from huiying.config.demo.city import WHY, City
from huiying.config.demo.covers import drawing
from huiying.config.demo.filling.publication import Edition, Publication, content_of
from huiying.editorial.checks import look
from huiying.editorial.models import Asset, Finding, Piece, Review, Target, Variant, Version
from huiying.editorial.rules import seal_of
from huiying.editorial.terms import Gate, PieceState, Step
from huiying.foundation.files.pictures import clean_picture
from huiying.foundation.files.store import keep
from huiying.registry.terms import Post

GATES = sorted(gate.value for gate in Gate)
LANDSCAPES = 24
JUDGES = {Step.FIRST: Post.REVIEWER, Step.SECOND: Post.REVIEWER, Step.FINAL: Post.SIGNATORY}


def add_covers(city: City) -> dict[int, list[Asset]]:
    """A few landscapes for every office that writes for WeChat; gives them by its id."""
    chance = city.chance("covers")
    drawn = []
    for number in range(LANDSCAPES):
        drawing_ = drawing(number, chance)
        clean = clean_picture(drawing_.upload)
        drawn.append((clean, keep(clean.digest, clean.suffix, clean.content), drawing_.alternative))
    made = []
    for office in [*city.departments(), *city.streets()]:
        for clean, file, alternative in chance.sample(drawn, 3):
            made.append(
                Asset(
                    organisation=office,
                    digest=clean.digest,
                    file=file,
                    content_type=clean.content_type,
                    width=clean.width,
                    height=clean.height,
                    alternative=alternative,
                    source="泊云区融媒体中心图库（原创）",
                    added_by=city.holders(office, "editor")[0],
                )
            )
    Asset.objects.bulk_create(made)
    found: dict[int, list[Asset]] = {}
    for asset in made:
        found.setdefault(asset.organisation_id, []).append(asset)
        hand = Hand.of(asset.added_by, "editor", asset.organisation)
        at, path = city.present - timedelta(days=186), asset.organisation.path
        new = {"digest": asset.digest}
        city.book.note(at, hand, "editorial.asset.added", "editorial.asset", asset, path, new=new)
    return found


def add_pieces(city: City, told: list[Publication]) -> None:
    """Everything of the editorial stage, for every piece."""
    for publication in told:
        publication.piece = _piece(city, publication)
    Piece.objects.bulk_create([p.piece for p in told], batch_size=500)
    editions = [(p, e, n) for p in told for n, e in enumerate(p.editions, 1)]
    for publication, edition, number in editions:
        edition.content = content_of(publication, edition)
        edition.version = _version(publication, edition, number)
    Version.objects.bulk_create([e.version for _, e, _ in editions], batch_size=300)
    _add_parts(editions)
    _add_judgements(city, editions)
    for publication in told:
        piece, newest = publication.piece, publication.newest
        piece.newest = newest.version
        if publication.signed_at(city.present):
            piece.signed, piece.publish_at = newest.version, newest.publish_at
            piece.state = PieceState.SIGNED
        if publication.withdrawn_at:
            piece.state, piece.withdrawn_because = (
                PieceState.WITHDRAWN,
                publication.withdrawn_because,
            )
    changed = ["newest", "signed", "publish_at", "state", "withdrawn_because"]
    Piece.objects.whole(WHY).bulk_update([p.piece for p in told], changed, batch_size=300)
    for publication in told:
        _note(city, publication)


def _piece(city: City, publication: Publication) -> Piece:
    first, newest = publication.editions[0], publication.newest
    state, awaits, changed = _standing(city, publication, newest)
    return Piece(
        organisation=publication.office,
        title=newest.title,
        state=state,
        awaits=awaits,
        created_at=first.written,
        changed_at=publication.withdrawn_at or changed,
    )


def _standing(
    city: City, publication: Publication, edition: Edition
) -> tuple[PieceState, str, datetime]:
    """State, awaited step and last change; a signed one is marked when its version exists."""
    past = [j for j in edition.judged if j.at < city.present]
    if edition.submitted is None or edition.submitted > city.present:
        return PieceState.DRAFT, "", edition.written
    if not past:
        return PieceState.IN_REVIEW, Step.FIRST.value, edition.submitted
    last = past[-1]
    if last.why_not:
        return PieceState.RETURNED, "", last.at
    if last.step is Step.FINAL:
        return PieceState.DRAFT, "", last.at
    return PieceState.IN_REVIEW, list(Step)[len(past)].value, last.at


def _version(publication: Publication, edition: Edition, number: int) -> Version:
    content = edition.content
    return Version(
        piece=publication.piece,
        number=number,
        title=content.title,
        summary=content.summary,
        writing=edition.writing,
        body=content.body,
        openness=content.openness,
        openness_reason=content.openness_reason,
        cover=publication.cover,
        publish_at=edition.publish_at,
        author=edition.author,
        written_at=edition.written,
        seal=seal_of(content),
    )


def _add_parts(editions: list[tuple[Publication, Edition, int]]) -> None:
    Variant.objects.bulk_create(
        [
            Variant(
                version=e.version,
                kind=v.kind,
                title=v.title,
                summary=v.summary,
                body=v.body,
                text=v.text,
            )
            for _, e, _ in editions
            for v in e.content.variants
        ],
        batch_size=1000,
    )
    Target.objects.bulk_create(
        [
            Target(version=e.version, account_id=account, mode=mode)
            for _, e, _ in editions
            for account, mode in e.content.targets
        ],
        batch_size=1000,
    )
    Finding.objects.bulk_create(
        [
            Finding(
                version=e.version,
                check_key=key,
                code=n.code,
                severity=n.severity,
                part=n.part[:40],
                start=n.start,
                end=n.end,
                excerpt=n.excerpt[:120],
                values=dict(n.values),
                suggestion=n.suggestion[:200],
                dismissed_by=e.author if e.dismissed and n.severity == "hold" else None,
                dismissed_because=e.dismissed if n.severity == "hold" else "",
            )
            for _, e, _ in editions
            for key, n in look(e.content)
        ]
    )


def _add_judgements(city: City, editions: list[tuple[Publication, Edition, int]]) -> None:
    Review.objects.bulk_create(
        [
            Review(
                version=e.version,
                step=j.step,
                person=j.person,
                organisation=p.office,
                post=JUDGES[j.step],
                approved=not j.why_not,
                gates=[] if j.why_not else GATES,
                comment=j.why_not,
                seal=e.version.seal,
                at=j.at,
            )
            for p, e, _ in editions
            for j in e.judged
            if j.at < city.present
        ],
        batch_size=1000,
    )


def _note(city: City, publication: Publication) -> None:
    """The lines of a piece, in the product's own words."""
    book, piece, office = city.book, publication.piece, publication.office
    before = None
    for edition in publication.editions:
        author = Hand.of(edition.author, "editor", office)
        mark = {"version": edition.version.number, "seal": edition.version.seal}
        happened = "written" if before is None else "revised"
        new = mark if before is None else {**mark, "voided_reviews": _approved(before)}
        old = None
        if before is not None:
            old = {"version": before.version.number, "seal": before.version.seal}

        def note(at: datetime, by: Hand, what: str, **more: Mapping[str, object] | None) -> None:
            book.note(
                at,
                by,
                f"editorial.piece.{what}",
                "editorial.piece",
                piece,
                office.path,
                **more,
            )

        note(edition.written, author, happened, old=old, new=new)
        if edition.submitted and edition.submitted < city.present:
            _note_dismissals(city, publication, edition, author)
            note(edition.submitted, author, "submitted", new=mark)
        for judged in edition.judged:
            if judged.at < city.present:
                judge = Hand.of(judged.person, JUDGES[judged.step], office)
                told = {**mark, "step": judged.step.value}
                what = "signed" if judged.step is Step.FINAL else "reviewed"
                if judged.why_not:
                    note(judged.at, judge, "returned", new={**told, "comment": judged.why_not})
                else:
                    note(judged.at, judge, what, new={**told, "gates": GATES})
        before = edition
    if publication.withdrawn_at:
        head = city.holders(office, "signatory")[0]
        because = {"because": publication.withdrawn_because}
        book.note(
            publication.withdrawn_at,
            Hand.of(head, Post.SIGNATORY, office),
            "editorial.piece.withdrawn",
            "editorial.piece",
            piece,
            office.path,
            new=because,
        )


def _approved(edition: Edition) -> int:
    return sum(not judged.why_not for judged in edition.judged)


def _note_dismissals(city: City, publication: Publication, edition: Edition, author: Hand) -> None:
    if not edition.dismissed or edition.submitted is None:
        return
    for finding in edition.version.findings.filter(severity="hold"):
        new = {"finding": finding.pk, "code": finding.code, "because": edition.dismissed}
        city.book.note(
            edition.submitted - timedelta(minutes=2),
            author,
            "editorial.finding.dismissed",
            "editorial.piece",
            publication.piece,
            publication.office.path,
            new=new,
        )
