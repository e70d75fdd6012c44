"""Is every page free of barriers, within its window, quiet in the console, and at home?

Each page is opened once at 390 px and then dressed anew, in two modes that hold every width,
brightness and text size once; what the colours are worth in every mode is tested beside the tokens.
With HUIYING_SCREENS set, every mode is tried and pictures of every page stay in `screens/`.
"""

from __future__ import annotations

import json
import os
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opening
from tests.browser.marks import BROWSER
from tests.browser.window import HEIGHTS, PHONE, SCREEN, TABLET, Window
from tests.journeys.house import House, Phone, eventually

pytestmark = BROWSER
PICTURES = "HUIYING_SCREENS" in os.environ
FEW = [(PHONE, "light", "large"), (SCREEN, "dark", "normal")]
MANY = [
    (PHONE, "light", "normal"),
    (PHONE, "dark", "large"),
    (TABLET, "light", "large"),
    (SCREEN, "dark", "normal"),
    (SCREEN, "light", "large"),
]
MODES = MANY if PICTURES else FEW
DRESS = "([theme, text]) => Object.assign(document.documentElement.dataset, {theme, text})"

PUBLIC = {
    "home": "/",
    "ask": "/ask/",
    "ask-known": "/ask/?q=路灯不亮",
    "ask-unknown": "/ask/?q=xyzzy",
    "write": "/ask/new/?q=路灯不亮",
    "duties": "/duties/",
    "duties-none": "/duties/?q=xyzzy",
    "duty": "{duty}",
    "entry": "{entry}",
    "track": "/case/",
    "case": "/case/{number}/",
    "directory": "/directory/",
    "directory-none": "/directory/?words=xyzzy",
    "account": "/directory/wechat-journey/",
    "check-yes": "/directory/check?q=城市管理局",
    "check-no": "/directory/check?q=https://example.invalid/x",
    "news": "/news/",
    "piece": "{page}",
    "deadlines": "/open/deadlines/",
    "deadlines-tried": "/open/deadlines/?received=2026-09-30T16:50&type=inquiry",
    "about": "/about/",
    "accessibility": "/accessibility/",
    "privacy": "/privacy/",
    "offline": "/offline/",
    "sign-in": "/accounts/login/",
}
STAFF = {
    "today": ("handler", "/desk/"),
    "today-of-a-reviewer": ("reviewer", "/desk/"),
    "today-empty": ("operator", "/desk/"),
    "inbox": ("handler", "/desk/inbox/"),
    "inbox-empty": ("stranger", "/desk/inbox/"),
    "inbox-all": ("watch", "/desk/inbox/?all=1"),
    "case-urgent": ("watch", "{case_urgent}"),
    "case-fresh": ("handler", "{case_fresh}"),
    "case-working": ("handler", "{case_working}"),
    "case-waiting": ("reviewer", "{case_waiting}"),
    "case-answered": ("handler", "{case_answered}"),
    "case-journal": ("handler", "{case_answered_journal}"),
    "pieces": ("editor", "/desk/pieces/"),
    "pieces-empty": ("stranger", "/desk/pieces/"),
    "piece-new": ("editor", "/desk/pieces/new/"),
    "piece-held": ("editor", "{piece_held}"),
    "piece-edit": ("editor", "{piece_held}edit/"),
    "piece-back": ("editor", "{piece_back}"),
    "piece-review": ("reviewer", "{piece_review}"),
    "piece-out": ("editor", "{piece_out}"),
    "piece-gone": ("editor", "{piece_gone}"),
    "piece-failing": ("editor", "{piece_failing}"),
    "piece-versions": ("editor", "{piece_out}versions/"),
    "piece-evidence": ("editor", "{piece_out}evidence/"),
    "sendings": ("technician", "/desk/sendings/"),
    "sending-failed": ("technician", "{sending_failed}"),
    "accounts": ("supervisor", "/desk/accounts/"),
    "account": ("technician", "/desk/accounts/1/"),
    "deadline-rules": ("supervisor", "/desk/deadline-rules/"),
    "two-steps": ("handler", "/accounts/2fa/"),
    "password": ("handler", "/accounts/password/change/"),
}


