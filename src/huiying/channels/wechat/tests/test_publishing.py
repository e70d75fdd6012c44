"""Does an article get out once, whatever happens on the way?"""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from huiying.channels.contract import Outcome, Receipt
from huiying.channels.tests.cast import access_to, make_post
from huiying.channels.tests.platform_player import DROPS, Player
from huiying.channels.wechat import CHANNEL
from huiying.channels.wechat.tests.conversation import (
    DELETE,
    DRAFT_ADD,
    DRAFTS,
    EMPTY,
    MATERIAL,
    POLL,
    PUBLISHED,
    SUBMIT,
    UPLOAD,
    article_listed,
    draft_listed,
    play_well,
)
from huiying.foundation.clock import now
from huiying.foundation.errors import ChannelTrouble, Lasting, Passing, Unclear

MARKED = "https://www.example.gov.cn/pieces/17#hy-m17a"
RECEIPT = Receipt(
    Outcome.ACCEPTED, {"publish_id": "9", "msg_data_id": "8", "sent_on": "2026-11-20"}
)


def test_it_submits_a_draft_and_keeps_the_platforms_ids(platform: Player) -> None:
    play_well(platform)
    receipt = CHANNEL.publish(make_post(), access_to("wechat", platform.base_url))
    assert receipt.outcome is Outcome.ACCEPTED
    assert receipt.keys["publish_id"] == "2247500001"
    assert receipt.keys["msg_data_id"] == "265000001"
    assert platform.last(SUBMIT).json() == {"media_id": "draft-1"}


def test_the_draft_is_the_post_as_signed(platform: Player) -> None:
    play_well(platform)
    CHANNEL.publish(make_post(), access_to("wechat", platform.base_url))
    article = platform.last(DRAFT_ADD).json()["articles"][0]
    assert article["title"] == "清河路周三起分段施工"
    assert article["content"] == (
        '<p>施工分三段进行。</p><p><img src="http://mmbiz.qpic.cn/mmbiz/one/0" alt="河"></p>'
    )
    assert article["thumb_media_id"] == "cover-1"
    assert article["content_source_url"] == MARKED


def test_it_sends_han_characters_unescaped(platform: Player) -> None:
    play_well(platform)
    CHANNEL.publish(make_post(), access_to("wechat", platform.base_url))
    assert "清河路".encode() in platform.last(DRAFT_ADD).body
    assert b"\\u" not in platform.last(DRAFT_ADD).body


def test_pictures_go_up_as_multipart(platform: Player) -> None:
    play_well(platform)
    CHANNEL.publish(make_post(), access_to("wechat", platform.base_url))
    assert platform.last(UPLOAD).headers["content-type"].startswith("multipart/form-data")
    assert b'name="media"; filename="river.jpg"' in platform.last(UPLOAD).body
    assert platform.last(MATERIAL).query["type"] == "image"


def test_a_second_try_uploads_nothing_again(platform: Player) -> None:
    play_well(platform)
    platform.says(DRAFT_ADD, {"errcode": 45009, "errmsg": "limit"}, {"media_id": "draft-1"})
    access = access_to("wechat", platform.base_url)
    with pytest.raises(Passing):
        CHANNEL.publish(make_post(), access)
    CHANNEL.publish(make_post(), access)
    assert platform.paths().count(MATERIAL) == 1
    assert platform.paths().count(UPLOAD) == 1


def test_a_cover_that_was_deleted_is_uploaded_anew(platform: Player) -> None:
    play_well(platform)
    platform.says(DRAFT_ADD, {"errcode": 40007, "errmsg": "gone"}, {"media_id": "draft-1"})
    access = access_to("wechat", platform.base_url)
    with pytest.raises(Lasting):
        CHANNEL.publish(make_post(), access)
    CHANNEL.publish(make_post(), access)
    assert platform.paths().count(MATERIAL) == 2


def test_it_takes_the_draft_that_an_interrupted_try_left(platform: Player) -> None:
    play_well(platform)
    platform.says(DRAFTS, draft_listed(MARKED, "draft-left"))
    CHANNEL.publish(make_post(), access_to("wechat", platform.base_url))
    assert DRAFT_ADD not in platform.paths()
    assert platform.last(SUBMIT).json() == {"media_id": "draft-left"}


