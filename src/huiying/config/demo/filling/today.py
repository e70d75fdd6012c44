"""What happens this morning? Done with the product's own acts, by the people of the logins."""

from __future__ import annotations

from datetime import timedelta

from huiying.answers.acts import submit_reply, write_reply
from huiying.config.demo.city import City
from huiying.config.demo.mornings import LETTERS, PIECES, Fresh, Letter
from huiying.config.demo.places import GOOD
from huiying.editorial.acts import (
    PieceForm,
    VariantForm,
    return_piece,
    review_piece,
    sign_piece,
    submit_piece,
    write_piece,
)
from huiying.editorial.models import Asset, Piece
from huiying.editorial.terms import Gate
from huiying.foundation.clock import now
from huiying.foundation.scope import Actor
from huiying.inbox.acts import CaseForm, sign_for_case, submit_case
from huiying.inbox.terms import CaseType
from huiying.registry.reads import actor_for

GATES = tuple(gate.value for gate in Gate)
ORIGIN = "demonstration"
KINDS = ("website", "wechat", "weibo")


def live_today(city: City, covers: dict[int, list[Asset]]) -> None:
    """Pieces at every step of the ladder, and letters at every step of the desk."""
    for number, fresh in enumerate(PIECES):
        _write(city, fresh, covers[city.organisations[GOOD].pk][number % 3])
    for number, letter in enumerate(LETTERS):
        _receive(city, letter, number)


def _actor(city: City, username: str) -> Actor:
    return actor_for(city.by_username[username], ORIGIN)


def _write(city: City, fresh: Fresh, cover: Asset) -> None:
    office = city.organisations[GOOD]
    accounts = [city.accounts[office.pk, kind] for kind in KINDS]
    form = PieceForm(
        title=fresh.title,
        summary=fresh.summary,
        writing=fresh.writing,
        cover=cover.pk,
        publish_at=now() + timedelta(hours=16) if fresh.steps == 4 else None,
        variants=(
            VariantForm("website"),
            VariantForm("wechat", title=fresh.title, summary=fresh.summary),
            VariantForm("weibo", text=f"【{fresh.title}】{fresh.summary}"),
        ),
        targets=tuple((account.pk, "") for account in accounts),
    )
    piece = write_piece(office.pk, form, by=_actor(city, "editor"))
    assert piece.newest is not None, "a piece has a version from its first moment"
    _go_on(city, fresh, piece, piece.newest.seal)


def _go_on(city: City, fresh: Fresh, piece: Piece, seal: str) -> None:
    """As many steps up the ladder as the piece has taken."""
    reviewer, second = _actor(city, "reviewer"), _actor(city, "reviewer2")
    if fresh.steps >= 1:
        submit_piece(piece.pk, by=_actor(city, "editor"))
    if fresh.returned:
        return_piece(piece.pk, seal=seal, comment=fresh.returned, by=reviewer)
    if fresh.steps >= 2:
        review_piece(piece.pk, seal=seal, gates=GATES, by=reviewer)
    if fresh.steps >= 3:
        review_piece(piece.pk, seal=seal, gates=GATES, by=second)
    if fresh.steps >= 4:
        sign_piece(piece.pk, seal=seal, gates=GATES, by=_actor(city, "signatory"))


def _receive(city: City, letter: Letter, number: int) -> None:
    duty = city.duties.get(letter.duty)
    form = CaseForm(
        body=letter.body,
        token=f"demonstration-{number}",
        type=CaseType(letter.type),
        name="来信人",
        phone=f"0000-555{number:04d}",
        is_public=number % 2 == 0,
        duty=duty.pk if duty else None,
    )
    opened = submit_case(form, by=Actor.citizen("portal"))
    handler = _actor(city, "handler")
    if letter.steps >= 1:
        sign_for_case(opened.case, by=handler)
    if letter.steps >= 2:
        reply = write_reply(opened.case, letter.answer, by=handler)
        if letter.steps >= 3:
            submit_reply(reply.pk, by=handler)
