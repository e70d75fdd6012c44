"""Does everything that matters work by keyboard alone, on the portal and at the desk?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opening
from tests.browser.marks import BROWSER
from tests.browser.window import Window
from tests.journeys.house import House, Phone, eventually

pytestmark = BROWSER
MOST_STEPS = 60
LETTER = "青石路口的路灯这两天忽明忽暗，晚上看不清路，请派人看一下。"
WORDS = ["小区门口的路灯不亮两天了，请修一下", "桥头那盏路灯坏了，天黑不敢走"]
REPLY = (
    "您反映的路灯不亮，经查是线路接头松动，城市管理局照明所已于11月20日修复，当晚试灯正常。"
    "若再有故障，请拨打照明所电话000-0000。依据：本局路灯维修服务承诺。"
)


def tab_to(window: Window, selector: str) -> None:
    """Press Tab until the element has the focus, and see that the focus shows."""
    target = window.page.locator(selector).first
    for _ in range(MOST_STEPS):
        if target.evaluate("element => element === document.activeElement"):
            break
        window.page.keyboard.press("Tab")
    expect(target).to_be_focused()
    assert target.evaluate(SEEN), f"{selector} has the focus and does not show it"


# A focus shows by an outline or a shadow: of the element, of what is in it or what holds it.
SEEN = """element => {
  const shows = (one) => {
    if (!one) return false;
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" || style.boxShadow !== "none";
  };
  const near = [element.firstElementChild, element.parentElement, element.closest("form")];
  return [element, ...near].some(shows);
}"""


def test_the_first_stop_leads_past_the_head_to_the_content(opening: Opening) -> None:
    page = opening().go("/").page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_a_citizen_asks_sends_and_follows(opening: Opening) -> None:
    citizen = opening().go("/")
    tab_to(citizen, "main input[type=search]")
    citizen.page.keyboard.type("路灯不亮找谁")
    citizen.page.keyboard.press("Enter")
    citizen.page.wait_for_url("**/ask/?q=*")
    tab_to(citizen, "main a.button--main")
    citizen.page.keyboard.press("Enter")
    citizen.page.wait_for_url("**/ask/new/*")
    send_the_letter(citizen)
    follow_it(citizen)
    assert citizen.complaints == []


def send_the_letter(citizen: Window) -> None:
    """Write, choose a kind with the arrow keys, look at it once more, send."""
    tab_to(citizen, "#id_body")
    citizen.page.keyboard.press("Control+a")
    citizen.page.keyboard.type(LETTER)
    tab_to(citizen, "[name=type]:checked")
    citizen.page.keyboard.press("ArrowDown")
    tab_to(citizen, "button[value=look]")
    citizen.page.keyboard.press("Enter")
    tab_to(citizen, "button[value=send]")
    citizen.page.keyboard.press("Enter")
    citizen.page.wait_for_url("**/ask/sent/**")


def follow_it(citizen: Window) -> None:
    """Read number and code, follow the case, walk along the days of its clock."""
    expect(citizen.page.locator(".receipt__sign")).to_have_count(2)
    tab_to(citizen, "main a.button--main")
    citizen.page.keyboard.press("Enter")
    citizen.page.wait_for_url("**/case/*/")
    tab_to(citizen, ".day[tabindex='0']")
    citizen.page.keyboard.press("ArrowRight")
    expect(citizen.page.locator(".day:focus .day__told")).to_be_visible()
    expect(citizen.page.locator("main")).to_contain_text(LETTER[:20])


@pytest.fixture(scope="module")
def handler(house: House, opening: Opening) -> Window:
    """The handler, signed in by keyboard, with two new letters in her inbox."""
    for number, words in enumerate(WORDS):
        Phone(house, f"市民丙{number}", house.prepared["wechat"]).write(words)
    eventually(lambda: house.sql(THERE, f"%{WORDS[-1]}%"), why=house.log("worker"))
    window = opening().go("/accounts/login/?next=/desk/inbox/")
    tab_to(window, "#id_login")
    window.page.keyboard.type("handler")
    tab_to(window, "#id_password")
    window.page.keyboard.type(house.prepared["password"])
    window.page.keyboard.press("Enter")
    window.page.wait_for_url(f"{house.web}/desk/inbox/")
    return window


THERE = "SELECT 1 FROM inbox_case WHERE body LIKE %s AND handler_id IS NOT NULL"


def test_j_and_k_walk_and_enter_opens(handler: Window) -> None:
    page = handler.go("/desk/inbox/").page
    rows = page.locator("[data-keys-item]")
    for key, focused in (("j", 0), ("j", 1), ("k", 0)):
        page.keyboard.press(key)
        expect(rows.nth(focused)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/cases/*/*")


def test_ctrl_k_finds_a_case_and_opens_it(handler: Window) -> None:
    page = handler.go("/desk/").page
    page.keyboard.press("Control+k")
    page.keyboard.type("桥头")
    expect(page.get_by_role("option").filter(has_text="桥头").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/cases/*/")
    expect(page.locator("h2").first).to_contain_text("桥头")


def test_a_letter_is_signed_for_answered_and_handed_in(house: House, handler: Window) -> None:
    page = handler.go("/desk/inbox/?q=小区门口的路灯").page
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/cases/*/*")
    page.keyboard.press("a")
    expect(page.locator("#answer_body")).to_be_visible()
    page.keyboard.press("r")
    expect(page.locator("#answer_body")).to_be_focused()
    page.keyboard.type(REPLY)
    tab_to(handler, "#composer button.button--main")
    page.keyboard.press("Enter")
    expect(page.locator("#composer")).to_have_count(0)
    case = re.search(r"/cases/(\d+)/", page.url)
    assert case is not None
    state = "SELECT state FROM inbox_case WHERE id = %s"
    assert house.sql(state, int(case[1])) == [("awaiting_review",)]
    assert handler.complaints == []


def test_the_keys_are_told_and_a_dialog_gives_the_focus_back(handler: Window) -> None:
    page = handler.go("/desk/").page
    finder = page.locator("[data-opens=palette]")
    tab_to(handler, "[data-opens=palette]")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(finder).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