def test_a_draft_of_another_sending_is_left_alone(platform: Player) -> None:
    play_well(platform)
    platform.says(DRAFTS, draft_listed(MARKED + "9", "draft-other"))
    CHANNEL.publish(make_post(), access_to("wechat", platform.base_url))
    assert platform.last(SUBMIT).json() == {"media_id": "draft-1"}


def test_a_lost_answer_to_the_submission_is_unclear(platform: Player) -> None:
    play_well(platform)
    platform.says(SUBMIT, DROPS)
    with pytest.raises(Unclear):
        CHANNEL.publish(make_post(), access_to("wechat", platform.base_url))
    assert platform.paths().count(SUBMIT) == 1


def test_it_is_not_submitted_again_while_the_first_may_be_under_way(platform: Player) -> None:
    play_well(platform)
    platform.says(SUBMIT, DROPS)
    access = access_to("wechat", platform.base_url)
    with pytest.raises(Unclear):
        CHANNEL.publish(make_post(), access)
    platform.says(DRAFTS, draft_listed(MARKED))
    with pytest.raises(Passing) as asked:
        CHANNEL.find(make_post(), None, access)
    with pytest.raises(Passing) as tried:
        CHANNEL.publish(make_post(), access)
    assert asked.value.code == tried.value.code == "channels.wechat.on_its_way"
    assert 0 < (asked.value.retry_after or 0) <= 150
    assert platform.paths().count(SUBMIT) == 1


def test_a_draft_that_stays_was_never_submitted(platform: Player) -> None:
    play_well(platform)
    platform.says(SUBMIT, DROPS)
    access = access_to("wechat", platform.base_url)
    with pytest.raises(Unclear):
        CHANNEL.publish(make_post(), access)
    platform.says(DRAFTS, draft_listed(MARKED))
    with time_machine.travel(now() + timedelta(minutes=11)):
        assert CHANNEL.find(make_post(), None, access) is None


def test_it_finds_the_article_by_its_marker(platform: Player) -> None:
    play_well(platform)
    platform.says(PUBLISHED, article_listed(MARKED))
    found = CHANNEL.find(make_post(), None, access_to("wechat", platform.base_url))
    assert found is not None
    assert (found.outcome, found.keys["article_id"]) == (Outcome.PUBLISHED, "A1")
    assert found.url == "http://mp.weixin.qq.com/s/x"


def test_it_finds_nothing_where_nothing_was_begun(platform: Player) -> None:
    play_well(platform)
    assert CHANNEL.find(make_post(), None, access_to("wechat", platform.base_url)) is None


@pytest.mark.parametrize(
    ("minutes", "expected", "code"),
    [(11, Passing, "channels.wechat.on_its_way"), (61, Unclear, "channels.wechat.vanished")],
)
def test_a_draft_that_left_the_box_is_waited_for_and_then_a_person_looks(
    platform: Player, minutes: int, expected: type[ChannelTrouble], code: str
) -> None:
    play_well(platform)
    platform.says(SUBMIT, DROPS)
    access = access_to("wechat", platform.base_url)
    with pytest.raises(Unclear):
        CHANNEL.publish(make_post(), access)
    platform.says(DRAFTS, EMPTY)
    with time_machine.travel(now() + timedelta(minutes=minutes)), pytest.raises(expected) as caught:
        CHANNEL.find(make_post(), None, access)
    assert caught.value.code == code


def test_whoever_sends_again_after_that_has_decided(platform: Player) -> None:
    play_well(platform)
    platform.says(SUBMIT, DROPS, {"publish_id": "7"})
    access = access_to("wechat", platform.base_url)
    with pytest.raises(Unclear):
        CHANNEL.publish(make_post(), access)
    with time_machine.travel(now() + timedelta(minutes=61)):
        assert CHANNEL.publish(make_post(), access).keys["publish_id"] == "7"


