"""Does a sending arrive once, whatever happens between the call and its answer?"""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from tests.cast import MACHINE, City, make_account, make_city, make_piece, make_signed_piece

from huiying.channels.catalogue import channel
from huiying.channels.contract import Outcome, Receipt
from huiying.channels.notebook.channel import Notebook
from huiying.delivery import acts, reads, tasks
from huiying.delivery.carrying import carry
from huiying.delivery.models import Attempt, Sending
from huiying.delivery.terms import SendingState
from huiying.editorial.acts import withdraw_piece
from huiying.foundation.clock import now
from huiying.foundation.errors import Absent, Conflict, Lasting, Passing, Refused, Unclear
from huiying.foundation.journal.models import Line
from huiying.registry.models import Account
from huiying.registry.terms import Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return make_city()


@pytest.fixture
def account(city: City) -> Account:
    return make_account(city.department)


@pytest.fixture(autouse=True)
def _empty_notebook() -> None:
    notebook = channel("notebook")
    assert isinstance(notebook, Notebook)
    notebook.notes.clear()


def written() -> list[str]:
    notebook = channel("notebook")
    assert isinstance(notebook, Notebook)
    return [note.marker for note in notebook.notes if note.verb != "withdraw"]


def queued(city: City, account: Account) -> Sending:
    make_signed_piece(city, account)
    assert tasks.queue_due_pieces() == 1
    return only()


def only() -> Sending:
    found: Sending = Sending.objects.whole("the test's own").get()
    return found


def letter(account: Account) -> Sending:
    return acts.queue_letter(
        account.pk,
        recipient="openid-1",
        text="已修好。",
        source="test.reply:1",
        last_heard_at=now(),
        by=MACHINE,
    )


def test_a_signed_piece_is_published_once(city: City, account: Account) -> None:
    sending = queued(city, account)
    assert [tasks.carry_due_sendings(), tasks.carry_due_sendings()] == [1, 0]
    assert (only().state, written()) == (SendingState.PUBLISHED, [sending.marker])


def test_looking_again_queues_nothing_again(city: City, account: Account) -> None:
    queued(city, account)
    assert (tasks.queue_due_pieces(), Sending.objects.whole("count").count()) == (0, 1)


def test_an_unsigned_piece_is_not_queued(city: City, account: Account) -> None:
    piece = make_piece(city, account)
    before = Line.objects.count()
    with pytest.raises(Conflict):
        acts.queue_piece(piece.pk, by=MACHINE)
    assert (Sending.objects.whole("count").count(), Line.objects.count()) == (0, before)


def test_a_piece_waits_for_its_time(city: City, account: Account) -> None:
    make_signed_piece(city, account, publish_at=now() + timedelta(hours=2))
    assert tasks.queue_due_pieces() == 0
    with time_machine.travel(now() + timedelta(hours=2, seconds=1), tick=False):
        assert tasks.queue_due_pieces() == 1


def test_bytes_that_nobody_signed_are_refused(city: City, account: Account) -> None:
    piece = make_signed_piece(city, account)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE editorial_variant DISABLE TRIGGER USER")
        cursor.execute("UPDATE editorial_variant SET title = 'other'")
        cursor.execute("ALTER TABLE editorial_variant ENABLE TRIGGER USER")
    with pytest.raises(Refused):
        acts.queue_piece(piece.pk, by=MACHINE)
    assert Sending.objects.whole("count").count() == 0


def test_an_editor_cannot_queue_by_herself(city: City, account: Account) -> None:
    piece = make_signed_piece(city, account)
    with pytest.raises(Refused):
        acts.queue_piece(piece.pk, by=city.actor(Post.EDITOR))
    assert Sending.objects.whole("count").count() == 0


def test_a_dead_worker_s_post_is_asked_for_first(city: City, account: Account) -> None:
    queued(city, account)
    lease = acts.begin_attempt(by=MACHINE)
    assert lease is not None
    carry(lease)  # the platform has it, the worker dies before writing that down
    with time_machine.travel(now() + timedelta(seconds=61), tick=False):
        tasks.carry_due_sendings()
    assert (only().state, set(written())) == (SendingState.PUBLISHED, {only().marker})


def test_a_worker_that_lost_its_lease_cannot_settle(city: City, account: Account) -> None:
    queued(city, account)
    slow = acts.begin_attempt(by=MACHINE)
    assert slow is not None
    with time_machine.travel(now() + timedelta(seconds=61), tick=False):
        assert acts.begin_attempt(by=MACHINE) is not None
        with pytest.raises(Conflict):
            acts.settle_attempt(slow, Receipt(Outcome.PUBLISHED, {}), by=MACHINE)


