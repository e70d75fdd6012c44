"""What do people at the desk do in a journey? Each deed through the pages, as a person would."""

from __future__ import annotations

import io

from PIL import Image

from huiying.editorial.terms import Gate
from tests.journeys.house import House
from tests.journeys.visitor import Visitor

GATES = [gate.value for gate in Gate]


def at_desk(house: House, username: str) -> Visitor:
    """Somebody signed in."""
    visitor = Visitor(house.web)
    visitor.go("/desk/")
    visitor.send(holding="login", login=username, password=house.prepared["password"])
    assert visitor.path == "/desk/", visitor.text
    return visitor


def cover() -> tuple[str, bytes, str]:
    """A picture for the top of an article."""
    out = io.BytesIO()
    Image.new("RGB", (900, 383), "#2f5d8a").save(out, "JPEG")
    return "cover.jpg", out.getvalue(), "image/jpeg"


def write_piece(house: House, editor: Visitor, title: str) -> str:
    """Write a piece for every account of the department; its address at the desk."""
    accounts = house.prepared["accounts"]
    editor.go("/desk/pieces/new/")
    chosen = {f"target_{pk}": "on" for pk in accounts.values()}
    editor.send(
        holding="title",
        title=title,
        summary=f"{title}，详见全文。",
        writing="夏季公园开放时间延长至22时。\n\n## 哪些公园\n\n- 滨江公园\n- 泊云公园",
        cover_alternative="傍晚的公园大门",
        cover_source="本局拍摄",
        files={"cover_upload": cover()},
        **chosen,
    )
    assert editor.path.startswith("/desk/pieces/"), editor.text
    return editor.path


def submit(editor: Visitor, piece: str) -> None:
    """Hand it in for review."""
    editor.go(piece)
    editor.send_to(f"{piece}submit/")


def decide(reviewer: Visitor, piece: str, deed: str) -> None:
    """Approve (`review`) or sign (`sign`) what the page shows."""
    reviewer.go(piece)
    reviewer.send_to(f"{piece}return/", to=f"{piece}{deed}/", gates=GATES)
    assert reviewer.status < 400, reviewer.text


def sign(house: House, piece: str) -> None:
    """Both reviews by two people and the head's signature."""
    for username, deed in (
        ("reviewer", "review"),
        ("second_reviewer", "review"),
        ("signatory", "sign"),
    ):
        with at_desk(house, username) as person:
            decide(person, piece, deed)
