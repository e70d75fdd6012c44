"""Every act of the inbox, tried under every post."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huiying.channels.contract import Heard, Incoming
from huiying.foundation.clock import now
from huiying.foundation.errors import Absent, Refused
from huiying.inbox import acts
from huiying.inbox.models import Case
from huiying.inbox.terms import MAY, CaseType, Outcome
from huiying.inbox.tests.cast import (
    CITIZEN,
    LAMPS,
    UNROUTED,
    case_in_progress,
    dispatched_case,
    fresh,
    heard,
    make_case,
    taken_in,
)
from huiying.registry.reads import actor_for
from huiying.registry.terms import Post
from tests.cast import MACHINE, City, make_account, make_city, make_person
from tests.rights.table import Deed, who_may

pytestmark = pytest.mark.django_db

DOUBTFUL = "对处罚不服，已经申请行政复议，请帮忙"  # a ground for refusal is suggested
REPORTED = "13800138000"


def received(city: City, text: str) -> Case:
    """By the department's own account, so that the department itself decides on it."""
    case = taken_in(make_account(city.department), text)
    assert case is not None
    return case


def answered(city: City) -> Case:
    case = case_in_progress(city, is_public=True)
    acts.await_review(case.pk, by=city.actor(Post.HANDLER))
    acts.note_reply(case.pk, now(), by=MACHINE)
    return fresh(case.pk)


def in_review(city: City) -> Case:
    case = case_in_progress(city)
    acts.await_review(case.pk, by=city.actor(Post.HANDLER))
    return fresh(case.pk)


def hear_message(city: City) -> Deed:
    account = make_account(city.department)
    incoming = Incoming(Heard.MESSAGE, "key", "open-id-1", LAMPS)
    return lambda by: acts.hear_message(account, incoming, by=by)


def take_in_message(city: City) -> Deed:
    message = heard(make_account(city.department), LAMPS)
    return lambda by: acts.take_in_message(message, by=by)


def note_trouble(city: City) -> Deed:
    message = heard(make_account(city.department), LAMPS)
    return lambda by: acts.note_trouble(message, "inbox.case.absent", by=by)


def submit_case(city: City) -> Deed:
    return lambda by: acts.submit_case(acts.CaseForm(LAMPS, "once"), by=by)


def follow_up(city: City) -> Deed:
    opened = acts.submit_case(acts.CaseForm(LAMPS, "once"), by=CITIZEN)
    return lambda by: acts.follow_up(opened.number, opened.code, "补充", "twice", by=by)


def open_case_from(city: City) -> Deed:
    message = heard(make_account(city.department), "你好")
    acts.take_in_message(message, by=MACHINE)
    return lambda by: acts.open_case_from(message, by=by)


def accept_case(city: City) -> Deed:
    case = received(city, DOUBTFUL)
    return lambda by: acts.accept_case(case.pk, by=by)


def refuse_case(city: City) -> Deed:
    case = received(city, DOUBTFUL)
    return lambda by: acts.refuse_case(case.pk, "reconsideration", "请向区司法局询问。", by=by)


def dispatch_case(city: City) -> Deed:
    case = received(city, UNROUTED)
    return lambda by: acts.dispatch_case(case.pk, city.other.pk, by=by)


def classify_case(city: City) -> Deed:
    case = dispatched_case(city)
    return lambda by: acts.classify_case(case.pk, CaseType.COMPLAINT, by=by)


def sign_for_case(city: City) -> Deed:
    case = dispatched_case(city)
    return lambda by: acts.sign_for_case(case.pk, by=by)


def return_case(city: City) -> Deed:
    case = dispatched_case(city)
    return lambda by: acts.return_case(case.pk, "三定规定第五条", by=by)


def reassign_case(city: City) -> Deed:
    case = dispatched_case(city)
    colleague = make_person(city.department, "handler_two", Post.HANDLER)
    return lambda by: acts.reassign_case(case.pk, colleague.pk, by=by)


