"""Does a status get out once, and is it found again?"""

from __future__ import annotations

from typing import Any

import pytest

from huiying.channels.contract import Access, Outcome, Receipt
from huiying.channels.tests.cast import access_to, make_post
from huiying.channels.tests.platform_player import DROPS, Player, Says
from huiying.channels.weibo import CHANNEL
from huiying.channels.weibo.traces import status_text
from huiying.foundation.errors import Lasting, Passing, Unclear

SHARE = "/2/statuses/share.json"
TIMELINE = "/2/statuses/user_timeline.json"
MARKED = "https://www.example.gov.cn/pieces/17?s=m17a"
TEXT = f"清河路周三起分段施工，公交绕行。 {MARKED}"
BARE = make_post(cover=None, pictures=())


def status(text: str = TEXT, **more: Any) -> dict[str, Any]:
    ident = 5_100_000_000_000_001
    user = {"id": 1404376560, "idstr": "1404376560"}
    return {"id": ident, "mid": str(ident), "idstr": str(ident), "text": text, "user": user, **more}


def refused(code: int | str, said: str = "no") -> Says:
    return Says(
        {"error": said, "error_code": code, "request": "/2/statuses/share.json"}, status=400
    )


def at(platform: Player, **changes: str) -> Access:
    return access_to("weibo", platform.base_url, **changes)


def test_the_status_bears_the_marked_address(platform: Player) -> None:
    platform.says(SHARE, status())
    receipt = CHANNEL.publish(BARE, at(platform))
    form = platform.last(SHARE).form()
    assert form["status"] == TEXT
    assert form["rip"] == "203.0.113.9"
    assert (receipt.outcome, receipt.keys["id"]) == (Outcome.PUBLISHED, "5100000000000001")
    assert receipt.url == f"{platform.base_url}/1404376560/5100000000000001"


def test_the_token_is_not_in_the_address(platform: Player) -> None:
    platform.says(SHARE, status())
    CHANNEL.publish(BARE, at(platform))
    assert platform.last(SHARE).query == {}


def test_a_picture_goes_along_as_multipart(platform: Player) -> None:
    platform.says(SHARE, status())
    CHANNEL.publish(make_post(), at(platform))
    asked = platform.last(SHARE)
    assert asked.headers["content-type"].startswith("multipart/form-data")
    assert b'name="pic"; filename="cover.png"' in asked.body


def test_an_address_in_the_text_is_marked_where_it_stands() -> None:
    post = make_post(text="详见 https://www.example.gov.cn/pieces/17 ，请绕行。")
    assert status_text(post) == f"详见 {MARKED} ，请绕行。"


def test_an_address_that_has_a_query_keeps_it() -> None:
    post = make_post(text="请绕行。", link="https://www.example.gov.cn/p?id=17&x=")
    assert status_text(post).endswith("https://www.example.gov.cn/p?id=17&x=&s=m17a")


def test_without_the_operators_address_nothing_is_sent(platform: Player) -> None:
    with pytest.raises(Lasting) as caught:
        CHANNEL.publish(make_post(operator_address=""), at(platform))
    assert caught.value.code == "channels.weibo.operator_address"
    assert platform.asked == []


@pytest.mark.parametrize("domain", ["other.gov.cn", "le.gov.cn", "www.example.gov.cn:8443"])
def test_without_an_address_under_the_bound_domain_nothing_is_sent(
    platform: Player, domain: str
) -> None:
    with pytest.raises(Lasting) as caught:
        CHANNEL.publish(BARE, at(platform, domain=domain))
    assert (caught.value.code, caught.value.whose) == ("channels.weibo.domain", "settings")
    assert platform.asked == []


@pytest.mark.parametrize("code", [20032, "20032"])
def test_visible_later_is_a_success(platform: Player, code: int | str) -> None:
    platform.says(SHARE, refused(code, "Update success, while server slow now"))
    platform.says(TIMELINE, {"statuses": []}, {"statuses": [status()]})
    receipt = CHANNEL.publish(BARE, at(platform))
    assert receipt.outcome is Outcome.ACCEPTED
    waiting = CHANNEL.confirm(receipt, at(platform))
    assert waiting.outcome is Outcome.ACCEPTED
    assert CHANNEL.confirm(waiting, at(platform)).keys["id"] == "5100000000000001"


