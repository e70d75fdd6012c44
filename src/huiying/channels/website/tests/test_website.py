"""Does publishing on the website mean that the portal shows it, and nothing more?"""

from __future__ import annotations

import pytest

from huiying.channels.contract import Outcome
from huiying.channels.tests.cast import access_to, make_letter, make_post
from huiying.channels.website import CHANNEL
from huiying.foundation.errors import Lasting

ACCESS = access_to("website")


def test_a_piece_is_public_at_its_own_address() -> None:
    receipt = CHANNEL.publish(make_post(), ACCESS)
    assert (receipt.outcome, receipt.url) == (Outcome.PUBLISHED, make_post().link)


def test_publishing_twice_is_once() -> None:
    assert CHANNEL.publish(make_post(), ACCESS) == CHANNEL.publish(make_post(), ACCESS)
    assert CHANNEL.idempotent


def test_without_an_address_it_cannot_be_shown() -> None:
    with pytest.raises(Lasting) as caught:
        CHANNEL.publish(make_post(link=""), ACCESS)
    assert caught.value.whose == "content"


def test_without_a_receipt_nothing_is_shown() -> None:
    assert CHANNEL.find(make_post(), None, ACCESS) is None


def test_a_withdrawal_keeps_the_address() -> None:
    withdrawn = CHANNEL.withdraw(CHANNEL.publish(make_post(), ACCESS), ACCESS)
    assert (withdrawn.outcome, withdrawn.url) == (Outcome.WITHDRAWN, make_post().link)


def test_an_answer_stands_on_the_tracker() -> None:
    assert CHANNEL.reply(make_letter(), ACCESS).keys == {"marker": "l1"}


@pytest.mark.parametrize("part", ["title", "body"])
def test_a_page_needs_a_title_and_a_body(part: str) -> None:
    (misfit,) = CHANNEL.fit(make_post(**{part: " "}))
    assert misfit.part == part
