"""Is a piece shown as it was delivered and signed, with its custody, corrections and end?"""

from __future__ import annotations

import hashlib
import io

import pytest
from django.db import connection
from django.test import Client
from PIL import Image
from tests.cast import (
    ALL_GATES,
    make_account,
    make_signed_piece,
    piece_form,
)

from huiying.delivery import tasks
from huiying.editorial.acts import (
    add_asset,
    review_piece,
    revise_piece,
    sign_piece,
    submit_piece,
    withdraw_piece,
)
from huiying.editorial.models import Asset, Piece
from huiying.portal.tests.cast import Place, deliver, in_english, publish
from huiying.registry.terms import Post

CORRECTED = "更正：公园夜间开放至21时"


def correct(place: Place, piece: Piece, **changes: object) -> None:
    """A second version, signed like the first."""
    form = piece_form(place.website, **{"title": CORRECTED, **changes})
    city = place.city
    revise_piece(piece.pk, form, on=1, by=city.actor(Post.EDITOR))
    piece.refresh_from_db()
    assert piece.newest is not None
    seal = piece.newest.seal
    submit_piece(piece.pk, by=city.actor(Post.EDITOR))
    review_piece(piece.pk, seal=seal, gates=ALL_GATES, by=city.actor(Post.REVIEWER))
    review_piece(piece.pk, seal=seal, gates=ALL_GATES, by=city.second_reviewer)
    sign_piece(piece.pk, seal=seal, gates=ALL_GATES, by=city.actor(Post.SIGNATORY))


def withdraw(place: Place, piece: Piece) -> None:
    withdraw_piece(piece.pk, "日期有误，已另行通知。", by=place.city.actor(Post.SIGNATORY))
    tasks.withdraw_withdrawn()
    tasks.withdraw_withdrawn()


def make_cover(place: Place) -> Asset:
    picture = io.BytesIO()
    Image.new("RGB", (40, 20), "#0a4d5e").save(picture, "PNG")
    return add_asset(
        place.city.department.pk,
        picture.getvalue(),
        alternative="公园夜景",
        source="本单位拍摄",
        by=place.city.actor(Post.EDITOR),
    )


def test_it_is_read_with_its_custody(client: Client, place: Place) -> None:
    piece = publish(place)
    text = client.get(f"/p/{piece.pk}/").content.decode()
    assert "滨江公园" in text
    assert text.count("custody__step") == 5
    assert "城市管理局" in text


def test_no_name_stands_in_the_public_custody(client: Client, place: Place) -> None:
    piece = publish(place)
    assert " 甲" not in client.get(f"/p/{piece.pk}/").content.decode()


def test_a_draft_is_not_there(client: Client, place: Place) -> None:
    piece = make_signed_piece(place.city, place.website)
    assert client.get("/news/").content.decode().count('class="piece"') == 0
    assert piece.title not in client.get("/").content.decode()


def test_a_correction_shows_itself_and_what_it_corrects(client: Client, place: Place) -> None:
    piece = publish(place)
    correct(place, piece)
    deliver()
    text = in_english(client).get(f"/p/{piece.pk}/").content.decode()
    assert CORRECTED in text
    assert "This is the corrected form." in text
    assert client.get("/news/").content.decode().count('class="piece"') == 1


def test_a_correction_that_waits_is_not_seen(client: Client, place: Place) -> None:
    piece = publish(place)
    correct(place, piece)
    assert CORRECTED not in client.get(f"/p/{piece.pk}/").content.decode()
    assert CORRECTED not in client.get("/news/").content.decode()
    assert CORRECTED not in client.get("/ask/?q=公园夜间").content.decode()


def test_a_withdrawn_piece_is_gone_and_says_why(client: Client, place: Place) -> None:
    piece = publish(place)
    withdraw(place, piece)
    answer = client.get(f"/p/{piece.pk}/")
    text = answer.content.decode()
    assert answer.status_code == 410
    assert "日期有误，已另行通知。" in text
    assert "滨江公园" not in text


