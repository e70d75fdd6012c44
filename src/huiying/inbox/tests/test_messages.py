"""Is nothing lost and nothing doubled when a platform resends, reorders or floods?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from pytest_django import Settings
from tests.cast import MACHINE, City, make_account, make_city

from huiying.channels.contract import Heard, Incoming
from huiying.delivery.models import Sending
from huiying.foundation.clock import now
from huiying.foundation.errors import Refused
from huiying.foundation.journal.models import Line
from huiying.inbox.acts import (
    await_review,
    hear_message,
    note_reply,
    open_case_from,
    refuse_case,
    sign_for_case,
    take_in_message,
)
from huiying.inbox.acts.cases import opened
from huiying.inbox.acts.taking_in import KINDS
from huiying.inbox.models import Case, Message
from huiying.inbox.reads import conversation, messages_without_case, timeline, waiting_messages
from huiying.inbox.tasks import take_in
from huiying.inbox.terms import CaseState, MessageKind, Taken
from huiying.inbox.tests.cast import (
    LAMPS,
    UNROUTED,
    fresh,
    heard,
    make_duty,
    message,
    taken_in,
)
from huiying.registry.models import Account
from huiying.registry.terms import Post

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 16, 2, tzinfo=UTC)


@pytest.fixture
def city() -> City:
    return make_city()


@pytest.fixture
def account(city: City) -> Account:
    return make_account(city.department)


def all_cases() -> list[Case]:
    return list(Case.objects.whole("the test's own").order_by("id"))


def answered(city: City, case: Case, at: datetime) -> Case:
    handler = city.actor(Post.HANDLER)
    sign_for_case(case.pk, by=handler)
    await_review(case.pk, by=handler)
    note_reply(case.pk, at, by=MACHINE)
    return fresh(case.pk)


def test_a_resent_message_is_stored_once(account: Account) -> None:
    assert heard(account, LAMPS, key="1") == heard(account, LAMPS, key="1")
    assert Line.objects.filter(happened="inbox.message.heard").count() == 1


def test_neither_sender_nor_platform_key_is_readable_in_the_database(account: Account) -> None:
    pk = heard(account, LAMPS, sender="oABC-open-id", key="oABC-open-id 1700000000")
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(m)::text FROM inbox_message m WHERE id = %s", [pk])
        (stored,) = cursor.fetchone()
    assert "open-id" not in stored


def test_only_a_machine_hears(city: City, account: Account) -> None:
    with pytest.raises(Refused):
        hear_message(account, Incoming(Heard.MESSAGE, "1", "x", LAMPS), by=city.actor(Post.HANDLER))
    assert not Message.objects.whole("the test's own").exists()


@pytest.mark.parametrize("kind", [Heard.FOLLOWED, Heard.LEFT, Heard.OTHER])
def test_what_asks_for_nothing_is_stored_and_ignored(account: Account, kind: Heard) -> None:
    pk = heard(account, "", kind=kind)
    assert message(pk).taken == Taken.IGNORED
    assert waiting_messages(10) == []


def test_a_message_becomes_a_case_with_a_date_and_its_derivation(
    account: Account, settings: Settings
) -> None:
    settings.HUIYING_DEADLINES = "jinan"
    case = taken_in(account, LAMPS)
    assert case is not None
    assert case.due_at is not None
    assert case.deadline_row.startswith("jinan/")
    assert case.derivation is not None
    assert case.derivation["term"] == "5wd"


def test_a_message_is_taken_in_once(account: Account) -> None:
    pk = heard(account, LAMPS)
    first, second = (take_in_message(pk, by=MACHINE) for _ in range(2))
    assert first == second
    assert len(all_cases()) == 1


def test_a_clear_matter_goes_to_the_named_handler_with_reasons(
    city: City, account: Account
) -> None:
    make_duty(city)
    case = taken_in(account, LAMPS)
    assert case is not None
    assert (case.state, case.handler) == (CaseState.AWAITING_RECEIPT, city.people[Post.HANDLER])
    assert "路灯" in case.suggestions[0]["because"]


def test_an_unclear_matter_waits_for_the_duty_officer(city: City, account: Account) -> None:
    make_duty(city)
    case = taken_in(account, UNROUTED)
    assert case is not None
    assert (case.state, case.handler_id) == (CaseState.AWAITING_DISPATCH, None)


def test_a_possible_ground_for_refusal_waits_for_a_decision(city: City, account: Account) -> None:
    make_duty(city)
    case = taken_in(account, f"{LAMPS}，对此已经提起诉讼，已起诉区城管局")
    assert case is not None
    assert (case.state, case.accepted_at) == (CaseState.RECEIVED, None)
    assert case.possible_grounds == ["litigation"]


def test_a_lone_greeting_is_kept_without_a_case(city: City, account: Account) -> None:
    assert taken_in(account, "你好") is None
    assert messages_without_case(city.actor(Post.DUTY_OFFICER)).count() == 1


def test_a_greeting_belongs_to_the_matter_that_follows(account: Account) -> None:
    greeting = heard(account, "你好", at=MONDAY)
    take_in_message(greeting, by=MACHINE)
    case = taken_in(account, LAMPS, at=MONDAY + timedelta(minutes=1))
    assert message(greeting).case == case


def test_the_duty_officer_may_make_a_case_of_a_greeting(city: City, account: Account) -> None:
    pk = heard(account, "你好")
    take_in_message(pk, by=MACHINE)
    case = open_case_from(pk, by=city.actor(Post.DUTY_OFFICER))
    assert message(pk).case == case


def test_another_sender_opens_another_case(account: Account) -> None:
    one, other = taken_in(account, LAMPS), taken_in(account, LAMPS, sender="open-id-2")
    assert one != other


def test_a_further_message_joins_the_open_case_and_never_moves_its_date_back(
    account: Account,
) -> None:
    case = taken_in(account, LAMPS, at=MONDAY)
    again = taken_in(account, "到现在还没人来", at=MONDAY + timedelta(days=2))
    assert case is not None
    assert again == case
    assert fresh(case.pk).due_at == case.due_at
    assert [turn.text for turn in conversation(case)] == [LAMPS, "到现在还没人来"]


def test_a_citizens_follow_up_after_the_answer_restarts_the_clock(
    city: City, account: Account
) -> None:
    make_duty(city)
    case = taken_in(account, LAMPS, at=MONDAY)
    assert case is not None
    case = answered(city, case, MONDAY + timedelta(hours=3))
    taken_in(account, "还是不亮，来的人说没有配件", at=MONDAY + timedelta(days=2))
    again = fresh(case.pk)
    assert (again.state, again.answered_at) == (CaseState.IN_PROGRESS, None)
    assert again.due_at is not None
    assert case.due_at is not None
    assert again.due_at > case.due_at
    assert again.first_answered_at == MONDAY + timedelta(hours=3)


def test_the_restart_is_told_on_the_timeline(city: City, account: Account) -> None:
    make_duty(city)
    case = taken_in(account, LAMPS, at=MONDAY)
    assert case is not None
    answered(city, case, MONDAY + timedelta(hours=3))
    taken_in(account, "还是不亮", at=MONDAY + timedelta(days=1))
    told = [event.happened for event in timeline(case, for_staff=False)]
    assert told[-2:] == ["inbox.case.followed_up", "inbox.clock.restarted"]


def test_thanks_after_the_answer_restart_nothing(city: City, account: Account) -> None:
    make_duty(city)
    case = taken_in(account, LAMPS, at=MONDAY)
    assert case is not None
    answered(city, case, MONDAY + timedelta(hours=3))
    taken_in(account, "谢谢！", at=MONDAY + timedelta(hours=4))
    assert fresh(case.pk).state == CaseState.REPLIED


def test_a_message_long_after_the_answer_is_a_new_matter(city: City, account: Account) -> None:
    make_duty(city)
    first = taken_in(account, LAMPS, at=MONDAY - timedelta(days=20))
    assert first is not None
    answered(city, first, MONDAY - timedelta(days=15))
    assert taken_in(account, "小区门口积水严重", at=MONDAY) != first


def test_a_year_without_a_calendar_leaves_the_reason_in_place_of_a_date(account: Account) -> None:
    with time_machine.travel(datetime(2026, 12, 30, 2, tzinfo=UTC), tick=False):
        case = taken_in(account, LAMPS)
    assert case is not None
    assert (case.due_at, case.due_missing) == (None, "workdays.calendar.missing:2027")


def test_words_longer_than_a_title_and_null_characters_do_no_harm(account: Account) -> None:
    case = taken_in(account, "路灯\x00" + "坏" * 3000)
    assert case is not None
    assert len(case.title) <= 25


def test_a_picture_without_words_is_a_case(account: Account) -> None:
    incoming = Incoming(Heard.MESSAGE, "p", "x", "", now(), picture_url="https://example.org/1.jpg")
    pk = hear_message(account, incoming, by=MACHINE).message
    case = take_in_message(pk, by=MACHINE)
    assert case is not None
    assert case.body.startswith("（没有文字")


def test_one_message_that_fails_does_not_hold_up_the_others(account: Account) -> None:
    broken = heard(account, LAMPS, sender="open-id-2")
    heard(account, UNROUTED)
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE inbox_case ADD CONSTRAINT no_lamps CHECK (body NOT LIKE '%%路灯%%')"
        )
    assert take_in() == 1
    assert (message(broken).attempts, message(broken).trouble) == (1, "IntegrityError")
    assert len(all_cases()) == 1


def test_the_worker_finds_nothing_when_all_is_taken_in(account: Account) -> None:
    heard(account, LAMPS)
    assert (take_in(), take_in()) == (1, 0)


def _take_in_and_hang_up(pk: int) -> int:
    try:
        case = take_in_message(pk, by=MACHINE)
        assert case is not None
        return case.pk
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_workers_make_one_case_of_one_senders_messages() -> None:
    account = make_account(make_city().department)
    waiting = [heard(account, f"{LAMPS}，第{n}盏") for n in range(6)]
    with ThreadPoolExecutor(3) as workers:
        found = set(workers.map(_take_in_and_hang_up, waiting))
    assert len(found) == 1


@pytest.mark.django_db(transaction=True)
def test_numbers_have_neither_gaps_nor_doubles_under_load() -> None:
    account = make_account(make_city().department)
    waiting = [heard(account, LAMPS, sender=f"open-id-{n}") for n in range(12)]
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(_take_in_and_hang_up, waiting))
    assert sorted(int(case.number[-6:]) for case in all_cases()) == list(range(1, 13))


def test_every_kind_of_thing_heard_is_kept_under_its_own_name() -> None:
    assert set(KINDS) == set(Heard) - {Heard.SENDING}
    assert {kind.value for kind in KINDS.values()} == set(MessageKind) - {MessageKind.FORM}


def letters() -> list[Sending]:
    return list(Sending.objects.whole("the test's own").order_by("id"))


def test_who_wrote_privately_gets_a_receipt_with_number_code_and_date(account: Account) -> None:
    case = taken_in(account, LAMPS, at=MONDAY)
    assert case is not None
    (letter,) = letters()
    assert all(part in letter.text for part in (case.number, opened(case).code, "星期"))
    assert letter.recipient is not None
    assert letter.recipient.open_by_machine() == "open-id-1"


def test_a_further_message_gets_no_second_receipt(account: Account) -> None:
    taken_in(account, LAMPS, at=MONDAY)
    taken_in(account, "还没人来", at=MONDAY + timedelta(hours=1))
    assert len(letters()) == 1


@pytest.mark.parametrize("kind", [Heard.MENTION, Heard.COMMENT])
def test_the_one_answer_that_a_mention_allows_is_not_spent_on_a_receipt(
    account: Account, kind: Heard
) -> None:
    taken_in(account, LAMPS, kind=kind)
    assert letters() == []


def test_a_refusal_is_told_where_it_was_asked(city: City, account: Account) -> None:
    case = taken_in(account, "对处罚不服，已经申请行政复议，请帮忙")
    assert case is not None
    refuse_case(case.pk, "reconsideration", "请向区司法局询问。", by=city.actor(Post.DUTY_OFFICER))
    assert letters()[-1].text.endswith("请向区司法局询问。")
