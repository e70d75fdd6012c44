"""Every act of the editorial stage, tried under every post."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from huiying.editorial import acts
from huiying.editorial.models import Piece
from huiying.editorial.terms import MAY
from huiying.foundation.errors import Absent, Refused
from huiying.registry.terms import Post
from tests.cast import (
    ALL_GATES,
    City,
    make_account,
    make_city,
    make_piece,
    make_signed_piece,
    piece_form,
)
from tests.rights.table import Deed, who_may

pytestmark = pytest.mark.django_db


def seal(piece: Piece) -> str:
    assert piece.newest is not None
    return piece.newest.seal


def submitted(city: City) -> Piece:
    piece = make_piece(city, make_account(city.department))
    acts.submit_piece(piece.pk, by=city.actor(Post.EDITOR))
    return piece


def reviewed(city: City) -> Piece:
    """By people of whom none is in the row of those who try."""
    piece = submitted(city)
    acts.review_piece(piece.pk, seal=seal(piece), gates=ALL_GATES, by=city.second_reviewer)
    acts.review_piece(piece.pk, seal=seal(piece), gates=ALL_GATES, by=city.actor(Post.REVIEWER))
    return piece


def write_piece(city: City) -> Deed:
    return lambda by: acts.write_piece(city.department.pk, piece_form(), by=by)


def revise_piece(city: City) -> Deed:
    piece = make_piece(city)
    return lambda by: acts.revise_piece(piece.pk, piece_form(title="新"), on=1, by=by)


def dismiss_finding(city: City) -> Deed:
    piece = make_piece(city, writing="电话13800138000")
    assert piece.newest is not None
    finding = piece.newest.findings.all()[0]
    return lambda by: acts.dismiss_finding(finding.pk, "单位公开电话", by=by)


def submit_piece(city: City) -> Deed:
    piece = make_piece(city, make_account(city.department))
    return lambda by: acts.submit_piece(piece.pk, by=by)


def review_piece(city: City) -> Deed:
    piece = submitted(city)
    return lambda by: acts.review_piece(piece.pk, seal=seal(piece), gates=ALL_GATES, by=by)


def return_piece(city: City) -> Deed:
    """Whose turn it is decides: here the first reviewer's."""
    piece = submitted(city)
    return lambda by: acts.return_piece(piece.pk, seal=seal(piece), comment="缺少依据", by=by)


def sign_piece(city: City) -> Deed:
    piece = reviewed(city)
    return lambda by: acts.sign_piece(piece.pk, seal=seal(piece), gates=ALL_GATES, by=by)


def withdraw_piece(city: City) -> Deed:
    piece = make_signed_piece(city, make_account(city.department))
    return lambda by: acts.withdraw_piece(piece.pk, "时间有误，另行通知", by=by)


def add_asset(city: City) -> Deed:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    return lambda by: acts.add_asset(
        city.department.pk, out.getvalue(), alternative="黑色方块", source="自制", by=by
    )


TABLE: tuple[Callable[[City], Deed], ...] = (
    write_piece,
    revise_piece,
    dismiss_finding,
    submit_piece,
    review_piece,
    return_piece,
    sign_piece,
    withdraw_piece,
    add_asset,
)


@pytest.mark.parametrize("prepare", TABLE, ids=lambda prepare: prepare.__name__)
def test_only_these_posts_may(prepare: Callable[[City], Deed]) -> None:
    city = make_city()
    expected = MAY[prepare.__name__] - (
        {Post.SIGNATORY} if prepare is return_piece else frozenset()
    )
    assert who_may(city, prepare(city)) == expected


def test_the_signatory_may_return_when_it_is_her_turn() -> None:
    city = make_city()
    piece = reviewed(city)
    assert who_may(
        city, lambda by: acts.return_piece(piece.pk, seal=seal(piece), comment="请再核对", by=by)
    ) == {Post.SIGNATORY}


@pytest.mark.parametrize("prepare", TABLE, ids=lambda prepare: prepare.__name__)
def test_the_same_posts_elsewhere_may_not(prepare: Callable[[City], Deed]) -> None:
    city = make_city()
    deed = prepare(city)
    with pytest.raises((Refused, Absent)):
        deed(city.stranger)


def test_the_table_is_complete() -> None:
    assert {prepare.__name__ for prepare in TABLE} == set(MAY)
