"""Do the piece's pages show what is so, refuse in words, and lose nothing?"""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import ALL_GATES, City, make_piece, make_signed_piece

from huiying.desk.tests.cast import at_desk, holding, newest, writing
from huiying.editorial import acts
from huiying.editorial.models import Piece, Review
from huiying.editorial.terms import PieceState
from huiying.foundation.journal.models import Line
from huiying.registry.models import Account
from huiying.registry.terms import Post

VIEWS = ["", "versions/", "evidence/"]
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_opens_for_the_office(view: str, city: City, piece: Piece) -> None:
    assert holding(city, Post.EDITOR).get(f"/desk/pieces/{piece.pk}/{view}").status_code == 200


@pytest.mark.parametrize("view", [*VIEWS, "edit/"])
def test_each_view_is_absent_for_another_office(view: str, city: City, piece: Piece) -> None:
    answer = at_desk(city.people["stranger"]).get(f"/desk/pieces/{piece.pk}/{view}")
    assert answer.status_code == 404
    assert piece.title not in answer.content.decode()


@pytest.mark.parametrize("act", ["submit", "review", "sign", "return", "withdraw"])
def test_no_act_reaches_another_office(act: str, city: City, piece: Piece) -> None:
    lines = Line.objects.count()
    sent = {
        "seal": newest(piece).seal,
        "gates": ALL_GATES,
        "comment": "退回",
        "because": "不实内容",
    }
    answer = at_desk(city.people["stranger"]).post(f"/desk/pieces/{piece.pk}/{act}/", sent)
    assert answer.status_code == 404
    assert Line.objects.count() == lines


@pytest.mark.parametrize("act", ["submit", "review", "dismiss"])
def test_an_act_is_not_done_by_looking(act: str, city: City, piece: Piece) -> None:
    assert holding(city, Post.EDITOR).get(f"/desk/pieces/{piece.pk}/{act}/").status_code in {
        404,
        405,
    }


def test_an_editor_writes_a_piece(city: City, account: Account) -> None:
    answer = holding(city, Post.EDITOR).post("/desk/pieces/new/", writing(account), follow=True)
    assert answer.status_code == 200
    assert "公园夜间延时开放" in answer.content.decode()


def test_a_piece_without_a_title_keeps_what_was_written(city: City, account: Account) -> None:
    answer = holding(city, Post.EDITOR).post("/desk/pieces/new/", writing(account, title=""))
    assert answer.status_code == 422
    assert "夏季公园开放时间延长至22时。" in answer.content.decode()


def test_a_reader_without_a_writing_post_is_told_so(city: City) -> None:
    answer = holding(city, Post.INSPECTOR).get("/desk/pieces/new/")
    assert 'name="title"' not in answer.content.decode()


def test_a_concurrent_edit_keeps_both_texts(city: City, piece: Piece, account: Account) -> None:
    acts.revise_piece(
        piece.pk,
        acts.PieceForm(title="别人的标题", writing="别人写的话。"),
        on=1,
        by=city.actor(Post.SPECIALIST),
    )
    mine = writing(account, writing="我写的话还在。", on="1")
    answer = holding(city, Post.EDITOR).post(f"/desk/pieces/{piece.pk}/edit/", mine)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "我写的话还在。" in text
    assert "<del>" in text
    assert newest(piece).number == 2


def test_after_a_collision_the_same_form_saves(city: City, piece: Piece, account: Account) -> None:
    other = acts.PieceForm(title="别人的标题", writing="别人写的话。")
    acts.revise_piece(piece.pk, other, on=1, by=city.actor(Post.SPECIALIST))
    client = holding(city, Post.EDITOR)
    path = f"/desk/pieces/{piece.pk}/edit/"
    refused = client.post(path, writing(account, on="1")).content.decode()
    assert 'name="on" value="2"' in refused
    client.post(path, writing(account, on="2"))
    assert newest(piece).number == 3


def test_a_reviewer_decides_only_about_what_she_saw(city: City, piece: Piece) -> None:
    acts.submit_piece(piece.pk, by=city.actor(Post.EDITOR))
    lines = Line.objects.count()
    sent = {"seal": "0" * 64, "gates": ALL_GATES, "comment": "我的意见"}
    answer = holding(city, Post.REVIEWER).post(f"/desk/pieces/{piece.pk}/review/", sent)
    assert answer.status_code == 409
    assert "您看到的内容之后又改过" in answer.content.decode()
    assert "我的意见" in answer.content.decode()
    assert Line.objects.count() == lines
    assert not Review.objects.exists()


