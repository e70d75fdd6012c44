"""Does anybody reach what belongs to another office by changing a number in the address?"""

from __future__ import annotations

import pytest
from django.test import Client

from huiying.editorial.models import Piece
from huiying.foundation.journal.models import Line
from huiying.inbox.tests.cast import case_in_progress
from huiying.registry.terms import Post
from tests.hostile.ground import Town, at_desk, everything
from tests.hostile.routes import desk_patterns, filled

pytestmark = pytest.mark.django_db

CLOSED = {403, 404, 405}
# Filled in so well that, were the thing in her reach, most of the acts would be done.
FORM = {
    "reason": "核实情况",
    "basis": "三定规定第五条",
    "text": "备注",
    "body": "您好，已修复。",
    "outcome": "solved",
    "type": "complaint",
    "seal": "0" * 64,
    "comment": "请写明期限",
    "because": "时间有误，另行通知",
    "happened": "no",
    "title": "路灯",
    "ground": "outside",
    "where_to_turn": "请向区司法局询问。",
    "positioning": "便民",
    "address": "https://example.cn/",
    "base_url": "https://example.cn/",
    "credential_secret": "stolen",
}
WITH_OBJECT = [pattern for pattern in desk_patterns() if "<" in pattern]
KINDS = ["editorial.piece", "inbox.case", "answers.reply", "registry.account", "delivery.sending"]
INSIDE = {
    "finding": "/desk/pieces/{piece}/findings/{town.finding}/",
    "approve": "/desk/cases/{case}/replies/{town.reply.pk}/approve/",
    "return": "/desk/cases/{case}/replies/{town.reply.pk}/return/",
    "leave": "/desk/cases/{case}/replies/{town.reply.pk}/leave/",
}


def stranger(town: Town) -> Client:
    """Somebody who holds every post, but in the other department."""
    return at_desk(town.city.people["stranger"])


def test_the_addresses_were_found() -> None:
    assert len(WITH_OBJECT) >= 30


def test_no_page_shows_another_office_s_things(town: Town) -> None:
    visitor, before = stranger(town), everything()
    answers = {p: visitor.get(filled(p, town)).status_code for p in WITH_OBJECT}
    assert {p: status for p, status in answers.items() if status not in CLOSED} == {}
    assert everything() == before


def test_no_form_changes_another_office_s_things(town: Town) -> None:
    visitor, before = stranger(town), everything()
    sent = FORM | {"organisation": str(town.city.other.pk), "handler": "1"}
    answers = {p: visitor.post(filled(p, town), sent).status_code for p in WITH_OBJECT}
    assert {p: status for p, status in answers.items() if status not in CLOSED} == {}
    assert everything() == before


@pytest.mark.parametrize("kind", KINDS)
def test_no_journal_of_another_office_s_thing_is_read(kind: str, town: Town) -> None:
    things = {
        "editorial.piece": town.piece.pk,
        "inbox.case": town.case.pk,
        "answers.reply": town.reply.pk,
        "registry.account": town.notebook.pk,
        "delivery.sending": town.sending.pk,
    }
    assert stranger(town).get(f"/desk/journal/{kind}/{things[kind]}/").status_code == 404


def test_no_list_names_another_office_s_things(town: Town) -> None:
    visitor = stranger(town)
    pages = ["", "inbox/", "pieces/", "sendings/", "sendings/?show=out", "accounts/"]
    pages += ["palette/?q=滨江", "palette/?q=题目", "inbox/?q=滨江", "pieces/accounts/?account=城"]
    shown = "".join(visitor.get(f"/desk/{page}").content.decode() for page in pages)
    wanted = ["三号楼前漏水", "只给本单位看的题目", town.case.number, town.notebook.name]
    assert [word for word in wanted if word in shown] == []


def test_another_office_s_picture_becomes_no_cover_of_hers(town: Town) -> None:
    visitor, pieces = stranger(town), Piece.objects.whole("the test's own").count()
    sent = {
        "organisation": str(town.city.other.pk),
        "title": "借用的图片",
        "writing": "一段文字。",
        "openness": "proactive",
        "original": "on",
        "cover": str(town.asset.pk),
    }
    answer = visitor.post("/desk/pieces/new/", sent)
    assert answer.status_code in {403, 404, 409, 422}
    assert Piece.objects.whole("the test's own").count() == pieces


def test_another_office_s_account_is_no_target_of_hers(town: Town) -> None:
    sent = {
        "organisation": str(town.city.other.pk),
        "title": "借用的账号",
        "writing": "一段文字。",
        "openness": "proactive",
        "original": "on",
        f"target_{town.notebook.pk}": "on",
    }
    stranger(town).post("/desk/pieces/new/", sent)
    written = Piece.objects.whole("the test's own").filter(organisation=town.city.other)
    assert [piece.newest.targets.count() for piece in written if piece.newest] == [0]


@pytest.mark.parametrize("name", INSIDE)
def test_what_lies_in_one_thing_is_not_reached_through_another(name: str, town: Town) -> None:
    """Her own case, but with the number of another case's reply."""
    other = case_in_progress(town.city, body="另外一件事情")
    address = INSIDE[name].format(piece=town.piece.pk, case=other.pk, town=town)
    people = {"finding": Post.EDITOR, "leave": Post.HANDLER}
    visitor = at_desk(town.city.people[people.get(name, Post.REVIEWER)])
    before = everything()
    assert visitor.post(address, FORM | {"seal": town.reply.seal}).status_code == 404
    assert everything() == before


def test_a_post_that_ended_opens_nothing(town: Town) -> None:
    handler = town.city.people[Post.HANDLER]
    visitor = at_desk(handler)
    assert visitor.get(f"/desk/cases/{town.case.pk}/").status_code == 200
    handler.posts_held.update(valid_to="2020-01-02")
    assert visitor.get(f"/desk/cases/{town.case.pk}/").status_code == 403


def test_a_closed_sign_in_is_out_at_once(town: Town) -> None:
    handler = town.city.people[Post.HANDLER]
    visitor = at_desk(handler)
    handler.is_active = False
    handler.save(update_fields=["is_active"])
    lines = Line.objects.count()
    answer = visitor.post(f"/desk/cases/{town.case.pk}/note/", {"text": "备注"})
    assert (answer.status_code, Line.objects.count()) == (302, lines)


@pytest.mark.parametrize("post", [Post.EDITOR, Post.TECHNICIAN, Post.OPERATOR, Post.SPECIALIST])
def test_colleagues_without_business_read_no_letters(post: Post, town: Town) -> None:
    visitor = at_desk(town.city.people[post])
    own = [f"cases/{town.case.pk}/", f"journal/inbox.case/{town.case.pk}/"]
    assert {visitor.get(f"/desk/{page}").status_code for page in own} == {404}
    lists = "".join(visitor.get(f"/desk/{page}").content.decode() for page in ("", "inbox/"))
    assert "漏水" not in lists
