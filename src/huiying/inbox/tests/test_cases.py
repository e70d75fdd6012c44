"""What may be done with a case, by whom, and what stays untouched when it is refused?"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from tests.cast import MACHINE, City, make_account, make_city, make_person

from huiying.foundation.errors import Absent, Conflict, HuiyingError, Refused, Unusable
from huiying.foundation.journal.models import Line
from huiying.foundation.scope import Actor
from huiying.inbox import acts
from huiying.inbox.acts import CaseForm
from huiying.inbox.models import Case, HandOver, Message, Note
from huiying.inbox.reads import case_by_code, conversation
from huiying.inbox.terms import CaseState, CaseType, Outcome
from huiying.inbox.tests.cast import (
    CITIZEN,
    LAMPS,
    case_in_progress,
    dispatched_case,
    fresh,
    heard,
    make_case,
    make_duty,
    watch,
)
from huiying.registry.models import Person
from huiying.registry.reads import actor_for
from huiying.registry.terms import Post

pytestmark = pytest.mark.django_db
CONTACT = {"name": "王小明", "phone": "13812345678", "email": "xm@example.cn"}


@pytest.fixture
def city() -> City:
    return make_city()


def form(**changes: object) -> CaseForm:
    values: dict[str, object] = {"body": LAMPS, "token": "once", **changes}
    return CaseForm(**values)  # type: ignore[arg-type]


def traces() -> tuple[object, ...]:
    """All that a refused act must leave as it was."""
    tables = [Case, Message]
    whole = [
        list(table.objects.whole("the test's own").order_by("id").values()) for table in tables
    ]
    counts = [table.objects.count() for table in (HandOver, Note, Line)]
    return (*map(repr, whole), *counts)


def test_a_form_becomes_a_case_with_number_code_and_date(city: City) -> None:
    opened = acts.submit_case(form(), by=CITIZEN)
    assert opened.due_at is not None
    assert len(opened.code.replace("-", "")) == 12
    assert case_by_code(opened.number, opened.code).pk == opened.case


def test_the_same_form_sent_twice_is_one_case(city: City) -> None:
    assert acts.submit_case(form(), by=CITIZEN) == acts.submit_case(form(), by=CITIZEN)
    assert Case.objects.whole("the test's own").count() == 1


@pytest.mark.parametrize("changes", [{"body": "  "}, {"body": "长" * 5001}, {"token": ""}])
def test_a_form_that_cannot_be_used_leaves_nothing(city: City, changes: dict[str, str]) -> None:
    before = traces()
    with pytest.raises(Unusable):
        acts.submit_case(form(**changes), by=CITIZEN)
    assert traces() == before


def test_a_duty_chosen_by_the_citizen_is_followed(city: City) -> None:
    duty = make_duty(city)
    case = make_case(city, "没有别的词", duty=duty.pk)
    assert (case.duty, case.handler) == (duty, city.people[Post.HANDLER])


def test_a_report_waits_for_a_person_even_where_the_citizen_chose(city: City) -> None:
    case = make_case(city, duty=make_duty(city).pk, type=CaseType.REPORT)
    assert case.state == CaseState.AWAITING_DISPATCH


def test_contact_and_code_are_not_readable_in_the_database(city: City) -> None:
    opened = acts.submit_case(form(**CONTACT), by=CITIZEN)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT row_to_json(c)::text || (SELECT string_agg(row_to_json(l)::text, '') "
            "FROM journal_line l) FROM inbox_case c"
        )
        (stored,) = cursor.fetchone()
    secrets = [*CONTACT.values(), opened.code, opened.code.replace("-", ""), LAMPS[:6]]
    assert [secret for secret in secrets[:-1] if secret in stored] == []


def test_the_journal_has_no_word_of_the_citizen(city: City) -> None:
    acts.submit_case(form(**CONTACT), by=CITIZEN)
    told = "".join(str(line.new) for line in Line.objects.all())
    assert "滨江路" not in told


@pytest.mark.parametrize("wrong", ["", "0000-0000-0000", "K7PX"])
def test_a_wrong_code_and_an_unknown_number_look_the_same(city: City, wrong: str) -> None:
    opened = acts.submit_case(form(), by=CITIZEN)
    with pytest.raises(Absent) as one:
        case_by_code(opened.number, wrong)
    with pytest.raises(Absent) as other:
        case_by_code("20200101-000001", opened.code)
    assert str(one.value) == str(other.value)


def test_a_citizen_adds_to_her_case_on_the_tracker(city: City) -> None:
    opened = acts.submit_case(form(), by=CITIZEN)
    case = acts.follow_up(opened.number, opened.code, "补充：是3号楼前", "second", by=CITIZEN)
    assert [turn.text for turn in conversation(case)] == [LAMPS, "补充：是3号楼前"]


def test_looking_at_the_contact_is_journalled_with_its_reason(city: City) -> None:
    case = case_in_progress(city, **CONTACT)
    shown = acts.reveal_contact(case.pk, "打电话核实地点", by=city.actor(Post.HANDLER))
    assert (shown.name, shown.phone, shown.email) == tuple(CONTACT.values())
    seen = Line.objects.filter(happened="foundation.personal.seen", subject_id=case.pk)
    assert {line.new["field"] for line in seen if line.new} == {
        "contact_name",
        "contact_phone",
        "contact_email",
    }


def test_another_handler_of_the_same_office_does_not_see_the_contact(city: City) -> None:
    case = case_in_progress(city, **CONTACT)
    other = make_person(city.department, "handler_two", Post.HANDLER)
    with pytest.raises(Refused):
        acts.reveal_contact(case.pk, "好奇", by=actor_for(other, "test"))
    assert not Line.objects.filter(happened="foundation.personal.seen").exists()


def test_a_refusal_names_its_ground_and_where_to_turn(city: City) -> None:
    case = make_case(city, "对处罚不服，已经申请行政复议，请帮忙")
    acts.refuse_case(case.pk, "reconsideration", "请向区司法局询问。", by=watch(city))
    case = fresh(case.pk)
    assert (case.state, case.refusal_ground) == (CaseState.REFUSED, "reconsideration")
    assert case.refusal_note == "请向区司法局询问。"


@pytest.mark.parametrize(("ground", "where"), [("because", "请找别人"), ("outside", " ")])
def test_a_refusal_without_ground_or_direction_changes_nothing(
    city: City, ground: str, where: str
) -> None:
    case, officer = make_case(city), watch(city)
    before = traces()
    with pytest.raises(Unusable):
        acts.refuse_case(case.pk, ground, where, by=officer)
    assert traces() == before


def test_an_accepted_case_waits_for_dispatch(city: City) -> None:
    case = make_case(city, "对处罚不服，已经申请行政复议，请帮忙")
    acts.accept_case(case.pk, by=watch(city))
    assert fresh(case.pk).state == CaseState.AWAITING_DISPATCH


def test_a_corrected_type_brings_its_own_term_from_the_same_start(city: City) -> None:
    case = make_case(city)
    acts.classify_case(case.pk, CaseType.COMPLAINT, by=watch(city))
    again = fresh(case.pk)
    assert again.type == CaseType.COMPLAINT
    assert again.clock_started_at == case.clock_started_at
    assert "/complaint/" in again.deadline_row


def test_a_closed_case_says_how_it_ended(city: City) -> None:
    case, handler = case_in_progress(city), city.actor(Post.HANDLER)
    acts.await_review(case.pk, by=handler)
    acts.note_reply(case.pk, case.received_at, by=MACHINE)
    acts.end_case(case.pk, Outcome.NOT_SOLVED, by=handler)
    assert fresh(case.pk).outcome == Outcome.NOT_SOLVED


def answered_case(city: City, **changes: object) -> Case:
    case = case_in_progress(city, **changes)
    acts.await_review(case.pk, by=city.actor(Post.HANDLER))
    acts.note_reply(case.pk, case.received_at, by=MACHINE)
    return fresh(case.pk)


def test_a_case_is_published_redacted_by_a_person(city: City) -> None:
    case = answered_case(city, is_public=True)
    acts.mark_public(case.pk, "路灯不亮", "某路段路灯不亮。", by=city.actor(Post.REVIEWER))
    assert fresh(case.pk).published_at is not None


def test_nothing_is_published_against_the_citizens_wish(city: City) -> None:
    case = answered_case(city)
    before = traces()
    with pytest.raises(Conflict):
        acts.mark_public(case.pk, "路灯不亮", "某路段。", by=city.actor(Post.REVIEWER))
    assert traces() == before


def test_nothing_is_published_with_a_telephone_number_in_it(city: City) -> None:
    case = answered_case(city, is_public=True)
    before = traces()
    with pytest.raises(Unusable):
        acts.mark_public(case.pk, "路灯", "请打13812345678", by=city.actor(Post.REVIEWER))
    assert traces() == before


def test_the_database_itself_refuses_a_dispatched_case_without_a_handler(city: City) -> None:
    case = dispatched_case(city)
    rows = Case.objects.whole("the test's own").filter(pk=case.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(handler=None)


Attempt = Callable[[City, Case, Actor], object]
ATTEMPTS: dict[str, tuple[Callable[..., Case], Attempt]] = {
    "accept_case": (make_case, lambda city, case, by: acts.accept_case(case.pk, by=by)),
    "refuse_case": (
        make_case,
        lambda city, case, by: acts.refuse_case(case.pk, "outside", "别处", by=by),
    ),
    "dispatch_case": (
        make_case,
        lambda city, case, by: acts.dispatch_case(case.pk, city.other.pk, by=by),
    ),
    "classify_case": (
        make_case,
        lambda city, case, by: acts.classify_case(case.pk, CaseType.REPORT, by=by),
    ),
    "sign_for_case": (dispatched_case, lambda city, case, by: acts.sign_for_case(case.pk, by=by)),
    "return_case": (
        dispatched_case,
        lambda city, case, by: acts.return_case(case.pk, "不是我们的", by=by),
    ),
    "reassign_case": (
        dispatched_case,
        lambda city, case, by: acts.reassign_case(case.pk, city.people["stranger"].pk, by=by),
    ),
    "ask_to_assist": (
        dispatched_case,
        lambda city, case, by: acts.ask_to_assist(case.pk, city.other.pk, by=by),
    ),
    "add_note": (dispatched_case, lambda city, case, by: acts.add_note(case.pk, "备注", by=by)),
    "reveal_contact": (
        dispatched_case,
        lambda city, case, by: acts.reveal_contact(case.pk, "看看", by=by),
    ),
    "mark_public": (
        dispatched_case,
        lambda city, case, by: acts.mark_public(case.pk, "题", "文", by=by),
    ),
    "take_from_public": (
        dispatched_case,
        lambda city, case, by: acts.take_from_public(case.pk, by=by),
    ),
    "await_review": (case_in_progress, lambda city, case, by: acts.await_review(case.pk, by=by)),
    "resume_work": (
        case_in_progress,
        lambda city, case, by: acts.resume_work(case.pk, "answers.reply.returned", by=by),
    ),
    "note_reply": (
        case_in_progress,
        lambda city, case, by: acts.note_reply(case.pk, case.received_at, by=by),
    ),
    "end_case": (
        case_in_progress,
        lambda city, case, by: acts.end_case(case.pk, Outcome.SOLVED, by=by),
    ),
}


@pytest.mark.parametrize("verb", ATTEMPTS)
@pytest.mark.parametrize("who", ["stranger", "editor", "technician", "operator", "citizen"])
def test_who_has_no_business_with_a_case_changes_nothing(city: City, verb: str, who: str) -> None:
    make, attempt = ATTEMPTS[verb]
    case = make(city)
    by = {"stranger": city.stranger, "citizen": CITIZEN}.get(who) or city.actor(who)
    before = traces()
    with pytest.raises((Absent, Refused)):
        attempt(city, case, by)
    assert traces() == before


@pytest.mark.parametrize("verb", ["accept_case", "sign_for_case", "await_review", "end_case"])
def test_what_the_state_does_not_allow_changes_nothing(city: City, verb: str) -> None:
    case = case_in_progress(city)
    acts.await_review(case.pk, by=city.actor(Post.HANDLER))
    everything = actor_for(_everything_for(city), "test")
    before = traces()
    with pytest.raises(HuiyingError):
        ATTEMPTS[verb][1](city, case, everything)
    assert traces() == before


def _everything_for(city: City) -> Person:
    return make_person(city.root, "everything", Post.HANDLER, Post.DUTY_OFFICER, Post.SUPERVISOR)


def test_a_message_of_another_office_is_not_in_sight(city: City) -> None:
    pk = heard(make_account(city.department), "你好")
    with pytest.raises(Absent):
        acts.open_case_from(pk, by=city.stranger)


def test_the_same_addition_sent_twice_is_one(city: City) -> None:
    made = acts.submit_case(form(), by=CITIZEN)
    acts.follow_up(made.number, made.code, "补充", "second", by=CITIZEN)
    case = acts.follow_up(made.number, made.code, "补充", "second", by=CITIZEN)
    assert len(conversation(case)) == 2


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_are_one_case() -> None:
    make_city()

    def click(_: int) -> int:
        try:
            return acts.submit_case(form(), by=CITIZEN).case
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as fingers:
        assert len(set(fingers.map(click, range(3)))) == 1
