"""Does the writer learn before sending what Weibo would refuse?"""

from __future__ import annotations

import pytest

from huiying.channels.contract import Picture
from huiying.channels.tests.cast import make_post
from huiying.channels.weibo import CHANNEL
from huiying.channels.weibo.limits import status_length, weibo_length


def codes(**changes: object) -> list[str]:
    return [misfit.code for misfit in CHANNEL.fit(make_post(**changes))]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("河", 1),
        ("ab", 1),
        ("abc", 2),
        ("河a", 2),
        ("看 https://www.example.gov.cn/a/very/long/address?with=a&query=1", 12),
    ],
)
def test_it_counts_as_weibo_counts(text: str, length: int) -> None:
    assert weibo_length(text) == length


def test_room_is_kept_for_the_address() -> None:
    assert status_length("河" * 129) == 140
    assert status_length("河" * 130) == 141


def test_a_fitting_post_has_no_misfit() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": "河" * 130}, "channels.weibo.text.too_long"),
        ({"text": " "}, "channels.weibo.text.missing"),
        ({"text": "#清河路# 施工"}, "channels.weibo.text.topic"),
        ({"link": ""}, "channels.weibo.link.missing"),
        (
            {"cover": Picture("a.webp", "image/webp", b"x", "河", "e" * 64)},
            "channels.weibo.picture.unfit",
        ),
        (
            {"cover": Picture("a.jpg", "image/jpeg", b"x" * 5 * 1024 * 1024, "河", "e" * 64)},
            "channels.weibo.picture.unfit",
        ),
    ],
)
def test_it_names_what_would_be_refused(changes: dict[str, object], code: str) -> None:
    assert codes(**changes) == [code]


@pytest.mark.parametrize("text", ["第#1号", "https://a.example/#x 和 https://a.example/#y"])
def test_a_number_sign_alone_is_no_topic(text: str) -> None:
    assert "channels.weibo.text.topic" not in codes(text=text)
