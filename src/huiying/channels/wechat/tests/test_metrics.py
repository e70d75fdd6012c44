"""Do the platform's figures find the right article and day?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine

from huiying.channels.contract import MetricFact, Outcome, Receipt
from huiying.channels.tests.cast import access_to
from huiying.channels.tests.platform_player import Player
from huiying.channels.wechat import CHANNEL
from huiying.channels.wechat.tests.conversation import METRICS, play_well

NOON = "2026-11-20T04:00:00+00:00"
SENT = Receipt(Outcome.PUBLISHED, {"msg_data_id": "265", "sent_on": "2026-11-17"})


def detail(day: str, reads: object, **more: int) -> dict[str, Any]:
    return {"stat_date": day, "read_user": reads, "share_user": 2, **more}


def told(*details: dict[str, Any], msgid: str = "265_1", **more: object) -> dict[str, Any]:
    return {"list": [{"ref_date": "2026-11-17", "msgid": msgid, "detail_list": [*details]}], **more}


def facts_on(platform: Player, day: date, receipt: Receipt = SENT) -> tuple[MetricFact, ...]:
    with time_machine.travel(NOON, tick=False):
        return CHANNEL.metrics((receipt,), day, access_to("wechat", platform.base_url))


def test_it_reads_each_day_up_to_the_one_asked_for(platform: Player) -> None:
    play_well(platform)
    days = [detail("2026-11-17", 10), detail("2026-11-18", "25"), detail("2026-11-19", 31)]
    platform.says(METRICS, told(*days), {"list": []})
    facts = facts_on(platform, date(2026, 11, 18))
    assert [(fact.day.day, fact.values["reads"]) for fact in facts] == [(17, 10), (18, 25)]
    assert facts[0].keys == {"msg_data_id": "265"}


def test_it_names_likes_wows_and_comments_where_given(platform: Player) -> None:
    play_well(platform)
    given = detail("2026-11-17", 10, like_user=3, zaikan_user=1, comment_count=4)
    platform.says(METRICS, told(given), {"list": []})
    (fact,) = facts_on(platform, date(2026, 11, 17))
    assert fact.values == {"reads": 10, "likes": 3, "wows": 1, "shares": 2, "comments": 4}


def test_it_asks_the_day_of_sending_and_the_next_one_at_a_time(platform: Player) -> None:
    play_well(platform)
    platform.says(METRICS, {"list": []})
    facts_on(platform, date(2026, 11, 19))
    spans = [asked.json() for asked in platform.asked if asked.path == METRICS]
    assert [(span["begin_date"], span["end_date"]) for span in spans] == [
        ("2026-11-17", "2026-11-17"),
        ("2026-11-18", "2026-11-18"),
    ]


def test_it_never_asks_about_today(platform: Player) -> None:
    play_well(platform)
    platform.says(METRICS, {"list": []})
    receipt = Receipt(Outcome.PUBLISHED, {"msg_data_id": "265", "sent_on": "2026-11-20"})
    assert facts_on(platform, date(2026, 11, 25), receipt) == ()
    assert METRICS not in platform.paths()


def test_delayed_figures_are_not_final(platform: Player) -> None:
    play_well(platform)
    platform.says(METRICS, told(detail("2026-11-17", 10), is_delay=True), {"list": []})
    (fact,) = facts_on(platform, date(2026, 11, 17))
    assert fact.final is False


@pytest.mark.parametrize("msgid", ["265_2", "265_0", "266_1", ""])
def test_other_articles_are_left_alone(platform: Player, msgid: str) -> None:
    play_well(platform)
    platform.says(METRICS, told(detail("2026-11-17", 10), msgid=msgid))
    assert facts_on(platform, date(2026, 11, 18)) == ()


def test_a_receipt_without_a_date_is_looked_for_in_the_last_week(platform: Player) -> None:
    play_well(platform)
    platform.says(METRICS, {"list": []})
    receipt = Receipt(Outcome.PUBLISHED, {"msg_data_id": "265"})
    facts_on(platform, date(2026, 11, 19), receipt)
    assert platform.paths().count(METRICS) == 7
