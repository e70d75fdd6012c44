"""Does the writer learn before sending what WeChat would cut, drop or refuse?"""

from __future__ import annotations

import pytest

from huiying.channels.contract import Picture
from huiying.channels.tests.cast import make_post
from huiying.channels.wechat import CHANNEL

HEAVY = Picture("river.jpg", "image/jpeg", b"x" * 1024 * 1024, "河", "d" * 64)
WEBP = Picture("river.jpg", "image/webp", b"x", "河", "d" * 64)


def codes(**changes: object) -> list[str]:
    return [misfit.code for misfit in CHANNEL.fit(make_post(**changes))]


def test_a_fitting_post_has_no_misfit() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("title", "题" * 33),
        ("author", "者" * 17),
        ("summary", "摘" * 129),
        ("body", "文" * 20_000),
        ("body", "😀" * 300_000),
    ],
)
def test_it_counts_each_part(part: str, text: str) -> None:
    assert f"channels.wechat.{part}.too_long" in codes(**{part: text})


@pytest.mark.parametrize("part", ["title", "author", "summary"])
def test_the_last_character_still_fits(part: str) -> None:
    most = next(limit.most for limit in CHANNEL.limits if limit.part == part)
    assert codes(**{part: "字" * most}) == []


def test_a_misfit_tells_by_how_much() -> None:
    (misfit,) = CHANNEL.fit(make_post(title="题" * 35))
    assert (misfit.measured, misfit.most) == (35, 32)
    assert "请删去 3 字" in misfit.sentence.zh


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "channels.wechat.title.missing"),
        ({"body": ""}, "channels.wechat.body.missing"),
        ({"cover": None}, "channels.wechat.cover.missing"),
        ({"pictures": ()}, "channels.wechat.picture.missing"),
        ({"pictures": (HEAVY,)}, "channels.wechat.pictures.too_heavy"),
        ({"pictures": (WEBP,)}, "channels.wechat.pictures.type"),
        ({"cover": WEBP}, "channels.wechat.cover.type"),
        ({"link": "https://www.example.gov.cn/" + "x" * 1024}, "channels.wechat.link.too_long"),
    ],
)
def test_it_names_what_would_be_dropped_or_refused(changes: dict[str, object], code: str) -> None:
    assert codes(**changes) == [code]


@pytest.mark.parametrize(
    "address", ["river.jpg", "/files/river.jpg", "/media/" + "d" * 64 + ".jpg?w=640"]
)
def test_a_picture_is_known_by_name_or_digest(address: str) -> None:
    assert codes(body=f'<p>河</p><img alt="河" src="{address}">') == []
