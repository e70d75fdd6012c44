"""Every act of delivery, tried under every post."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huiying.channels.contract import Outcome, Receipt
from huiying.delivery import acts
from huiying.delivery.models import Sending
from huiying.delivery.terms import MAY
from huiying.foundation.clock import now
from huiying.foundation.errors import Absent, Refused
from tests.cast import MACHINE, City, make_account, make_city, make_signed_piece
from tests.rights.table import Deed, who_may

pytestmark = pytest.mark.django_db

PUBLISHED = Receipt(Outcome.PUBLISHED, {"publish_id": "1"})


def sent(city: City, state: str) -> Sending:
    account = make_account(city.department)
    sending = acts.queue_letter(
        account.pk, recipient="o", text="好", source="test:1", last_heard_at=None, by=MACHINE
    )
    sending.state, sending.keys = state, {"publish_id": "1"}
    sending.save()
    return sending


def queue_piece(city: City) -> Deed:
    piece = make_signed_piece(city, make_account(city.department))
    return lambda by: acts.queue_piece(piece.pk, by=by)


def queue_letter(city: City) -> Deed:
    account = make_account(city.department)
    return lambda by: acts.queue_letter(
        account.pk, recipient="o", text="好", source="test:2", last_heard_at=None, by=by
    )


def begin_attempt(city: City) -> Deed:
    sent(city, "due")
    return lambda by: acts.begin_attempt(by=by)


def extend_lease(city: City) -> Deed:
    sent(city, "due")
    lease = acts.begin_attempt(by=MACHINE)
    assert lease is not None
    return lambda by: acts.extend_lease(lease, by=by)


def settle_attempt(city: City) -> Deed:
    sent(city, "due")
    lease = acts.begin_attempt(by=MACHINE)
    assert lease is not None
    return lambda by: acts.settle_attempt(lease, PUBLISHED, by=by)


def note_news(city: City) -> Deed:
    sending = sent(city, "accepted")
    return lambda by: acts.note_news(sending.account_id, PUBLISHED, by=by)


def note_confirmation(city: City) -> Deed:
    sending = sent(city, "accepted")
    return lambda by: acts.note_confirmation(sending.pk, PUBLISHED, by=by)


def begin_withdrawal(city: City) -> Deed:
    sending = sent(city, "published")
    return lambda by: acts.begin_withdrawal(sending.pk, by=by)


def settle_withdrawal(city: City) -> Deed:
    sending = sent(city, "withdrawing")
    return lambda by: acts.settle_withdrawal(sending.pk, PUBLISHED, by=by)


def settle_unclear(city: City) -> Deed:
    sending = sent(city, "unclear")
    return lambda by: acts.settle_unclear(sending.pk, happened=True, by=by)


def retry_sending(city: City) -> Deed:
    sending = sent(city, "failed")
    return lambda by: acts.retry_sending(sending.pk, by=by)


def keep_reading(city: City) -> Deed:
    sending = sent(city, "published")
    return lambda by: acts.keep_reading(
        sending.pk, now().date(), {"reads": 1}, "test", final=True, by=by
    )


TABLE: tuple[Callable[[City], Deed], ...] = (
    queue_piece,
    queue_letter,
    begin_attempt,
    extend_lease,
    settle_attempt,
    note_news,
    note_confirmation,
    begin_withdrawal,
    settle_withdrawal,
    settle_unclear,
    retry_sending,
    keep_reading,
)


@pytest.mark.parametrize("prepare", TABLE, ids=lambda prepare: prepare.__name__)
def test_only_these_posts_may(prepare: Callable[[City], Deed]) -> None:
    city = make_city()
    assert who_may(city, prepare(city)) == MAY[prepare.__name__]


@pytest.mark.parametrize("prepare", TABLE, ids=lambda prepare: prepare.__name__)
def test_the_same_posts_elsewhere_may_not(prepare: Callable[[City], Deed]) -> None:
    city = make_city()
    deed = prepare(city)
    with pytest.raises((Refused, Absent)):
        deed(city.stranger)


def test_the_table_is_complete() -> None:
    assert {prepare.__name__ for prepare in TABLE} == set(MAY)