def test_passing_trouble_is_tried_again_later(city: City, account: Account) -> None:
    queued(city, account)
    lease = acts.begin_attempt(by=MACHINE)
    assert lease is not None
    acts.settle_attempt(lease, Passing("test.busy", "system busy"), by=MACHINE)
    assert (only().state, only().run_at > now(), only().said) == (
        SendingState.WAITING,
        True,
        "system busy",
    )


def test_the_platform_s_own_pause_is_kept(city: City, account: Account) -> None:
    queued(city, account)
    lease = acts.begin_attempt(by=MACHINE)
    assert lease is not None
    acts.settle_attempt(lease, Passing("test.quota", retry_after=3600), by=MACHINE)
    assert only().run_at >= now() + timedelta(seconds=3590)


def test_lasting_trouble_waits_for_a_person(city: City, account: Account) -> None:
    queued(city, account)
    lease = acts.begin_attempt(by=MACHINE)
    assert lease is not None
    acts.settle_attempt(lease, Lasting("test.refused", "no"), by=MACHINE)
    assert (only().state, tasks.carry_due_sendings()) == (SendingState.FAILED, 0)


def test_a_letter_whose_answer_was_lost_is_never_repeated_by_a_machine(account: Account) -> None:
    letter(account)
    first = acts.begin_attempt(by=MACHINE)
    assert first is not None
    acts.settle_attempt(first, Unclear("test.cut"), by=MACHINE)
    with time_machine.travel(now() + timedelta(minutes=5), tick=False):
        second = acts.begin_attempt(by=MACHINE)
        assert second is not None
        assert second.ask_first
        acts.settle_attempt(second, Unclear("delivery.letter.maybe_sent"), by=MACHINE)
    with time_machine.travel(now() + timedelta(days=2), tick=False):
        assert (only().state, tasks.carry_due_sendings()) == (SendingState.UNCLEAR, 0)


@pytest.mark.parametrize(
    ("happened", "state"), [(True, SendingState.PUBLISHED), (False, SendingState.DUE)]
)
def test_a_person_settles_what_is_unclear(
    city: City, account: Account, happened: bool, state: SendingState
) -> None:
    sending = letter(account)
    Sending.objects.whole("the test's own").filter(pk=sending.pk).update(state="unclear")
    acts.settle_unclear(sending.pk, happened=happened, by=city.actor(Post.EDITOR))
    assert only().state == state


def test_a_stranger_cannot_settle_it(city: City, account: Account) -> None:
    sending = letter(account)
    Sending.objects.whole("the test's own").filter(pk=sending.pk).update(state="unclear")
    before = Line.objects.count()
    with pytest.raises(Absent):
        acts.settle_unclear(sending.pk, happened=True, by=city.stranger)
    assert (only().state, Line.objects.count()) == ("unclear", before)


def test_a_letter_asked_for_twice_is_one(account: Account) -> None:
    assert letter(account).pk == letter(account).pk


def test_news_settles_an_accepted_post_once(city: City, account: Account) -> None:
    queued(city, account)
    lease = acts.begin_attempt(by=MACHINE)
    assert lease is not None
    acts.settle_attempt(lease, Receipt(Outcome.ACCEPTED, {"publish_id": "7"}), by=MACHINE)
    news = Receipt(Outcome.PUBLISHED, {"publish_id": "7", "article_id": "a"}, "https://x.example/a")
    for _ in range(2):
        acts.note_news(account.pk, news, by=MACHINE)
    happened = Line.objects.filter(happened="delivery.sending.published").count()
    assert (only().state, only().url, happened) == ("published", "https://x.example/a", 1)


def test_news_of_something_else_changes_nothing(account: Account) -> None:
    news = Receipt(Outcome.PUBLISHED, {"publish_id": "8"})
    assert acts.note_news(account.pk, news, by=MACHINE) is None


def test_a_withdrawn_piece_is_taken_back(city: City, account: Account) -> None:
    queued(city, account)
    tasks.carry_due_sendings()
    version = only().version
    assert version is not None
    withdraw_piece(version.piece_id, "开放时间有误，另行通知", by=city.actor(Post.SIGNATORY))
    tasks.withdraw_withdrawn()
    assert only().state == SendingState.WITHDRAWN


def test_a_correction_of_figures_is_a_new_row(city: City, account: Account) -> None:
    sending = queued(city, account)
    day = now().date()
    for reads_ in (10, 10, 12):
        acts.keep_reading(sending.pk, day, {"reads": reads_}, "test", final=True, by=MACHINE)
    assert sending.readings.count() == 2
    assert reads.newest_readings([sending.pk])[sending.pk].values == {"reads": 12}


def test_every_call_was_written_down_before_it_was_made(city: City, account: Account) -> None:
    queued(city, account)
    lease = acts.begin_attempt(by=MACHINE)
    assert lease is not None
    assert list(Attempt.objects.values_list("number", "outcome")) == [(1, "")]