@pytest.fixture(scope="module")
def made(house: House) -> dict[str, Any]:
    """Addresses of what fills the pages; one sending has failed for good."""
    refused = {"code": 20031, "message": "need captcha", "performed": False}
    house.knob(kind="error", account=house.prepared["weibo"], times=20, **refused)
    Phone(house, "市民乙", house.prepared["wechat"]).write("你好，想问一下公园几点关门，谢谢")
    told: dict[str, Any] = json.loads(house.python("-m", "tests.browser.fill").splitlines()[-1])
    failed = eventually(lambda: house.sql(FAILED), why=house.log("worker"))
    eventually(lambda: house.sql(DELIVERED, told["number"]), why=house.log("worker"))
    journal = told["case_answered"].replace("/desk/cases/", "/desk/journal/inbox.case/")
    return {
        **told,
        "sending_failed": f"/desk/sendings/{failed[0][0]}/",
        "case_answered_journal": journal,
    }


FAILED = "SELECT id FROM delivery_sending WHERE state = 'failed'"
DELIVERED = "SELECT 1 FROM inbox_case WHERE number = %s AND state = 'replied'"


@pytest.fixture(scope="module")
def citizen(opening: Opening, made: dict[str, Any]) -> Window:
    """A phone on which the answered case is open."""
    window = opening(PHONE).go("/case/")
    window.page.locator("#id_number").fill(made["number"])
    window.page.locator("#id_code").fill(made["code"])
    window.page.locator("#id_code").press("Enter")
    window.page.wait_for_url("**/case/*/")
    return window


@pytest.fixture(scope="module")
def desks(opening: Opening, made: dict[str, Any]) -> dict[str, Window]:
    """A window for each of the staff, opened when first asked for."""

    class Desks(dict[str, Window]):
        def __missing__(self, username: str) -> Window:
            self[username] = opening(PHONE, username=username)
            return self[username]

    return Desks()


def faults(window: Window, name: str) -> list[str]:
    """What is wrong with the page that is open, in every mode."""
    found = [f"wider by {by}" for by in [window.wider_by] if by]
    for width, theme, text in MODES:
        dress(window.page, width, theme, text)
        mode = f"{width} {theme} {text}"
        found += [f"{mode}: {line}" for line in window.barriers]
        found += [f"{mode}: wider by {by}" for by in [window.wider_by] if by]
        if PICTURES:
            window.shoot(f"pages/{name}-{mode.replace(' ', '-')}")
    said, window.complaints[:] = list(window.complaints), []
    return found + said


def dress(page: Page, width: int, theme: str, text: str) -> None:
    """The same page, narrower or wider, darker or larger."""
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.evaluate(DRESS, [theme, text])


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_has_no_fault(citizen: Window, made: dict[str, Any], name: str) -> None:
    citizen.page.set_viewport_size({"width": PHONE, "height": HEIGHTS[PHONE]})
    citizen.go(PUBLIC[name].format(**made))
    assert faults(citizen, f"portal-{name}") == []


@pytest.mark.parametrize("name", STAFF)
def test_a_page_of_the_desk_has_no_fault(
    desks: dict[str, Window], made: dict[str, Any], name: str
) -> None:
    username, address = STAFF[name]
    window = desks[username]
    window.page.set_viewport_size({"width": PHONE, "height": HEIGHTS[PHONE]})
    window.go(address.format(**made))
    expect(window.page.locator('[data-live=""]')).to_have_count(0)
    assert faults(window, f"desk-{name}") == []


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("home", ""),
        ("wechat", "/timelines/wechat"),
        ("weibo", "/timelines/weibo"),
        ("phones", "/phones"),
        ("chat", "/phones/1/{wechat}"),
    ],
)
def test_a_page_of_the_playing_field_has_no_fault(
    house: House, citizen: Window, made: dict[str, Any], name: str, address: str
) -> None:
    citizen.go(house.sandbox + address.format(**house.prepared))
    assert faults(citizen, f"sandbox-{name}") == []


WRONG = {
    "write": ("/ask/new/", "main form[method=post] button.button--main"),
    "track": ("/case/", "main form[method=post] button.button--main"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_page_that_tells_an_error_has_no_fault(citizen: Window, name: str) -> None:
    address, button = WRONG[name]
    citizen.go(address).page.locator(button).first.click()
    expect(citizen.page.locator("[data-takes-focus]")).to_be_focused()
    citizen.complaints[:] = [c for c in citizen.complaints if "422" not in c]
    assert faults(citizen, f"portal-{name}-wrong") == []


def test_a_page_that_is_not_there_has_no_fault(citizen: Window) -> None:
    citizen.go("/nothing/")
    citizen.complaints[:] = [c for c in citizen.complaints if "404" not in c]
    assert faults(citizen, "portal-not-there") == []
