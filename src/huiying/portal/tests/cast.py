"""What do the portal's tests need besides the cast? A website, a duty, an answer, a case."""

from __future__ import annotations

from dataclasses import dataclass

from django.test import Client
from tests.cast import MACHINE, City, make_account, make_city, make_signed_piece

from huiying.answers.acts import add_entry, approve_reply, submit_reply, write_reply
from huiying.answers.acts.entries import EntryForm
from huiying.answers.reads import reply as reply_in_sight
from huiying.delivery import tasks
from huiying.editorial.models import Piece
from huiying.foundation.scope import Actor
from huiying.inbox.acts import CaseForm, Opened, sign_for_case, submit_case
from huiying.inbox.terms import CaseType
from huiying.registry.acts import DutyForm, add_duty
from huiying.registry.models import Account, Duty
from huiying.registry.terms import Post

CITIZEN = Actor.citizen("portal")
LAMPS = "滨江路的路灯坏了三天，晚上一片漆黑，什么时候能修好？"
TOKEN = "a-token-of-the-form-0001"


@dataclass
class Place:
    """A city with a website, a duty and an answer."""

    city: City
    website: Account
    duty: Duty
    entry: int


def make_place() -> Place:
    """What most pages need."""
    city = make_city()
    form = DutyForm(
        title="路灯维修",
        words="路灯 坏了 不亮 修",
        handler=city.people[Post.HANDLER].pk,
        phone="0571-5550101",
    )
    duty = add_duty(city.department.pk, form, by=MACHINE)
    known = EntryForm(question="路灯坏了多久修好？", answer="四十八小时内修复。", basis="养护标准")
    entry = add_entry(city.department.pk, known, by=MACHINE)
    return Place(city, make_account(city.department, "website"), duty, entry.pk)


def publish(place: Place, **changes: object) -> Piece:
    """A signed piece that stands on the website."""
    piece = make_signed_piece(place.city, place.website, **changes)
    deliver()
    return piece


def deliver() -> None:
    """What the worker does, until nothing is left."""
    tasks.queue_due_pieces()
    while tasks.carry_due_sendings():
        pass


def open_case(body: str = LAMPS, token: str = TOKEN) -> Opened:
    """A case that a citizen opened."""
    return submit_case(CaseForm(body=body, token=token, type=CaseType.HELP), by=CITIZEN)


def answer(place: Place, case: int, body: str) -> None:
    """The handler answers, a second person approves."""
    handler = place.city.actor(Post.HANDLER)
    sign_for_case(case, by=handler)
    reply = write_reply(case, body, by=handler)
    submit_reply(reply.pk, by=handler)
    reviewer = place.city.actor(Post.REVIEWER)
    seal = reply_in_sight(reviewer, reply.pk).seal
    approve_reply(reply.pk, seal, by=reviewer)


def in_english(client: Client) -> Client:
    """The same visitor, who reads English: her words are the sources' own."""
    client.cookies["hy_language"] = "en"
    return client


def enter(client: Client, opened: Opened) -> None:
    """Give number and query code at the tracker."""
    client.post("/case/", {"number": opened.number, "code": opened.code})