@pytest.mark.parametrize("code", [20017, 20019, "20111"])
def test_same_content_is_looked_for_instead(platform: Player, code: int | str) -> None:
    platform.says(SHARE, refused(code))
    platform.says(TIMELINE, {"statuses": [status("别的 http://t.cn/a"), status()]})
    assert CHANNEL.publish(BARE, at(platform)).outcome is Outcome.PUBLISHED


def test_same_content_that_is_nowhere_goes_to_a_person(platform: Player) -> None:
    platform.says(SHARE, refused(20019, "Repeated weibo text!"))
    platform.says(TIMELINE, {"statuses": []})
    with pytest.raises(Lasting) as caught:
        CHANNEL.publish(BARE, at(platform))
    assert (caught.value.code, caught.value.whose) == ("channels.weibo.same", "content")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "清河路周三起分段施工，公交绕行。 http://t.cn/A6abc",
        "清河路周三起分段施工，公交绕行。http://t.cn/A6abc",
    ],
)
def test_it_is_found_even_behind_a_short_address(platform: Player, text: str) -> None:
    platform.says(TIMELINE, {"statuses": [status("早先的微博 http://t.cn/x"), status(text)]})
    found = CHANNEL.find(BARE, None, at(platform))
    assert found is not None
    assert found.keys["id"] == "5100000000000001"


@pytest.mark.parametrize(
    "text", ["别的话", f"别的话 {MARKED}b", "别的话 https://x.example/?s=other"]
)
def test_another_status_is_not_taken_for_it(platform: Player, text: str) -> None:
    platform.says(TIMELINE, {"statuses": [status(text)]})
    assert CHANNEL.find(BARE, None, at(platform)) is None


def test_a_timeline_that_cannot_be_asked_does_not_mean_absent(platform: Player) -> None:
    platform.says(TIMELINE, DROPS)
    with pytest.raises(Passing):
        CHANNEL.find(BARE, None, at(platform))


def test_a_lost_answer_is_unclear_and_not_repeated(platform: Player) -> None:
    platform.says(SHARE, DROPS)
    with pytest.raises(Unclear):
        CHANNEL.publish(BARE, at(platform))
    assert platform.paths() == [SHARE]


@pytest.mark.parametrize(
    ("code", "said", "whose"),
    [
        (10017, "appkey not bind domain!", "settings"),
        ("21327", "expired_token", "settings"),
        (10014, "Insufficient app permissions!", "settings"),
        (20012, "Text too long", "content"),
        ("20031", "captcha", "content"),
        (10017, "Parameter (status)'s value invalid", "content"),
        (29999, "new", "settings"),
    ],
)
def test_a_refusal_says_whose_turn_it_is(
    platform: Player, code: int | str, said: str, whose: str
) -> None:
    platform.says(SHARE, refused(code, said))
    with pytest.raises(Lasting) as caught:
        CHANNEL.publish(BARE, at(platform))
    assert (caught.value.whose, caught.value.said) == (whose, said)


@pytest.mark.parametrize("code", [10022, 10023, "10024", 20016])
def test_a_used_up_quota_waits_an_hour_at_most(platform: Player, code: int | str) -> None:
    platform.says(SHARE, refused(code))
    with pytest.raises(Passing) as caught:
        CHANNEL.publish(BARE, at(platform))
    assert caught.value.retry_after is not None
    assert 0 < caught.value.retry_after <= 3600


def test_an_answer_without_an_id_is_unclear(platform: Player) -> None:
    platform.says(SHARE, {"text": "?"})
    with pytest.raises(Unclear):
        CHANNEL.publish(BARE, at(platform))


def test_a_published_receipt_stays_as_it_is(platform: Player) -> None:
    receipt = Receipt(Outcome.PUBLISHED, {"id": "1", "marker": "m"})
    assert CHANNEL.confirm(receipt, at(platform)) is receipt
    assert platform.asked == []


def test_the_probe_changes_nothing(platform: Player) -> None:
    platform.says("/2/account/rate_limit_status.json", {"remaining_user_hits": 97})
    assert "97" in CHANNEL.probe(at(platform))
