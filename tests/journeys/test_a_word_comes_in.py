"""A citizen writes on WeChat: a case with a date, an answer that arrives, a rating."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.journeys.house import House, Phone, eventually
from tests.journeys.staff import at_desk
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey]
WORDS = "滨江路12号门口的路灯坏了三天了，晚上很黑，老人不敢出门，请尽快修一下。"
ANSWER = (
    "您反映的滨江路12号门口路灯不亮，经查是灯头损坏，城市管理局照明所已于11月20日下午更换，"
    "当晚试灯正常。若再有故障，请拨打照明所电话000-0000。依据：本局路灯维修服务承诺。"
)


@dataclass
class Story:
    """What is known along the way."""

    phone: Phone
    case: int
    number: str
    code: str


@pytest.fixture(scope="module")
def story(house: House) -> Story:
    """The message has arrived and the citizen holds number and code."""
    phone = Phone(house, "市民甲", house.prepared["wechat"])
    phone.write(WORDS)
    row = eventually(
        lambda: house.sql("SELECT id, number FROM inbox_case"), why=house.log("worker")
    )
    receipt = eventually(phone.received, why=house.log("worker"))[0]
    number = re.search(r"\d{8}-\d{6}", receipt)
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", receipt)
    assert number is not None, receipt
    assert code is not None, receipt
    assert number[0] == row[0][1]
    return Story(phone, row[0][0], number[0], code[0])


def state(house: House, story: Story) -> str:
    """The case's state."""
    found = house.sql("SELECT state FROM inbox_case WHERE id = %s", story.case)
    return str(found[0][0])


def test_it_has_a_date_and_a_named_handler(house: House, story: Story) -> None:
    ((due, handler, organisation),) = house.sql(
        "SELECT due_at, handler_id, organisation_id FROM inbox_case WHERE id = %s", story.case
    )
    assert due is not None
    assert handler is not None
    assert organisation == house.prepared["department"]


def test_the_handler_signs_for_it_and_answers(house: House, story: Story) -> None:
    page = f"/desk/cases/{story.case}/"
    with at_desk(house, "handler") as handler:
        handler.go(page)
        assert WORDS in handler.text
        handler.send_to(f"{page}sign-for/")
        handler.go(page)
        handler.send_to(f"{page}reply/", body=ANSWER)
        handler.go(page)
        handler.send_to(f"{page}reply/", to=f"{page}reply/submit/", body=ANSWER)
    assert state(house, story) == "awaiting_review"


def test_the_handler_cannot_approve_her_own_answer(house: House, story: Story) -> None:
    ((reply, seal),) = house.sql("SELECT id, seal FROM answers_reply")
    page = f"/desk/cases/{story.case}/"
    before = house.sql("SELECT count(*) FROM journal_line WHERE happened LIKE 'answers.%%'")
    with at_desk(house, "handler") as handler:
        handler.go(page)
        token = dict(handler.page.forms[0].fields).get("csrfmiddlewaretoken", "")
        handler.post(f"{page}replies/{reply}/approve/", csrfmiddlewaretoken=token, seal=seal)
    assert house.sql("SELECT state FROM answers_reply") == [("in_review",)]
    assert house.sql("SELECT count(*) FROM journal_line WHERE happened LIKE 'answers.%%'") == before


def test_a_second_person_approves_and_it_arrives_on_the_phone(house: House, story: Story) -> None:
    ((reply,),) = house.sql("SELECT id FROM answers_reply")
    page = f"/desk/cases/{story.case}/"
    with at_desk(house, "reviewer") as reviewer:
        reviewer.go(page)
        confirmed = {
            name: "已逐项核对"
            for form in reviewer.page.forms
            for name in form.names()
            if name.startswith("confirm-")
        }
        approve, back = f"{page}replies/{reply}/approve/", f"{page}replies/{reply}/return/"
        at = approve if any(f.action == approve for f in reviewer.page.forms) else back
        reviewer.send_to(at, to=approve, **confirmed)
        assert reviewer.status < 400, reviewer.text
    arrived = eventually(
        lambda: [text for text in story.phone.received() if "更换" in text],
        why=house.log("worker"),
    )
    assert len(arrived) == 1
    assert story.number in arrived[0]
    eventually(lambda: state(house, story) == "replied", why=house.log("worker"))


def test_the_citizen_follows_it_and_rates_it(house: House, story: Story) -> None:
    with Visitor(house.web) as citizen:
        citizen.go("/case/")
        citizen.send(holding="number", number=story.number, code=story.code)
        assert citizen.path == f"/case/{story.number}/"
        assert ANSWER[:20] in citizen.text
        assert "handler 甲" not in citizen.text
        citizen.send_to(f"/case/{story.number}/rate/", level="5", reason="修得很快")
    assert house.sql("SELECT level FROM answers_rating") == [(5,)]


def test_a_wrong_code_tells_nothing(house: House, story: Story) -> None:
    with Visitor(house.web) as stranger:
        stranger.go("/case/")
        stranger.send(holding="number", number=story.number, code="AAAA-AAAA-AAAA")
        first = stranger.text.replace(story.number, "")
        stranger.go("/case/")
        stranger.send(holding="number", number="20200101-000001", code="AAAA-AAAA-AAAA")
        second = stranger.text.replace("20200101-000001", "")
    assert first == second


def test_every_step_is_in_the_journal(house: House, story: Story) -> None:
    happened = {
        verb
        for (verb,) in house.sql(
            "SELECT happened FROM journal_line WHERE subject_id = %s "
            "AND subject_kind = 'inbox.case'",
            story.case,
        )
    }
    assert {
        "inbox.case.opened",
        "inbox.case.dispatched",
        "inbox.case.signed_for",
        "inbox.case.replied",
    } <= happened
    assert "✓ 完好" in house.huiying("journal", "verify")


def test_no_personal_data_stands_in_the_journal(house: House, story: Story) -> None:
    told = str(house.sql("SELECT old, new FROM journal_line"))
    assert story.code not in told
    assert "滨江路12号" not in told
