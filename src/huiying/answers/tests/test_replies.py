"""Does an answer reach its citizen only after a second person signed exactly this text?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from tests.cast import MACHINE, City, make_account, make_city, make_person

from huiying.answers import acts, reads
from huiying.answers.models import Rating, Reply
from huiying.answers.tasks import note_deliveries
from huiying.answers.terms import ReplyState
from huiying.answers.tests.cast import GOOD, approved_reply, fresh, make_reply, submitted_reply
from huiying.channels.catalogue import channel
from huiying.channels.contract import Letter
from huiying.channels.notebook.channel import Notebook
from huiying.delivery.models import Sending
from huiying.delivery.tasks import carry_due_sendings
from huiying.foundation.errors import Absent, Conflict, Refused, Unusable
from huiying.foundation.journal.models import Line
from huiying.foundation.scope import Actor
from huiying.inbox.acts import sign_for_case
from huiying.inbox.acts.cases import opened
from huiying.inbox.models import Case
from huiying.inbox.terms import CaseState, Outcome
from huiying.inbox.tests.cast import CITIZEN, LAMPS, case_in_progress, make_duty, taken_in
from huiying.inbox.tests.cast import fresh as fresh_case
from huiying.registry.acts import keep_credentials
from huiying.registry.reads import actor_for
from huiying.registry.terms import Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return make_city()


@pytest.fixture
def case(city: City) -> Case:
    return case_in_progress(city, body=LAMPS)


def by_platform(city: City, **credentials: str) -> Case:
    """A case that came by a platform, whose receipt went out, and that the handler signed for."""
    make_duty(city)
    account = make_account(city.department, credentials={"secret": "x"})
    found = taken_in(account, LAMPS)
    assert found is not None
    carry_due_sendings()
    keep_credentials(account.pk, {"secret": "x", **credentials}, by=MACHINE)
    return sign_for_case(found.pk, by=city.actor(Post.HANDLER))


def letters() -> list[Letter]:
    notebook = channel("notebook")
    assert isinstance(notebook, Notebook)
    return [note.what for note in notebook.notes if isinstance(note.what, Letter)]


def traces() -> tuple[object, ...]:
    """All that a refused act must leave as it was."""
    rows = [table.objects.whole("the test's own") for table in (Reply, Case, Sending)]
    whole = [repr(list(found.order_by("id").values())) for found in rows]
    return (*whole, Line.objects.count(), Rating.objects.count())


def test_an_answer_goes_from_hand_to_hand_and_stands_on_the_tracker(city: City, case: Case) -> None:
    reply = approved_reply(city, case)
    assert fresh(reply.pk).state == ReplyState.DELIVERED
    answered = fresh_case(case.pk)
    assert (answered.state, answered.answered_at) == (CaseState.REPLIED, reply.delivered_at)
    assert [r.pk for r in reads.public_replies_to(case)] == [reply.pk]


def test_a_draft_is_not_for_the_citizen(city: City, case: Case) -> None:
    submitted_reply(city, case)
    assert reads.public_replies_to(case) == []
    assert len(reads.conversation(case, for_staff=False)) == 1


def test_an_answer_reaches_the_phone_once_with_number_and_code(city: City) -> None:
    case = by_platform(city)
    before = len(letters())
    approved_reply(city, case)
    assert [carry_due_sendings(), carry_due_sendings()] == [1, 0]
    (letter,) = letters()[before:]
    assert letter.recipient == "open-id-1"
    assert letter.text.startswith(GOOD)
    assert opened(case).code in letter.text
    assert case.number in letter.text


def test_the_case_is_answered_when_the_platform_has_delivered(city: City) -> None:
    case = by_platform(city)
    reply = approved_reply(city, case)
    assert fresh_case(case.pk).answered_at is None
    carry_due_sendings()
    assert [note_deliveries(), note_deliveries()] == [1, 0]
    assert fresh(reply.pk).state == ReplyState.DELIVERED
    assert fresh_case(case.pk).state == CaseState.REPLIED


def test_a_failed_delivery_comes_back_to_the_handler(city: City) -> None:
    case = by_platform(city, fails="recipient")
    reply = approved_reply(city, case)
    carry_due_sendings()
    note_deliveries()
    assert fresh(reply.pk).state == ReplyState.FAILED
    assert fresh_case(case.pk).state == CaseState.IN_PROGRESS


def test_what_the_platform_refused_may_stand_on_the_tracker_for_a_reason(city: City) -> None:
    case = by_platform(city, fails="recipient")
    reply = approved_reply(city, case)
    carry_due_sendings()
    note_deliveries()
    acts.leave_on_tracker(reply.pk, "超过48小时，平台不再接收", by=city.actor(Post.HANDLER))
    assert fresh_case(case.pk).state == CaseState.REPLIED
    assert note_deliveries() == 0


def test_nobody_approves_her_own_answer_whatever_posts_she_holds(city: City, case: Case) -> None:
    both = make_person(city.department, "both", Post.HANDLER, Post.REVIEWER)
    Case.objects.whole("the test's own").filter(pk=case.pk).update(handler=both)
    actor = actor_for(both, "test")
    reply = acts.submit_reply(acts.write_reply(case.pk, GOOD, by=actor).pk, by=actor)
    before = traces()
    with pytest.raises(Refused):
        acts.approve_reply(reply.pk, reply.seal, by=actor)
    assert traces() == before
    assert list(reads.replies_awaiting_me(actor)) == []


def test_the_database_itself_refuses_one_person_in_both_places(city: City, case: Case) -> None:
    reply = approved_reply(city, case)
    rows = Reply.objects.whole("the test's own").filter(pk=reply.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(reviewer=reply.author_id)


def test_only_the_named_handler_writes(city: City, case: Case) -> None:
    other = make_person(city.department, "handler_two", Post.HANDLER)
    before = traces()
    with pytest.raises(Refused):
        acts.write_reply(case.pk, GOOD, by=actor_for(other, "test"))
    assert traces() == before


def test_an_approval_is_bound_to_the_text_that_was_read(city: City, case: Case) -> None:
    reply = submitted_reply(city, case)
    rows = Reply.objects.whole("the test's own").filter(pk=reply.pk)
    rows.update(body=GOOD.replace("已于11月20日", "将于明年"))
    before = traces()
    with pytest.raises(Conflict, match="changed_since"):
        acts.approve_reply(reply.pk, reply.seal, by=city.actor(Post.REVIEWER))
    assert traces() == before


def test_a_second_approval_is_a_conflict_and_sends_nothing(city: City) -> None:
    case = by_platform(city)
    reply = approved_reply(city, case)
    with pytest.raises(Conflict):
        acts.approve_reply(reply.pk, reply.seal, by=city.actor(Post.SIGNATORY))
    assert Sending.objects.whole("the test's own").filter(source__startswith="answers").count() == 1


def test_a_returned_answer_carries_the_comment_and_may_be_mended(city: City, case: Case) -> None:
    reply = submitted_reply(city, case)
    acts.return_reply(reply.pk, "请写明修复时间", by=city.actor(Post.REVIEWER))
    mended = submitted_reply(city, case, GOOD + "特此说明。")
    assert (mended.pk, mended.review_comment) == (reply.pk, "请写明修复时间")


def test_a_held_answer_passes_only_with_a_recorded_reason(city: City, case: Case) -> None:
    reply = submitted_reply(city, case, "滨江路路灯的问题我们高度重视，将转交有关部门尽快处理。")
    reviewer = city.actor(Post.REVIEWER)
    with pytest.raises(Conflict, match=r"promise\.empty"):
        acts.approve_reply(reply.pk, reply.seal, by=reviewer)
    reason = {"promise.empty": "仅为受理告知，三日内另行答复"}
    passed = acts.approve_reply(reply.pk, reply.seal, by=reviewer, confirmed=reason)
    assert passed.confirmed == reason


def test_one_text_for_two_matters_is_held(city: City, case: Case) -> None:
    approved_reply(city, case)
    second = case_in_progress(city, body="路灯不亮，滨江路6号楼前，电缆裸露，晚上行人很危险")
    reply = submitted_reply(city, second, GOOD.replace("您好！", "网友您好："))
    assert "pasted.same_text" in [f.code for f in reads.findings(reply) if f.holds]


def test_there_is_one_answer_at_a_time(city: City, case: Case) -> None:
    submitted_reply(city, case)
    with pytest.raises(Conflict):
        make_reply(city, case)


def test_the_timeline_tells_both_stages_and_names_nobody_to_the_public(
    city: City, case: Case
) -> None:
    approved_reply(city, case)
    told = reads.timeline(case, for_staff=False)
    assert [event.happened for event in told][-4:] == [
        "inbox.case.review_awaited",
        "answers.reply.approved",
        "inbox.case.replied",
        "answers.reply.delivered",
    ]
    assert {event.name for event in told} == {""}


def rated(city: City, case: Case, level: int = 5, code: str = "") -> Rating:
    return acts.rate_case(case.number, code or opened(case).code, level, "很快", by=CITIZEN)


def test_a_citizen_rates_once(city: City, case: Case) -> None:
    approved_reply(city, case)
    assert rated(city, case).level == 5
    with pytest.raises(Conflict):
        rated(city, case, 1)
    assert reads.rating_of(case) == Rating.objects.get(level=5)


def test_there_is_nothing_to_rate_before_an_answer(city: City, case: Case) -> None:
    before = traces()
    with pytest.raises(Conflict):
        rated(city, case)
    assert traces() == before


@pytest.mark.parametrize("level", [0, 6, -1])
def test_there_are_five_levels(city: City, case: Case, level: int) -> None:
    approved_reply(city, case)
    with pytest.raises(Unusable):
        rated(city, case, level)


def test_a_wrong_code_rates_nothing(city: City, case: Case) -> None:
    approved_reply(city, case)
    before = traces()
    with pytest.raises(Absent):
        rated(city, case, 1, "0000-0000-0000")
    assert traces() == before


def test_an_answered_case_is_closed_with_its_outcome(city: City, case: Case) -> None:
    approved_reply(city, case)
    acts.close_case(case.pk, Outcome.SOLVED, by=city.actor(Post.HANDLER))
    assert fresh_case(case.pk).outcome == Outcome.SOLVED


def test_an_unanswered_case_cannot_be_closed(city: City, case: Case) -> None:
    before = traces()
    with pytest.raises(Conflict):
        acts.close_case(case.pk, Outcome.SOLVED, by=city.actor(Post.HANDLER))
    assert traces() == before


Attempt = Callable[[City, Case, Actor], object]
ATTEMPTS: dict[str, tuple[Callable[[City, Case], object], Attempt]] = {
    "write_reply": (
        lambda city, case: case,
        lambda city, case, by: acts.write_reply(case.pk, GOOD, by=by),
    ),
    "submit_reply": (make_reply, lambda city, case, by: acts.submit_reply(only(), by=by)),
    "approve_reply": (
        submitted_reply,
        lambda city, case, by: acts.approve_reply(only(), fresh(only()).seal, by=by),
    ),
    "return_reply": (submitted_reply, lambda city, case, by: acts.return_reply(only(), "x", by=by)),
    "leave_on_tracker": (
        submitted_reply,
        lambda city, case, by: acts.leave_on_tracker(only(), "x", by=by),
    ),
    "note_delivered": (submitted_reply, lambda city, case, by: acts.note_delivered(only(), by=by)),
    "close_case": (
        approved_reply,
        lambda city, case, by: acts.close_case(case.pk, Outcome.SOLVED, by=by),
    ),
}


def only() -> int:
    pk: int = Reply.objects.whole("the test's own").get().pk
    return pk


@pytest.mark.parametrize("verb", ATTEMPTS)
@pytest.mark.parametrize("who", ["stranger", "editor", "technician", "inspector", "citizen"])
def test_who_has_no_business_with_an_answer_changes_nothing(
    city: City, case: Case, verb: str, who: str
) -> None:
    prepare, attempt = ATTEMPTS[verb]
    prepare(city, case)
    by = {"stranger": city.stranger, "citizen": CITIZEN}.get(who) or city.actor(who)
    before = traces()
    with pytest.raises((Absent, Refused)):
        attempt(city, case, by)
    assert traces() == before


def test_the_machine_may_not_write_or_approve(city: City, case: Case) -> None:
    with pytest.raises(Refused):
        acts.write_reply(case.pk, GOOD, by=MACHINE)
    reply = submitted_reply(city, case)
    with pytest.raises(Refused):
        acts.approve_reply(reply.pk, reply.seal, by=MACHINE)
