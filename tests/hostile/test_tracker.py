"""Does anybody find a case without its query code?"""

from __future__ import annotations

import re
import statistics
import time

import pytest
import time_machine
from django.test import Client

from huiying.answers.models import Rating
from huiying.inbox.models import Message
from huiying.inbox.rules.codes import grouped
from huiying.portal.terms import TRACKING
from tests.hostile.ground import CONTACT, Town

pytestmark = pytest.mark.django_db

TOKEN = re.compile(r'name="(?:csrfmiddlewaretoken|token)" value="[^"]*"')
WRONG = "AAAA-BBBB-CCCC"


def shown(number: str, code: str) -> tuple[int, str]:
    """Status and page, without what was typed."""
    answer = Client().post("/case/", {"number": number, "code": code})
    page = TOKEN.sub("", answer.content.decode())
    return answer.status_code, page.replace(number, "").replace(code, "")


def seconds(number: str, code: str) -> float:
    visitor, began = Client(), time.perf_counter()
    visitor.post("/case/", {"number": number, "code": code})
    return time.perf_counter() - began


def test_a_wrong_code_and_an_unknown_number_answer_the_same(town: Town) -> None:
    unknown = shown("20200101-000001", town.answered.code)
    assert shown(town.answered.number, WRONG) == unknown
    assert unknown[0] == 422


@time_machine.travel(1_790_000_001, tick=True)
def test_they_take_about_the_same_time(town: Town) -> None:
    """Three tries each, in turn; the medians differ by less than a page takes."""
    times = [(seconds(town.answered.number, WRONG), seconds("1", WRONG)) for _ in range(3)]
    known, unknown = (statistics.median(column) for column in zip(*times, strict=True))
    assert abs(known - unknown) < max(known, unknown)


@time_machine.travel(1_790_000_001, tick=False)
@pytest.mark.parametrize("header", ["x-forwarded-for", "x-real-ip", "forwarded", "client-ip"])
def test_no_header_makes_a_visitor_somebody_else(header: str, town: Town) -> None:
    sent = {"number": town.answered.number, "code": WRONG}
    visitors = [Client(headers={header: f"10.0.0.{n}"}) for n in range(TRACKING.most + 1)]
    assert [v.post("/case/", sent).status_code for v in visitors][-1] == 429
    right = {"number": town.answered.number, "code": town.answered.code}
    late = Client(headers={header: "10.9.9.9"})
    assert late.post("/case/", right).status_code == 429


@pytest.mark.parametrize("code", ["", "%", "_" * 12, "' OR ''='", "K" * 4000, "\x00", "………"])
def test_no_pattern_stands_for_a_code(code: str, town: Town) -> None:
    answer = Client().post("/case/", {"number": town.answered.number, "code": code})
    assert answer.status_code == 422


@pytest.mark.parametrize("doing", ["add", "rate"])
def test_nothing_is_added_or_rated_without_the_code(doing: str, town: Town) -> None:
    before = Message.objects.whole("the test's own").count()
    sent = {"body": "不是我的", "token": "x" * 20, "level": "1", "reason": "坏"}
    answer = Client().post(f"/case/{town.answered.number}/{doing}/", sent)
    assert answer.status_code == 302
    assert Message.objects.whole("the test's own").count() == before
    assert not Rating.objects.exists()


def test_the_code_of_one_case_opens_no_other(town: Town) -> None:
    visitor = Client()
    visitor.post("/case/", {"number": town.answered.number, "code": town.answered.code})
    own, other = f"/case/{town.answered.number}/", f"/case/{town.case.number}/"
    assert [visitor.get(path).status_code for path in (own, other)] == [200, 302]


def test_entering_a_code_changes_the_session_s_name(town: Town) -> None:
    visitor = Client()
    session = visitor.session
    session["planted"] = True
    session.save()
    visitor.cookies["hy_session"] = session.session_key or ""
    visitor.post("/case/", {"number": town.answered.number, "code": town.answered.code})
    assert visitor.cookies["hy_session"].value != session.session_key


def test_the_tracker_shows_no_contact_and_no_code(town: Town) -> None:
    code = town.case.code.open_by_machine()
    visitor = Client()
    visitor.post("/case/", {"number": town.case.number, "code": code})
    page = visitor.get(f"/case/{town.case.number}/").content.decode()
    secrets = [*CONTACT.values(), code, grouped(code)]
    assert [secret for secret in secrets if secret in page] == []


def test_what_is_still_in_review_is_not_on_the_tracker(town: Town) -> None:
    visitor = Client()
    code = town.case.code.open_by_machine()
    visitor.post("/case/", {"number": town.case.number, "code": code})
    assert town.reply.body not in visitor.get(f"/case/{town.case.number}/").content.decode()


def test_nobody_s_receipt_is_shown_again_elsewhere(town: Town) -> None:
    answer = Client().get(f"/ask/sent/{town.answered.number}/")
    assert answer.status_code == 302
    assert town.answered.code not in answer.headers["Location"]
