"""`kill -9` in the middle of both circles: nothing is lost, nothing goes out or in twice."""

from __future__ import annotations

import os
import random
import time

import pytest

from tests.journeys.house import House, Phone, eventually
from tests.journeys.staff import at_desk, sign, submit, write_piece

pytestmark = [
    pytest.mark.journey,
    pytest.mark.crash,
]
ROUNDS = int(os.environ.get("HUIYING_CHAOS_ROUNDS", "1"))
VICTIMS = ("worker", "web", "sandbox")


def signed_piece(house: House, title: str) -> str:
    """A piece that three people signed; the worker has it from here. Its public path."""
    with at_desk(house, "editor") as editor:
        address = write_piece(house, editor, title)
        submit(editor, address)
    sign(house, address)
    return f"/p/{address.rstrip('/').rsplit('/', 1)[-1]}/"


def through(house: House, count: int) -> bool:
    """Whether so many posts are public and nothing else is on its way."""
    states = [s for (s,) in house.sql("SELECT state FROM delivery_sending WHERE kind = 'post'")]
    return states == ["published"] * count


def times_published(house: House, link: str) -> list[str]:
    """Where the platforms' own record has it, once for each time."""
    return sorted(
        post["platform"]
        for post in house.published()
        if link in str(post.get("source_url") or post.get("text"))
    )


def soon_through(house: House, count: int) -> bool:
    """Whether all is public; lets the pauses before the next try or question be over."""
    house.change(
        "UPDATE delivery_sending SET run_at = now() WHERE state IN ('waiting', 'accepted')"
    )
    return through(house, count)


@pytest.mark.parametrize("victim", VICTIMS)
@pytest.mark.parametrize("chance", range(ROUNDS))
def test_a_post_is_published_once_whatever_dies(house: House, victim: str, chance: int) -> None:
    title = f"第{chance}次演练，停掉{victim}"
    house.knob(kind="latency", path="/cgi-bin/freepublish/submit", seconds=0.4, times=1)
    house.knob(kind="latency", path="/2/statuses/share", seconds=0.4, times=1)
    link = signed_piece(house, title)
    before = len(house.sql("SELECT 1 FROM editorial_target"))
    time.sleep(random.Random(f"{victim}{chance}").uniform(0.3, 2.2))
    house.kill(victim)
    house.start(victim)
    eventually(
        lambda: soon_through(house, before),
        within=90,
        every=1.5,
        why=f"{house.sql('SELECT source, state, trouble, said FROM delivery_sending')}",
    )
    assert times_published(house, link) == ["wechat", "weibo"]


def test_an_answer_lost_between_call_and_word_is_found_again(house: House) -> None:
    """The platform did it and the connection was cut: it is asked, not told again."""
    title = "连接中断的一次"
    house.knob(kind="drop", path="/cgi-bin/freepublish/submit", mode="cut", times=1)
    house.knob(kind="drop", path="/2/statuses/share", mode="cut", times=1)
    link = signed_piece(house, title)
    before = len(house.sql("SELECT 1 FROM editorial_target"))
    eventually(
        lambda: soon_through(house, before),
        within=90,
        every=1.5,
        why=f"{house.sql('SELECT source, state, trouble, said FROM delivery_sending')}",
    )
    assert times_published(house, link) == ["wechat", "weibo"]


@pytest.mark.parametrize("victim", ["web", "worker", "sandbox"])
def test_a_message_becomes_one_case_whatever_dies(house: House, victim: str) -> None:
    phone = Phone(house, f"市民{victim}", house.prepared["wechat"])
    words = f"泊云路的路灯不亮，已经报过修，{victim}这几天晚上都是黑的。"
    phone.write(words)
    house.kill(victim)
    house.start(victim)
    eventually(
        lambda: house.sql("SELECT 1 FROM inbox_case WHERE body LIKE %s", f"%{victim}%"),
        within=40,
        why=house.log("worker"),
    )
    eventually(lambda: not house.sql("SELECT 1 FROM journal_pending"))
    assert house.sql("SELECT count(*) FROM inbox_message WHERE text LIKE %s", f"%{victim}%") == [
        (1,)
    ]
    assert house.sql("SELECT count(*) FROM inbox_case WHERE body LIKE %s", f"%{victim}%") == [(1,)]


def test_the_journal_is_sound_after_all_of_it(house: House) -> None:
    assert "✓ 完好" in house.huiying("journal", "verify")


def test_the_database_itself_may_die(house_with_own_database: House) -> None:
    house = house_with_own_database
    title = "数据库被停掉的一次"
    link = signed_piece(house, title)
    phone = Phone(house, "市民乙", house.prepared["wechat"])
    phone.write("泊云路的路灯不亮，晚上走路看不见。")
    house.kill_database()
    house.start_database()
    eventually(lambda: soon_through(house, 3), within=90, every=1.5, why=house.log("worker"))
    eventually(lambda: house.sql("SELECT 1 FROM inbox_case"), within=40, why=house.log("worker"))
    assert times_published(house, link) == ["wechat", "weibo"]
    assert house.sql("SELECT count(*) FROM inbox_case") == [(1,)]
    assert "✓ 完好" in house.huiying("journal", "verify")