def test_the_five_gates_are_asked_for_beside_the_form(city: City, piece: Piece) -> None:
    acts.submit_piece(piece.pk, by=city.actor(Post.EDITOR))
    sent = {"seal": newest(piece).seal, "gates": ["political"], "comment": "我的意见"}
    answer = holding(city, Post.REVIEWER).post(f"/desk/pieces/{piece.pk}/review/", sent)
    assert answer.status_code == 422
    assert "五关须逐一确认" in answer.content.decode()
    assert "我的意见" in answer.content.decode()


def test_three_people_carry_a_piece_through(city: City, piece: Piece) -> None:
    path = f"/desk/pieces/{piece.pk}"
    sent = {"seal": newest(piece).seal, "gates": ALL_GATES}
    holding(city, Post.EDITOR).post(f"{path}/submit/")
    holding(city, Post.REVIEWER).post(f"{path}/review/", sent)
    at_desk(city.people["second_reviewer"]).post(f"{path}/review/", sent)
    holding(city, Post.SIGNATORY).post(f"{path}/sign/", sent)
    piece.refresh_from_db()
    assert piece.state == PieceState.SIGNED


def test_a_return_without_a_reason_is_refused_in_words(city: City, piece: Piece) -> None:
    acts.submit_piece(piece.pk, by=city.actor(Post.EDITOR))
    sent = {"seal": newest(piece).seal, "comment": ""}
    answer = holding(city, Post.REVIEWER).post(f"/desk/pieces/{piece.pk}/return/", sent)
    assert "退回须写明原因" in answer.content.decode()


def test_a_withdrawal_needs_its_reason(city: City, account: Account) -> None:
    piece = make_signed_piece(city, account)
    path = f"/desk/pieces/{piece.pk}/withdraw/"
    answer = holding(city, Post.SIGNATORY).post(path, {"because": "短"})
    assert "撤回须写明" in answer.content.decode()
    piece.refresh_from_db()
    assert piece.state == PieceState.SIGNED


def test_the_review_sheet_says_that_three_people_signed(city: City, account: Account) -> None:
    piece = make_signed_piece(city, account)
    text = holding(city, Post.INSPECTOR).get(f"/desk/pieces/{piece.pk}/evidence/").content.decode()
    assert newest(piece).seal in text
    assert 'data-tone="done"' in text


@pytest.mark.parametrize("view", [*VIEWS, "edit/"])
def test_hostile_text_stays_text(view: str, city: City, account: Account) -> None:
    piece = make_piece(city, account, title=HOSTILE, summary=HOSTILE, writing=HOSTILE)
    text = holding(city, Post.EDITOR).get(f"/desk/pieces/{piece.pk}/{view}").content.decode()
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_a_finding_is_answered_by_name(city: City, account: Account) -> None:
    piece = make_piece(city, account, writing="请拨打 13800138000 联系。")
    finding = newest(piece).findings.get()
    path = f"/desk/pieces/{piece.pk}/findings/{finding.pk}/"
    client = holding(city, Post.EDITOR)
    assert "保留此处须写明理由" in client.post(path, {"because": "公"}).content.decode()
    client.post(path, {"because": "单位公开电话"})
    finding.refresh_from_db()
    assert finding.dismissed_because == "单位公开电话"


def test_room_and_previews_come_while_writing(city: City, account: Account) -> None:
    sent = writing(account, organisation=str(city.department.pk), writing="请登陆网站。")
    answer = holding(city, Post.EDITOR).post("/desk/pieces/measure/", sent)
    assert "登录网站" in answer.content.decode()
    assert "preview" in answer.content.decode()


def test_nobody_measures_for_an_office_out_of_sight(city: City, account: Account) -> None:
    sent = writing(account, organisation=str(city.department.pk))
    client = at_desk(city.people["stranger"])
    assert client.post("/desk/pieces/measure/", sent).status_code == 404


def test_the_board_pages_by_place(city: City, account: Account) -> None:
    titles = {f"第{n}篇" for n in range(53)}
    [make_piece(city, account, title=title) for title in sorted(titles)]
    client = holding(city, Post.EDITOR)
    first = client.get("/desk/pieces/")
    second = client.get(first.context["older"])
    shown = [line.title for page in (first, second) for line in page.context["lines"]]
    assert sorted(shown) == sorted(titles)


@pytest.mark.parametrize("mark", ["x", "2026-01-01~1", "~", "2026-01-01T00:00:00+00:00~x"])
def test_a_broken_page_address_is_told_in_words(mark: str, city: City) -> None:
    answer = holding(city, Post.EDITOR).get("/desk/pieces/", {"after": mark})
    assert answer.status_code == 422


@pytest.mark.parametrize("rows", [1, 12])
def test_the_board_asks_the_database_the_same_however_long(
    rows: int, city: City, account: Account, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    [make_piece(city, account, title=f"第{n}篇") for n in range(rows)]
    client: Client = holding(city, Post.EDITOR)
    client.get("/desk/pieces/")
    with django_assert_max_num_queries(7):
        client.get("/desk/pieces/")