def test_a_withdrawn_piece_leaves_home_and_answers(client: Client, place: Place) -> None:
    piece = publish(place)
    withdraw(place, piece)
    assert f"/p/{piece.pk}/" not in client.get("/").content.decode()
    assert f"/p/{piece.pk}/" not in client.get("/ask/?q=公园夜间").content.decode()
    assert f"/p/{piece.pk}/" in client.get("/news/").content.decode()


def test_altered_bytes_are_not_shown(client: Client, place: Place) -> None:
    piece = publish(place)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE editorial_version DISABLE TRIGGER USER")
        cursor.execute("UPDATE editorial_version SET body = '<p>偷改的话</p>'")
    answer = client.get(f"/p/{piece.pk}/")
    assert answer.status_code == 409
    assert "偷改的话" not in answer.content.decode()


def test_it_says_where_else_it_stands(client: Client, place: Place) -> None:
    account = make_account(place.city.department)
    piece = make_signed_piece(place.city, place.website, account)
    deliver()
    assert f"/directory/{account.slug}/" in client.get(f"/p/{piece.pk}/").content.decode()


@pytest.mark.parametrize("path", ["/", "/news/", "/p/{}/", "/ask/?q=公园", "/ask/suggest?q=公园"])
def test_a_hostile_title_is_only_text(client: Client, place: Place, path: str) -> None:
    hostile = "公园<img src=x onerror=alert(1)>"
    piece = publish(place, title=hostile)
    text = client.get(path.format(piece.pk)).content.decode()
    assert "<img src=x" not in text
    assert "公园&lt;img src=x" in text


def test_the_cover_is_served_as_what_it_is(client: Client, place: Place) -> None:
    cover = make_cover(place)
    publish(place, cover=cover.pk)
    answer = client.get(f"/media/{cover.digest}")
    assert answer["Content-Type"] == cover.content_type
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer["Cache-Control"]
    assert hashlib.sha256(answer.content).hexdigest() == cover.digest


def test_the_cover_is_not_sent_twice(client: Client, place: Place) -> None:
    cover = make_cover(place)
    publish(place, cover=cover.pk)
    etag = client.get(f"/media/{cover.digest}")["ETag"]
    again = client.get(f"/media/{cover.digest}", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_picture_that_nothing_shows_is_not_there(client: Client, place: Place) -> None:
    assert client.get(f"/media/{make_cover(place).digest}").status_code == 404


def test_the_cover_goes_with_its_piece(client: Client, place: Place) -> None:
    cover = make_cover(place)
    withdraw(place, publish(place, cover=cover.pk))
    assert client.get(f"/media/{cover.digest}").status_code == 404


def test_the_list_goes_on_where_it_stopped(client: Client, place: Place) -> None:
    pieces = [make_signed_piece(place.city, place.website, title=f"第{n}号") for n in range(23)]
    titles = [piece.title for piece in pieces]
    deliver()
    first = client.get("/news/").content.decode()
    more = first.split('href="?after=')[1].split('"')[0]
    second = client.get(f"/news/?after={more}").content.decode()
    shown = [title for title in titles if f">{title}<" in first + second]
    assert shown == titles
    assert [title for title in titles if f">{title}<" in first and f">{title}<" in second] == []


@pytest.mark.parametrize("mark", ["", "x", "1~", "1~yesterday", "1~2026-01-01", "9" * 40 + "~"])
def test_a_mark_that_is_none_begins_anew(client: Client, place: Place, mark: str) -> None:
    publish(place)
    assert client.get("/news/", {"after": mark}).content.decode().count('class="piece"') == 1


def test_a_piece_for_another_platform_is_not_here(client: Client, place: Place) -> None:
    only = make_signed_piece(place.city, make_account(place.city.department))
    deliver()
    assert client.get(f"/p/{only.pk}/").status_code == 404