def test_a_draft_that_somebody_deleted_unsent_is_no_riddle(platform: Player) -> None:
    play_well(platform)
    platform.says(SUBMIT, {"errcode": 53503, "errmsg": "draft check failed"})
    access = access_to("wechat", platform.base_url)
    with pytest.raises(Lasting):
        CHANNEL.publish(make_post(), access)
    assert CHANNEL.find(make_post(), None, access) is None


def test_busy_is_looked_into_before_a_second_submission(platform: Player) -> None:
    play_well(platform)
    platform.says(SUBMIT, {"errcode": -1, "errmsg": "system error"})
    access = access_to("wechat", platform.base_url)
    with pytest.raises(Passing) as caught:
        CHANNEL.publish(make_post(), access)
    assert caught.value.retry_after == 60
    platform.says(PUBLISHED, article_listed(MARKED))
    with time_machine.travel(now() + timedelta(seconds=61)):
        assert CHANNEL.publish(make_post(), access).outcome is Outcome.PUBLISHED
    assert platform.paths().count(SUBMIT) == 1


def test_a_refused_submission_may_be_tried_again_at_once(platform: Player) -> None:
    play_well(platform)
    platform.says(SUBMIT, {"errcode": 53501, "errmsg": "often"}, {"publish_id": "7"})
    access = access_to("wechat", platform.base_url)
    with pytest.raises(Passing):
        CHANNEL.publish(make_post(), access)
    assert CHANNEL.publish(make_post(), access).keys["publish_id"] == "7"


@pytest.mark.parametrize(
    ("status", "outcome", "whose"),
    [
        (0, Outcome.PUBLISHED, ""),
        ("1", Outcome.ACCEPTED, ""),
        (2, Outcome.REFUSED, "content"),
        (3, Outcome.REFUSED, "settings"),
        ("4", Outcome.REFUSED, "content"),
        (5, Outcome.WITHDRAWN, "content"),
        (6, Outcome.WITHDRAWN, "content"),
    ],
)
def test_it_tells_how_far_the_publication_got(
    platform: Player, status: object, outcome: Outcome, whose: str
) -> None:
    play_well(platform)
    platform.says(POLL, {"publish_id": 9, "publish_status": status, "fail_idx": []})
    reached = CHANNEL.confirm(RECEIPT, access_to("wechat", platform.base_url))
    assert (reached.outcome, reached.whose) == (outcome, whose)
    assert reached.keys["msg_data_id"] == "8"


def test_a_published_article_has_its_address(platform: Player) -> None:
    play_well(platform)
    detail = {"count": 1, "item": [{"idx": 1, "article_url": "http://mp.weixin.qq.com/s/x"}]}
    platform.says(
        POLL, {"publish_id": "9", "publish_status": 0, "article_id": "A1", "article_detail": detail}
    )
    reached = CHANNEL.confirm(RECEIPT, access_to("wechat", platform.base_url))
    assert (reached.url, reached.keys["article_id"]) == ("http://mp.weixin.qq.com/s/x", "A1")


@pytest.mark.parametrize("answer", [{"errcode": 0}, {"errcode": 53600, "errmsg": "gone"}])
def test_a_withdrawal_may_be_repeated(platform: Player, answer: dict[str, object]) -> None:
    play_well(platform)
    platform.says(DELETE, answer)
    receipt = Receipt(Outcome.PUBLISHED, {"article_id": "A1"})
    withdrawn = CHANNEL.withdraw(receipt, access_to("wechat", platform.base_url))
    assert withdrawn.outcome is Outcome.WITHDRAWN
    assert platform.last(DELETE).json() == {"article_id": "A1", "index": 0}


def test_what_has_no_article_id_cannot_be_withdrawn(platform: Player) -> None:
    with pytest.raises(Lasting) as caught:
        CHANNEL.withdraw(Receipt(Outcome.PUBLISHED, {}), access_to("wechat", platform.base_url))
    assert caught.value.code == "channels.wechat.not_deletable"
    assert platform.asked == []


def test_an_article_without_a_cover_is_not_sent(platform: Player) -> None:
    play_well(platform)
    with pytest.raises(Lasting) as caught:
        CHANNEL.publish(make_post(cover=None), access_to("wechat", platform.base_url))
    assert caught.value.whose == "content"
    assert DRAFT_ADD not in platform.paths()
