"""Do Weibo's counts find the right status, with few calls?"""

from __future__ import annotations

from datetime import date

import time_machine

from huiying.channels.contract import MetricFact, Outcome, Receipt
from huiying.channels.tests.cast import access_to
from huiying.channels.tests.platform_player import Player
from huiying.channels.weibo import CHANNEL

TIMELINE = "/2/statuses/user_timeline.json"
COMMENTS = "/2/comments/show.json"
NOON = "2026-11-20T04:00:00+00:00"
TODAY = date(2026, 11, 20)


def receipts(*idents: str) -> tuple[Receipt, ...]:
    return tuple(Receipt(Outcome.PUBLISHED, {"id": ident}) for ident in idents)


def facts(platform: Player, day: date, *idents: str) -> tuple[MetricFact, ...]:
    with time_machine.travel(NOON, tick=False):
        return CHANNEL.metrics(receipts(*idents), day, access_to("weibo", platform.base_url))


def test_the_timeline_tells_of_many_at_once(platform: Player) -> None:
    counts = {"reposts_count": 3, "comments_count": "4", "attitudes_count": 5}
    platform.says(TIMELINE, {"statuses": [{"id": n, **counts} for n in (1, 2)]})
    found = facts(platform, TODAY, "1", "2")
    assert [fact.keys for fact in found] == [{"id": "1"}, {"id": "2"}]
    assert found[0].values == {"shares": 3, "comments": 4, "likes": 5}
    assert found[0].final is False
    assert platform.paths() == [TIMELINE]


def test_older_ones_are_asked_one_by_one(platform: Player) -> None:
    platform.says(TIMELINE, {"statuses": []})
    platform.says(COMMENTS, {"comments": [], "total_number": 12})
    (fact,) = facts(platform, TODAY, "1")
    assert (fact.values, fact.source) == ({"comments": 12}, "weibo.comments_show")


def test_it_keeps_calls_for_publishing(platform: Player) -> None:
    platform.says(TIMELINE, {"statuses": []})
    platform.says(COMMENTS, {"total_number": 1})
    assert len(facts(platform, TODAY, *map(str, range(50)))) == 20


def test_weibo_knows_no_past(platform: Player) -> None:
    assert facts(platform, date(2026, 11, 18), "1") == ()
    assert platform.asked == []


def test_without_receipts_nothing_is_asked(platform: Player) -> None:
    assert facts(platform, TODAY) == ()
    assert platform.asked == []
