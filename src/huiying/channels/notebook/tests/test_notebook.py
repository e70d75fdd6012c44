"""Does the notebook write down everything, and fail only as it was told?"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from huiying.channels.contract import Access, Outcome, Push
from huiying.channels.notebook.channel import Notebook
from huiying.channels.notebook.tests.stage import CREDENTIALS
from huiying.channels.tests.cast import access_to, make_letter, make_post
from huiying.channels.vendor_push import sorted_sha1
from huiying.foundation.errors import ChannelTrouble, Lasting, Passing, Unclear

AT = datetime(2026, 11, 20, tzinfo=UTC)


def test_it_keeps_what_it_was_asked_to_do() -> None:
    notebook = Notebook()
    access = access_to("notebook")
    receipt = notebook.publish(make_post(), access)
    notebook.reply(make_letter(), access)
    notebook.withdraw(receipt, access)
    assert [note.verb for note in notebook.notes] == ["publish", "reply", "withdraw"]
    assert notebook.notes[0].what == make_post()


def test_the_same_marker_has_the_same_id() -> None:
    notebook = Notebook()
    access = access_to("notebook")
    assert notebook.publish(make_post(), access) == notebook.publish(make_post(), access)


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("passing", Passing),
        ("quota", Passing),
        ("settings", Lasting),
        ("content", Lasting),
        ("recipient", Lasting),
        ("lost", Unclear),
    ],
)
def test_it_fails_once_and_writes_nothing_then(told: str, kind: type[ChannelTrouble]) -> None:
    notebook = Notebook()
    access = access_to("notebook", fails=told)
    with pytest.raises(kind):
        notebook.publish(make_post(), access)
    assert notebook.notes == []
    assert notebook.find(make_post(), None, access) is None
    assert notebook.publish(make_post(), access).outcome is Outcome.PUBLISHED


def test_a_lost_answer_leaves_the_note() -> None:
    notebook = Notebook()
    access = access_to("notebook", fails="unclear")
    with pytest.raises(Unclear):
        notebook.publish(make_post(), access)
    assert notebook.find(make_post(), None, access) is not None


def test_several_failures_come_one_after_the_other() -> None:
    notebook = Notebook()
    access = access_to("notebook", fails="passing, settings")
    with pytest.raises(Passing):
        notebook.reply(make_letter(), access)
    with pytest.raises(Lasting):
        notebook.reply(make_letter(), access)
    assert notebook.reply(make_letter(), access).outcome is Outcome.PUBLISHED


def test_another_process_finds_the_note() -> None:
    access = access_to("notebook")
    Notebook().publish(make_post(), access)
    assert Notebook().find(make_post(), None, access) is not None


def test_made_up_counts_grow_and_say_that_they_are_made_up() -> None:
    access = access_to("notebook")
    receipt = Notebook().publish(make_post(), access)
    days = [date(2026, 11, day) for day in range(1, 21)]
    facts = [Notebook().metrics((receipt,), day, access)[0] for day in days]
    assert all(a.values["reads"] <= b.values["reads"] for a, b in pairwise(facts))
    assert "made up" in facts[0].source


def signed(body: bytes, access: Access) -> Push:
    stamp = str(int(AT.timestamp()))
    signature = sorted_sha1(CREDENTIALS["secret"], stamp, "n", body.decode())
    return Push("POST", {"timestamp": stamp, "nonce": "n", "signature": signature}, {}, body)


def test_a_signed_message_is_heard() -> None:
    access = access_to("notebook")
    body = json.dumps({"id": "1", "from": "somebody", "text": "路灯不亮"}).encode()
    answer = Notebook().receive(signed(body, access), access, AT)
    assert (answer.status, answer.heard[0].text) == (200, "路灯不亮")


def test_the_signature_covers_the_body() -> None:
    access = access_to("notebook")
    push = signed(b'{"id": "1"}', access)
    answer = Notebook().receive(Push("POST", push.query, {}, b'{"id": "2"}'), access, AT)
    assert (answer.status, answer.heard) == (403, ())
