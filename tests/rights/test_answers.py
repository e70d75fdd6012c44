"""Every act of the answers, tried under every post."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huiying.answers import acts
from huiying.answers.acts.importing import LetterToImport
from huiying.answers.models import Reply
from huiying.answers.terms import MAY, ReplyState
from huiying.answers.tests.cast import (
    GOOD,
    approved_reply,
    fresh,
    make_reply,
    submitted_reply,
)
from huiying.delivery.models import Sending
from huiying.delivery.terms import SendingState
from huiying.foundation.clock import now
from huiying.foundation.errors import Absent, Refused
from huiying.inbox.acts import CaseToImport, dispatch_case, sign_for_case
from huiying.inbox.models import Case
from huiying.inbox.terms import Outcome
from huiying.inbox.tests.cast import LAMPS, UNROUTED, case_in_progress, taken_in, watch
from huiying.registry.models import PostHeld
from huiying.registry.reads import actor_for
from huiying.registry.terms import Post
from tests.cast import LONG_AGO, City, make_account, make_city, make_person
from tests.rights.table import Deed, who_may

pytestmark = pytest.mark.django_db


def heard_case(city: City) -> Case:
    """A case that came by an account, so that its answer travels."""
    case = taken_in(make_account(city.department), UNROUTED, at=now())
    assert case is not None
    handler = city.people[Post.HANDLER]
    dispatch_case(case.pk, city.department.pk, handler.pk, by=watch(city))
    return sign_for_case(case.pk, by=city.actor(Post.HANDLER))


def undelivered_reply(city: City) -> Reply:
    reply = submitted_reply(city, case_in_progress(city))
    Reply.objects.whole("the test's own").filter(pk=reply.pk).update(
        state=ReplyState.FAILED, reviewer=city.people[Post.REVIEWER], decided_at=now()
    )
    return fresh(reply.pk)


def write_reply(city: City) -> Deed:
    case = case_in_progress(city)
    return lambda by: acts.write_reply(case.pk, GOOD, by=by)


def submit_reply(city: City) -> Deed:
    reply = make_reply(city, case_in_progress(city))
    return lambda by: acts.submit_reply(reply.pk, by=by)


def approve_reply(city: City) -> Deed:
    reply = submitted_reply(city, case_in_progress(city))
    return lambda by: acts.approve_reply(reply.pk, reply.seal, by=by)


def return_reply(city: City) -> Deed:
    reply = submitted_reply(city, case_in_progress(city))
    return lambda by: acts.return_reply(reply.pk, "请写明期限", by=by)


def leave_on_tracker(city: City) -> Deed:
    reply = undelivered_reply(city)
    return lambda by: acts.leave_on_tracker(reply.pk, "已超过48小时", by=by)


def note_delivered(city: City) -> Deed:
    reply = approved_reply(city, heard_case(city))
    sending = reply.sending
    assert sending is not None
    rows = Sending.objects.whole("the test's own").filter(pk=sending.pk)
    rows.update(state=SendingState.PUBLISHED, published_at=now())
    return lambda by: acts.note_delivered(reply.pk, by=by)


def rate_case(city: City) -> Deed:
    case = case_in_progress(city)
    approved_reply(city, case)
    code = case.code.open_by_machine()
    return lambda by: acts.rate_case(case.number, code, 5, by=by)


def close_case(city: City) -> Deed:
    case = case_in_progress(city)
    approved_reply(city, case)
    return lambda by: acts.close_case(case.pk, Outcome.SOLVED, by=by)


def add_entry(city: City) -> Deed:
    form = acts.EntryForm("路灯坏了多久修好？", "四十八小时内修复。")
    return lambda by: acts.add_entry(city.department.pk, form, by=by)


def import_replies(city: City) -> Deed:
    letter = LetterToImport(CaseToImport("1", "某人", "路灯", LAMPS, now(), now()), "已修复。")
    return lambda by: acts.import_replies("old.csv", [letter], city.department, by=by)


TABLE: tuple[Callable[[City], Deed], ...] = (
    write_reply,
    submit_reply,
    approve_reply,
    return_reply,
    leave_on_tracker,
    note_delivered,
    rate_case,
    close_case,
    add_entry,
    import_replies,
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


@pytest.mark.parametrize("prepare", [write_reply, submit_reply], ids=["write", "submit"])
def test_a_handler_may_not_in_her_colleague_s_case(prepare: Callable[[City], Deed]) -> None:
    city = make_city()
    deed = prepare(city)
    colleague = make_person(city.department, "handler_beside", Post.HANDLER)
    with pytest.raises(Refused):
        deed(actor_for(colleague, "test"))


@pytest.mark.parametrize("prepare", [approve_reply, return_reply], ids=["approve", "return"])
def test_the_writer_may_not_review_whatever_posts_she_holds(
    prepare: Callable[[City], Deed],
) -> None:
    city = make_city()
    deed = prepare(city)
    writer = city.people[Post.HANDLER]
    PostHeld.objects.create(
        person=writer, organisation=city.department, post=Post.REVIEWER, valid_from=LONG_AGO
    )
    with pytest.raises(Refused):
        deed(actor_for(writer, "test"))


def test_the_table_is_complete() -> None:
    assert {prepare.__name__ for prepare in TABLE} == set(MAY)