def ask_to_assist(city: City) -> Deed:
    case = dispatched_case(city)
    return lambda by: acts.ask_to_assist(case.pk, city.other.pk, by=by)


def add_note(city: City) -> Deed:
    case = dispatched_case(city)
    return lambda by: acts.add_note(case.pk, "已电话联系", by=by)


def reveal_contact(city: City) -> Deed:
    case = dispatched_case(city, phone=REPORTED)
    return lambda by: acts.reveal_contact(case.pk, "核实地点", by=by)


def mark_public(city: City) -> Deed:
    case = answered(city)
    return lambda by: acts.mark_public(case.pk, "路灯不亮", "某路段路灯不亮。", by=by)


def take_from_public(city: City) -> Deed:
    case = answered(city)
    acts.mark_public(case.pk, "路灯不亮", "某路段路灯不亮。", by=city.actor(Post.REVIEWER))
    return lambda by: acts.take_from_public(case.pk, by=by)


def await_review(city: City) -> Deed:
    case = case_in_progress(city)
    return lambda by: acts.await_review(case.pk, by=by)


def resume_work(city: City) -> Deed:
    case = in_review(city)
    return lambda by: acts.resume_work(case.pk, "answers.reply.returned", by=by)


def note_reply(city: City) -> Deed:
    case = in_review(city)
    return lambda by: acts.note_reply(case.pk, now(), by=by)


def end_case(city: City) -> Deed:
    case = answered(city)
    return lambda by: acts.end_case(case.pk, Outcome.SOLVED, by=by)


def import_cases(city: City) -> Deed:
    letter = acts.CaseToImport("1", "某人", "路灯", LAMPS, now())
    return lambda by: acts.import_cases("old.csv", [letter], city.department, by=by)


TABLE: tuple[Callable[[City], Deed], ...] = (
    hear_message,
    take_in_message,
    note_trouble,
    submit_case,
    follow_up,
    open_case_from,
    accept_case,
    refuse_case,
    dispatch_case,
    classify_case,
    sign_for_case,
    return_case,
    reassign_case,
    ask_to_assist,
    add_note,
    reveal_contact,
    mark_public,
    take_from_public,
    await_review,
    resume_work,
    note_reply,
    end_case,
    import_cases,
)
# A duty officer enters what she hears on the telephone for the whole place, wherever she sits.
ANYWHERE = (submit_case,)
HERS_ALONE = (sign_for_case, return_case, reveal_contact, await_review)


@pytest.mark.parametrize("prepare", TABLE, ids=lambda prepare: prepare.__name__)
def test_only_these_posts_may(prepare: Callable[[City], Deed]) -> None:
    city = make_city()
    assert who_may(city, prepare(city)) == MAY[prepare.__name__]


@pytest.mark.parametrize(
    "prepare",
    [prepare for prepare in TABLE if prepare not in ANYWHERE],
    ids=lambda prepare: prepare.__name__,
)
def test_the_same_posts_elsewhere_may_not(prepare: Callable[[City], Deed]) -> None:
    city = make_city()
    deed = prepare(city)
    with pytest.raises((Refused, Absent)):
        deed(city.stranger)


@pytest.mark.parametrize("prepare", HERS_ALONE, ids=lambda prepare: prepare.__name__)
def test_a_handler_may_not_in_her_colleague_s_case(prepare: Callable[[City], Deed]) -> None:
    city = make_city()
    deed = prepare(city)
    colleague = make_person(city.department, "handler_beside", Post.HANDLER)
    with pytest.raises(Refused):
        deed(actor_for(colleague, "test"))


def test_a_duty_officer_elsewhere_enters_a_call_for_the_whole_place() -> None:
    city = make_city()
    assert submit_case(city)(city.stranger)


def test_a_case_in_the_city_s_hands_is_not_the_department_s() -> None:
    city = make_city()
    case = make_case(city)
    assert who_may(city, lambda by: acts.dispatch_case(case.pk, city.other.pk, by=by)) == set()


def test_the_table_is_complete() -> None:
    assert {prepare.__name__ for prepare in TABLE} == set(MAY)
