"""Does the portal do everything in a browser that runs no scripts?"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opening
from tests.browser.marks import BROWSER
from tests.browser.window import PHONE, Window
from tests.journeys.house import House, eventually
from tests.journeys.staff import at_desk

pytestmark = BROWSER
LETTER = "文昌路公交站旁的路灯不亮已经一周了，晚上等车看不见路，请尽快修理。"
REPLY = (
    "您反映的文昌路公交站旁路灯不亮，经查是灯泡老化，城市管理局照明所已于11月20日更换，"
    "当晚试灯正常。若再有故障，请拨打照明所电话000-0000。依据：本局路灯维修服务承诺。"
)


@dataclass
class Sent:
    """A letter that was sent, and the window with the receipt."""

    window: Window
    number: str
    code: str


@pytest.fixture(scope="module")
def sent(opening: Opening) -> Sent:
    """Ask, find out who handles it, write, look once more, send."""
    window = opening(PHONE, scripts=False).go("/")
    page = window.page
    page.locator(".home-question input").fill("路灯不亮")
    page.locator(".home-question input").press("Enter")
    expect(page.locator("main")).to_contain_text("路灯维修")
    page.locator("main a.button--main").click()
    page.locator("#id_body").fill(LETTER)
    page.locator("button[value=look]").click()
    expect(page.locator(".letter")).to_contain_text(LETTER)
    page.locator("button[value=send]").click()
    page.wait_for_url("**/ask/sent/**")
    number, code = page.locator(".receipt__sign").all_inner_texts()
    return Sent(window, number.strip(), code.strip())


def test_the_receipt_shows_number_and_code_and_no_button_that_needs_scripts(sent: Sent) -> None:
    assert re.fullmatch(r"\d{8}-\d{6}", sent.number)
    assert re.fullmatch(r"\w{4}-\w{4}-\w{4}", sent.code)
    expect(sent.window.page.locator("[data-copies], [data-prints]").first).to_be_hidden()


def test_an_empty_letter_is_told_beside_its_field_and_nothing_is_lost(opening: Opening) -> None:
    page = opening(PHONE, scripts=False).go("/ask/new/").page
    page.locator("#id_place").fill("文昌路")
    page.locator("button[value=look]").click()
    expect(page.locator("#id_body_error")).to_be_visible()
    expect(page.locator("#id_place")).to_have_value("文昌路")


@pytest.fixture(scope="module")
def tracked(house: House, sent: Sent, opening: Opening) -> Window:
    """Another phone, on which the answered case was opened with number and code."""
    answer(house, sent.number)
    window = opening(PHONE, scripts=False).go("/case/")
    window.page.locator("#id_number").fill(sent.number)
    window.page.locator("#id_code").fill(sent.code)
    window.page.locator("main form button.button--main").click()
    window.page.wait_for_url(f"**/case/{sent.number}/")
    return window


def answer(house: House, number: str) -> None:
    """The handler answers and a second person approves."""
    ((case,),) = house.sql("SELECT id FROM inbox_case WHERE number = %s", number)
    page = f"/desk/cases/{case}/"
    with at_desk(house, "handler") as handler:
        handler.go(page).send_to(f"{page}sign-for/")
        handler.go(page).send_to(f"{page}reply/", to=f"{page}reply/submit/", body=REPLY)
    ((reply,),) = house.sql("SELECT id FROM answers_reply WHERE case_id = %s", case)
    with at_desk(house, "reviewer") as reviewer:
        reviewer.go(page)
        to = f"{page}replies/{reply}/approve/"
        reviewer.send_to(f"{page}replies/{reply}/return/", to=to)
    eventually(lambda: house.sql(REPLIED, number), why=house.log("worker"))


REPLIED = "SELECT 1 FROM inbox_case WHERE number = %s AND state = 'replied'"


def test_the_tracker_shows_answer_clock_and_timeline(tracked: Window) -> None:
    main = tracked.page.locator("main")
    expect(main).to_contain_text("灯泡老化")
    expect(main.locator(".day").first).to_be_visible()
    main.locator("details.working summary").click()
    expect(main.locator(".account-lines li").first).to_be_visible()


def test_the_answer_is_rated(house: House, sent: Sent, tracked: Window) -> None:
    page = tracked.page
    page.locator("[name=level][value='2']").check()
    page.locator(".rate button").click()
    expect(page.locator("#rated")).to_be_visible()
    rated = "SELECT r.level FROM answers_rating r JOIN inbox_case c ON c.id = r.case_id"
    assert house.sql(f"{rated} WHERE c.number = %s", sent.number) == [(2,)]


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [("城市管理局", "official"), ("城市菅理局", "alike"), ("https://example.invalid/", "unknown")],
)
def test_an_account_is_checked(opening: Opening, asked: str, verdict: str) -> None:
    page = opening(PHONE, scripts=False).go("/").page
    field = page.locator("form[action='/directory/check'] input[name=q]")
    field.fill(asked)
    field.press("Enter")
    expect(page.locator(".verdict")).to_have_attribute("data-verdict", verdict)


@pytest.mark.parametrize(
    ("button", "attribute", "worn"),
    [("[name=text]", "data-text", "large"), ("[value=dark]", "data-theme", "dark")],
)
def test_the_look_is_changed(opening: Opening, button: str, attribute: str, worn: str) -> None:
    page = opening(PHONE, scripts=False).go("/about/").page
    page.locator(f"form[data-appearance] {button}").first.click()
    expect(page.locator("html")).to_have_attribute(attribute, worn)
    assert page.url.endswith("/about/")
