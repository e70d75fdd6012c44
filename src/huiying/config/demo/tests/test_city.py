"""Is the demonstration city whole, consistent, the same each time, and nobody's real data?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytest_django import DjangoDbBlocker, Settings

from huiying.answers.models import Entry, Reply
from huiying.answers.terms import ReplyState
from huiying.config import demo
from huiying.config.demo.matters import matters
from huiying.config.demo.people import PASSPHRASE
from huiying.config.demo.pieces import drafts
from huiying.config.demo.stories import NOBODYS_NUMBER, NOTICE_TITLE
from huiying.config.demo.tests.small import ANCHOR, SCALE, filled_and_undone
from huiying.delivery.models import Sending
from huiying.delivery.terms import SendingState
from huiying.editorial.models import Finding, Piece
from huiying.editorial.reads import is_publishable
from huiying.editorial.terms import PieceState
from huiying.foundation.errors import Conflict
from huiying.foundation.journal.models import Line
from huiying.foundation.journal.verify import verify
from huiying.inbox.acts.clock import clock_for
from huiying.inbox.models import Case, Message
from huiying.inbox.rules.personal import personal_in
from huiying.inbox.terms import RUNNING, CaseType
from huiying.registry.models import Account, Duty, Organisation, Person

WHY = "a test looks at the whole city"


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[demo.Summary]:
    """One city for all tests, undone afterwards."""
    with django_db_blocker.unblock(), filled_and_undone(7) as summary:
        yield summary


@pytest.fixture
def city(filled: demo.Summary, db: None) -> demo.Summary:
    """The city, open to one test."""
    return filled


def signed_pieces() -> list[Piece]:
    rows = Piece.objects.whole(WHY).filter(state=PieceState.SIGNED)
    return list(rows.select_related("signed__cover", "signed__piece"))


def texts() -> Iterator[str]:
    """Every text that the city shows somewhere."""
    yield from Case.objects.whole(WHY).values_list("body", flat=True)
    yield from Reply.objects.whole(WHY).values_list("body", flat=True)
    yield from Message.objects.whole(WHY).values_list("text", flat=True)
    yield from Sending.objects.whole(WHY).values_list("text", flat=True)
    yield from Organisation.objects.values_list("phone", flat=True)
    yield from Duty.objects.whole(WHY).values_list("phone", flat=True)
    yield from Entry.objects.whole(WHY).values_list("answer", flat=True)
    for draft in drafts():
        yield draft.writing


@pytest.mark.parametrize(
    ("kind", "count"), [("city", 1), ("district", 1), ("street", 15), ("community", 106)]
)
def test_it_has_the_places_of_a_district(city: demo.Summary, kind: str, count: int) -> None:
    assert Organisation.objects.filter(kind=kind).count() == count


def test_it_has_thirty_two_departments_beside_the_district_office(city: demo.Summary) -> None:
    assert Organisation.objects.filter(kind="department").count() == 32 + 1


def test_it_has_duties_and_answers_for_what_people_ask(city: demo.Summary) -> None:
    assert city.duties >= 110
    assert Entry.objects.whole(WHY).count() >= 60


def test_everything_that_is_signed_may_be_published(city: demo.Summary) -> None:
    pieces = signed_pieces()
    assert len(pieces) >= 20
    assert [p.title for p in pieces if p.signed and not is_publishable(p.signed)] == []


def test_every_date_due_is_the_one_that_the_rules_give(city: demo.Summary) -> None:
    cases = Case.objects.whole(WHY).all()
    wrong = [
        case.number
        for case in cases
        if clock_for(CaseType(case.type), case.clock_started_at).fields()["due_at"] != case.due_at
    ]
    assert len(cases) > 100
    assert wrong == []


def test_nothing_has_happened_after_the_present(city: demo.Summary) -> None:
    last = Line.objects.filter(origin="demonstration", person__isnull=True).latest("at").at
    assert last.date() <= ANCHOR


def test_its_journal_is_whole_and_sound(city: demo.Summary) -> None:
    report = verify()
    assert report.sound
    assert (report.pending, report.heads) == (0, 1)
    assert report.lines >= city.lines > 2000


def test_every_answer_has_a_second_person(city: demo.Summary) -> None:
    delivered = Reply.objects.whole(WHY).filter(state=ReplyState.DELIVERED)
    assert delivered.count() > 80
    assert not [r.pk for r in delivered if r.reviewer_id in {None, r.author_id}]


def test_no_text_names_a_number_that_could_be_somebodys(city: demo.Summary) -> None:
    found = [one.text for text in texts() for one in personal_in(text)]
    assert found == []
    landlines = re.compile(r"(?<!\d)0\d{2,3}-\d{7,8}(?!\d)")
    assert {n[:5] for text in texts() for n in landlines.findall(text)} <= {"0000-"}


def test_the_near_miss_was_held_waved_through_and_stopped(city: demo.Summary) -> None:
    held = Finding.objects.get(code="privacy.identity_number")
    piece = held.version.piece_id
    assert NOBODYS_NUMBER.startswith("000000")
    assert held.dismissed_because
    told = Line.objects.filter(subject_kind="editorial.piece", subject_id=piece).order_by("id")
    assert [line.happened.rsplit(".", 1)[1] for line in told] == [
        "written",
        "dismissed",
        "submitted",
        "reviewed",
        "returned",
        "revised",
        "submitted",
        "reviewed",
        "reviewed",
        "signed",
    ]


@pytest.mark.parametrize(("state", "count"), [(SendingState.FAILED, 1), (SendingState.UNCLEAR, 0)])
def test_one_sending_waits_for_somebody(
    city: demo.Summary, state: SendingState, count: int
) -> None:
    assert Sending.objects.whole(WHY).filter(state=state).count() == count


def test_somebody_settled_what_was_unclear(city: demo.Summary) -> None:
    line = Line.objects.get(happened="delivery.sending.unclear")
    after = Line.objects.filter(
        subject_kind="delivery.sending", subject_id=line.subject_id, id__gt=line.id
    ).get()
    assert (after.happened, after.post) == ("delivery.sending.published", "editor")


def test_what_was_withdrawn_says_why_and_is_gone_everywhere(city: demo.Summary) -> None:
    piece = Piece.objects.whole(WHY).get(state=PieceState.WITHDRAWN)
    assert "撤回原文" in piece.withdrawn_because
    sendings = Sending.objects.whole(WHY).filter(version__piece=piece)
    assert {sending.state for sending in sendings} == {SendingState.WITHDRAWN}


def test_the_sleepy_account_has_not_spoken_for_weeks(city: demo.Summary) -> None:
    newest = (
        Sending.objects.whole(WHY)
        .filter(account__name="泊云水务", kind="post")
        .latest("published_at")
        .published_at
    )
    assert newest is not None
    assert newest.date() < ANCHOR - timedelta(days=20)


def test_the_loud_site_got_its_notice(city: demo.Summary) -> None:
    assert Piece.objects.whole(WHY).get(title=NOTICE_TITLE).state == PieceState.SIGNED


def test_work_of_today_waits_on_every_desk(city: demo.Summary) -> None:
    handler = Person.objects.get(username="handler")
    open_cases = Case.objects.whole(WHY).filter(handler=handler, state__in=RUNNING)
    assert open_cases.count() >= 6
    awaited = Piece.objects.whole(WHY).filter(state=PieceState.IN_REVIEW)
    assert set(awaited.values_list("awaits", flat=True)) == {"first", "second", "final"}


def test_everybody_on_the_list_can_sign_in(city: demo.Summary) -> None:
    offered = demo.logins()
    assert len(offered) == 10
    people = Person.objects.in_bulk([one.username for one in offered], field_name="username")
    assert all(people[one.username].check_password(PASSPHRASE) for one in offered)


def test_it_refuses_a_second_filling(city: demo.Summary) -> None:
    lines = Line.objects.count()
    with pytest.raises(Conflict, match="not_empty"):
        demo.fill(anchor=ANCHOR, scale=SCALE)
    assert Line.objects.count() == lines


def test_it_refuses_to_stand_beside_real_accounts(city: demo.Summary) -> None:
    Account.objects.whole(WHY).filter(slug="boyun").update(demonstration=False)
    with pytest.raises(Conflict, match="real_accounts"):
        demo.fill(anchor=ANCHOR, scale=SCALE)


def test_it_refuses_off_the_loopback(city: demo.Summary, settings: Settings) -> None:
    settings.HUIYING_HOST = "0.0.0.0"
    with pytest.raises(Conflict, match="not_on_loopback"):
        demo.fill(anchor=ANCHOR, scale=SCALE)


def test_every_letter_has_an_answer_that_fits() -> None:
    lost = [m.title for m in matters() for fits, _ in m.letters if fits > len(m.found)]
    assert lost == []
    assert all(len(m.found) == len(m.done) for m in matters())
