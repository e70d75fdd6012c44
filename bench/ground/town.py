"""What does a small town's installation hold? Some hundred rows, all made through the acts."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.test import Client

from ground.house import HOST
from ground.people import (
    CITIZEN,
    MACHINE,
    add_account,
    add_office,
    add_person,
    signed_in,
)
from huiying.delivery import tasks
from huiying.editorial.acts import (
    PieceForm,
    VariantForm,
    review_piece,
    sign_piece,
    submit_piece,
    write_piece,
)
from huiying.editorial.models import Piece
from huiying.editorial.terms import Gate
from huiying.foundation.scope import Actor
from huiying.inbox.acts import CaseForm, Opened, dispatch_case, sign_for_case, submit_case
from huiying.registry.acts import DutyForm, add_duty
from huiying.registry.models import Account, Organisation, Person
from huiying.registry.reads import actor_for
from huiying.registry.terms import OrganisationKind, Post

GATES = tuple(gate.value for gate in Gate)
MATTERS = ("路灯不亮", "井盖破损", "水压太低", "公交绕行", "垃圾清运", "噪声扰民")
EDITORS = (Post.EDITOR, Post.REVIEWER, Post.SIGNATORY)
WRITING = (
    "夏季公园开放时间延长至22时。\n\n## 哪些公园\n\n- 滨江公园\n- 泊云公园\n\n"
    + "请提前预约。" * 60
)


@dataclass(frozen=True, slots=True)
class Town:
    """Where the pages lie, and the cookies of a citizen and of the head of the duty office."""

    piece: int
    case: str
    citizen: str
    staff: str


def make_town(size: int) -> Town:
    """`size` letters, a fifth as many pieces on the website, an office for each fifteen letters."""
    city = add_office(None, OrganisationKind.CITY, "临江市")
    offices = [
        add_office(city, OrganisationKind.DEPARTMENT, f"第{n}局") for n in range(1, 2 + size // 15)
    ]
    for office in offices:
        add_account(office, "wechat")
        add_account(office, "weibo")
    watch = add_person(city, "watch", Post.DUTY_OFFICER)
    handlers = [add_person(office, f"handler-{office.pk}", Post.HANDLER) for office in offices]
    for matter, handler, office in zip(MATTERS, handlers, offices, strict=False):
        add_duty(office.pk, DutyForm(title=matter, words=matter, handler=handler.pk), by=MACHINE)
    piece = _publish(offices[0], size // 5)
    opened = _letters(size, actor_for(watch, "bench"), list(zip(offices, handlers, strict=True)))
    return Town(piece, opened.number, _visitor(opened), signed_in(watch))


def _publish(office: Organisation, count: int) -> int:
    website = add_account(office, "website")
    people = {post.value: add_person(office, post, post) for post in EDITORS}
    people["second"] = add_person(office, "second", Post.REVIEWER)
    actors = {name: actor_for(person, "bench") for name, person in people.items()}
    made = [_signed(office, website, f"公园夜间延时开放（第{n}期）", actors) for n in range(count)]
    tasks.queue_due_pieces()
    while tasks.carry_due_sendings():
        pass
    return made[-1].pk


def _signed(office: Organisation, website: Account, title: str, actors: dict[str, Actor]) -> Piece:
    form = PieceForm(
        title=title,
        summary="夏季公园夜间延时开放至22时。",
        writing=WRITING,
        variants=(VariantForm(kind="website"),),
        targets=((website.pk, ""),),
    )
    piece = write_piece(office.pk, form, by=actors[Post.EDITOR])
    assert piece.newest is not None, "a piece begins with a version"
    seal = piece.newest.seal
    submit_piece(piece.pk, by=actors[Post.EDITOR])
    review_piece(piece.pk, seal=seal, gates=GATES, by=actors[Post.REVIEWER])
    review_piece(piece.pk, seal=seal, gates=GATES, by=actors["second"])
    sign_piece(piece.pk, seal=seal, gates=GATES, by=actors[Post.SIGNATORY])
    return piece


def _letters(count: int, watch: Actor, desks: list[tuple[Organisation, Person]]) -> Opened:
    """Every third waits for dispatch, one is sent on, one is being worked on; the last one's."""
    for number in range(count):
        body = f"{MATTERS[number % len(MATTERS)]}，在滨江路{number}号附近，已经三天了，请尽快处理。"
        opened = submit_case(CaseForm(body=body, token=f"token-{number}"), by=CITIZEN)
        office, handler = desks[number % len(desks)]
        if number % 3:
            dispatch_case(opened.case, office.pk, handler.pk, by=watch)
        if number % 3 == 2:
            sign_for_case(opened.case, by=actor_for(handler, "bench"))
    return opened


def _visitor(opened: Opened) -> str:
    """A browser that has given number and query code at the tracker."""
    browser = Client(headers={"host": HOST})
    browser.post("/case/", {"number": opened.number, "code": opened.code})
    return f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"
