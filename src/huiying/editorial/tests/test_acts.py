"""Does a piece go out only as three different people saw it, whatever is tried?"""

from __future__ import annotations

import pytest
from django.db import Error, connection, transaction
from tests.cast import (
    ALL_GATES,
    City,
    make_account,
    make_city,
    make_piece,
    make_signed_piece,
    piece_form,
)

from huiying.editorial import acts, reads
from huiying.editorial.models import Piece, Review, Version
from huiying.editorial.terms import PieceState
from huiying.foundation.errors import Absent, Conflict, Refused, Unusable
from huiying.foundation.journal.models import Line
from huiying.registry.terms import Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return make_city()


@pytest.fixture
def piece(city: City) -> Piece:
    return make_piece(city, make_account(city.department))


def seal(piece: Piece) -> str:
    newest = Version.objects.filter(piece=piece).order_by("-number").first()
    assert newest is not None
    return newest.seal


def submitted(city: City, piece: Piece) -> Piece:
    return acts.submit_piece(piece.pk, by=city.actor(Post.EDITOR))


def lines() -> int:
    return Line.objects.count()


def test_three_different_people_sign_one_seal(city: City) -> None:
    piece = make_signed_piece(city, make_account(city.department))
    assert piece.signed is not None
    assert (piece.state, reads.is_publishable(piece.signed)) == (PieceState.SIGNED, True)


def test_every_deed_leaves_its_line(city: City) -> None:
    piece = make_signed_piece(city, make_account(city.department))
    happened = Line.objects.filter(subject_kind="editorial.piece", subject_id=piece.pk)
    assert list(happened.order_by("id").values_list("happened", "post")) == [
        ("editorial.piece.written", "editor"),
        ("editorial.piece.submitted", "editor"),
        ("editorial.piece.reviewed", "reviewer"),
        ("editorial.piece.reviewed", "reviewer"),
        ("editorial.piece.signed", "signatory"),
    ]


def test_the_second_review_is_refused_to_the_first_reviewer(city: City, piece: Piece) -> None:
    submitted(city, piece)
    reviewer = city.actor(Post.REVIEWER)
    acts.review_piece(piece.pk, seal=seal(piece), gates=ALL_GATES, by=reviewer)
    before = lines()
    with pytest.raises(Refused):
        acts.review_piece(piece.pk, seal=seal(piece), gates=ALL_GATES, by=reviewer)
    assert (lines(), Review.objects.count()) == (before, 1)


def test_the_author_never_reviews_even_holding_the_post(city: City) -> None:
    account = make_account(city.other)
    author = city.stranger
    piece = acts.write_piece(city.other.pk, piece_form(account), by=author)
    acts.submit_piece(piece.pk, by=author)
    before = lines()
    with pytest.raises(Refused):
        acts.review_piece(piece.pk, seal=seal(piece), gates=ALL_GATES, by=author)
    assert (lines(), Review.objects.count()) == (before, 0)


def test_an_edit_voids_every_review(city: City, piece: Piece) -> None:
    submitted(city, piece)
    acts.review_piece(piece.pk, seal=seal(piece), gates=ALL_GATES, by=city.actor(Post.REVIEWER))
    form = piece_form(make_account(city.district, "website"), title="改过的标题")
    with pytest.raises(Unusable):  # another organisation's account
        acts.revise_piece(piece.pk, form, on=1, by=city.actor(Post.EDITOR))
    changed = piece_form(title="改过的标题")
    acts.revise_piece(piece.pk, changed, on=1, by=city.actor(Post.EDITOR))
    piece.refresh_from_db()
    assert (piece.state, piece.awaits) == (PieceState.DRAFT, "")


def test_a_review_of_what_was_changed_meanwhile_is_refused(city: City, piece: Piece) -> None:
    submitted(city, piece)
    seen = seal(piece)
    account = reads.versions(city.actor(Post.EDITOR), piece.pk)[0].targets.all()[0].account
    acts.revise_piece(
        piece.pk, piece_form(account, title="新标题"), on=1, by=city.actor(Post.EDITOR)
    )
    acts.submit_piece(piece.pk, by=city.actor(Post.EDITOR))
    before = lines()
    with pytest.raises(Conflict, match="changed_since_seen"):
        acts.review_piece(piece.pk, seal=seen, gates=ALL_GATES, by=city.actor(Post.REVIEWER))
    assert lines() == before


def test_two_editors_do_not_overwrite_each_other(city: City, piece: Piece) -> None:
    acts.revise_piece(piece.pk, piece_form(title="甲改"), on=1, by=city.actor(Post.EDITOR))
    with pytest.raises(Conflict, match="newer_version"):
        acts.revise_piece(piece.pk, piece_form(title="乙改"), on=1, by=city.actor(Post.SPECIALIST))
    assert Version.objects.filter(piece=piece).count() == 2


@pytest.mark.parametrize("gates", [(), ALL_GATES[:4]])
def test_all_five_gates_are_needed(city: City, piece: Piece, gates: tuple[str, ...]) -> None:
    submitted(city, piece)
    with pytest.raises(Unusable):
        acts.review_piece(piece.pk, seal=seal(piece), gates=gates, by=city.actor(Post.REVIEWER))
    assert Review.objects.count() == 0


def test_signing_before_the_reviews_is_refused(city: City, piece: Piece) -> None:
    submitted(city, piece)
    with pytest.raises(Conflict):
        acts.sign_piece(piece.pk, seal=seal(piece), gates=ALL_GATES, by=city.actor(Post.SIGNATORY))
    assert Review.objects.count() == 0


def test_a_return_needs_a_reason_and_goes_to_the_author(city: City, piece: Piece) -> None:
    submitted(city, piece)
    reviewer = city.actor(Post.REVIEWER)
    with pytest.raises(Unusable):
        acts.return_piece(piece.pk, seal=seal(piece), comment=" ", by=reviewer)
    acts.return_piece(piece.pk, seal=seal(piece), comment="第二段缺少依据", by=reviewer)
    piece.refresh_from_db()
    assert piece.state == PieceState.RETURNED


def test_a_hold_stops_submission_until_it_is_answered(city: City) -> None:
    account = make_account(city.department)
    piece = make_piece(city, account, writing="咨询电话13800138000。")
    editor = city.actor(Post.EDITOR)
    with pytest.raises(Conflict, match="held"):
        acts.submit_piece(piece.pk, by=editor)
    assert piece.newest is not None
    for finding in piece.newest.findings.filter(severity="hold"):
        acts.dismiss_finding(finding.pk, "本局公开的值班手机", by=editor)
    assert acts.submit_piece(piece.pk, by=editor).state == PieceState.IN_REVIEW


def test_a_withdrawal_needs_a_reason_for_the_public(city: City) -> None:
    piece = make_signed_piece(city, make_account(city.department))
    with pytest.raises(Unusable):
        acts.withdraw_piece(piece.pk, "错了", by=city.actor(Post.SIGNATORY))
    piece.refresh_from_db()
    assert piece.state == PieceState.SIGNED


def test_another_department_does_not_even_see_it(city: City, piece: Piece) -> None:
    before = lines()
    with pytest.raises(Absent):
        acts.submit_piece(piece.pk, by=city.stranger)
    assert lines() == before


@pytest.mark.parametrize(
    "table", ["editorial_version", "editorial_variant", "editorial_target", "editorial_review"]
)
def test_the_database_refuses_to_change_what_was_written(city: City, table: str) -> None:
    make_signed_piece(city, make_account(city.department))
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET id = id")


def test_tampered_bytes_are_not_publishable(city: City) -> None:
    piece = make_signed_piece(city, make_account(city.department))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE editorial_version DISABLE TRIGGER USER")
        cursor.execute("UPDATE editorial_version SET body = body || '<p>x</p>'")
        cursor.execute("ALTER TABLE editorial_version ENABLE TRIGGER USER")
    assert piece.signed is not None
    version = Version.objects.get(pk=piece.signed.pk)
    assert not reads.is_publishable(version)


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>"])
def test_hostile_writing_is_words(city: City, hostile: str) -> None:
    piece = make_piece(city, make_account(city.department), writing=hostile)
    assert piece.newest is not None
    assert "<script" not in piece.newest.body
    assert "<img" not in piece.newest.body


def test_a_chosen_platform_is_checked_though_nothing_was_written_for_it(city: City) -> None:
    piece = make_piece(city, make_account(city.department, "wechat"), variants=())
    assert piece.newest is not None
    codes = set(piece.newest.findings.values_list("check_key", "severity"))
    assert ("limits", "hold") in codes  # an article on WeChat needs a cover
