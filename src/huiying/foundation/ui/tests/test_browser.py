"""Do the parts work in a real browser: no barrier found by axe, keys, theme, drafts, dialogs?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import override_settings
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
EVENTS = "**/events*"
DRAFT_PAUSE_MS = 700
MODES = [
    ("light", "normal", 390),
    ("light", "normal", 1440),
    ("light", "large", 390),
    ("dark", "normal", 768),
    ("dark", "large", 390),
    ("dark", "large", 1440),
]
SWITCHES = ["--no-sandbox", "--disable-background-networking", "--disable-sync", "--no-first-run"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The gallery over a real socket; neither a database nor a stage is behind it."""
    urls = "huiying.foundation.ui.tests.addresses"
    with override_settings(STATIC_ROOT=tmp_path_factory.mktemp("static"), ROOT_URLCONF=urls):
        server = LiveServerThread("127.0.0.1", StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        yield f"http://127.0.0.1:{server.port}"
        server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


def stream_for(site: str) -> dict[str, str]:
    """What the server of events answers to a page of another port."""
    return {
        "Content-Type": "text/event-stream",
        "Access-Control-Allow-Origin": site,
        "Access-Control-Allow-Credentials": "true",
    }


@pytest.fixture
def page(context: BrowserContext, site: str) -> Page:
    opened = context.new_page()
    opened.goto(f"{site}/ui/")
    return opened


@pytest.fixture
def desk(context: BrowserContext, site: str) -> Page:
    opened = context.new_page()
    opened.goto(f"{site}/ui/desk/")
    return opened


@pytest.mark.parametrize("address", ["/ui/", "/ui/desk/"])
@pytest.mark.parametrize(("theme", "text", "width"), MODES)
def test_axe_finds_no_barrier_and_nothing_overflows(
    browser: Browser, site: str, address: str, theme: str, text: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    theme_cookie = {"name": "hy_theme", "value": theme, "url": site}
    context.add_cookies([theme_cookie, {"name": "hy_text", "value": text, "url": site}])  # type: ignore[list-item]
    page = context.new_page()
    page.goto(site + address)
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0
    assert Axe().run(page).response["violations"] == []
    context.close()


def test_the_page_breaks_no_rule_of_the_security_policy(context: BrowserContext, site: str) -> None:
    page, said = context.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.route(EVENTS, lambda route: route.fulfill(body=":", headers=stream_for(site)))
    page.goto(f"{site}/ui/")
    page.goto(f"{site}/ui/desk/")
    page.wait_for_load_state("networkidle")
    assert said == []


def test_the_theme_changes_at_once_and_stays(page: Page) -> None:
    page.get_by_role("contentinfo").locator('[data-set-theme="dark"]').click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_large_text_is_a_quarter_larger(page: Page) -> None:
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    before = page.evaluate(size)
    page.get_by_role("banner").locator("[data-set-text]").click()
    assert page.evaluate(size) == pytest.approx(before * 1.25)


def test_without_scripts_the_same_switch_works(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/ui/")
    page.get_by_role("banner").locator("[data-set-text]").click()
    expect(page.locator("html")).to_have_attribute("data-text", "large")
    context.close()


def test_j_and_k_walk_along_the_rows(desk: Page) -> None:
    rows = desk.locator("[data-keys-item]")
    desk.keyboard.press("j")
    expect(rows.nth(2)).to_be_focused()
    desk.keyboard.press("k")
    desk.keyboard.press("k")
    expect(rows.nth(0)).to_be_focused()


def test_keys_are_letters_again_inside_a_field(page: Page) -> None:
    field = page.locator("#id_subject")
    field.press_sequentially("jk?")
    expect(field).to_have_value("jk?")


def test_the_question_mark_shows_the_keys(desk: Page) -> None:
    desk.keyboard.press("?")
    expect(desk.locator("dialog#keys")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.locator("dialog#keys")).to_be_hidden()


def test_single_letter_keys_can_be_switched_off(desk: Page) -> None:
    desk.keyboard.press("?")
    desk.locator("[data-single-keys]").uncheck()
    desk.keyboard.press("Escape")
    desk.keyboard.press("?")
    expect(desk.locator("dialog#keys")).to_be_hidden()


def test_ctrl_k_opens_the_palette_and_lists_what_is_found(desk: Page) -> None:
    found = '{"results": [{"label": "BY-1", "hint": "来信", "url": "/ui/"}]}'
    desk.route("**/find*", lambda route: route.fulfill(body=found))
    desk.evaluate("document.getElementById('palette').dataset.url = '/find'")
    desk.add_script_tag(url="/static/ui/js/palette.js?again", type="module")
    desk.wait_for_timeout(200)
    desk.keyboard.press("Control+k")
    desk.locator(".palette__input").press_sequentially("BY")
    expect(desk.get_by_role("option")).to_have_text("BY-1来信")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/ui/")


def test_the_arrow_keys_walk_along_the_clock_and_it_tells_each_day(page: Page) -> None:
    strip = page.locator("[data-clock]").first
    strip.locator('.day[tabindex="0"]').focus()
    page.keyboard.press("ArrowRight")
    day = strip.locator(".day:focus")
    expect(day.locator(".day__told")).to_have_css("clip-path", "none")
    expect(day.locator(".day__told")).to_contain_text("调休")


def test_the_error_summary_takes_the_focus(page: Page) -> None:
    expect(page.locator("[data-takes-focus]")).to_be_focused()


def test_the_room_left_is_counted_in_letters(page: Page) -> None:
    page.locator("#id_body").fill("路灯不亮🙂")
    expect(page.locator("[data-room] [data-room-left]")).to_contain_text("1995")


def test_what_was_typed_comes_back_after_a_reload(page: Page) -> None:
    page.locator("#id_subject").fill("路灯")
    page.locator("#id_phone").fill("000")
    page.wait_for_timeout(DRAFT_PAUSE_MS)
    page.reload()
    expect(page.locator("#id_subject")).to_have_value("路灯")
    expect(page.locator("#id_phone")).to_have_value("")
    expect(page.locator("[data-draft-note]")).to_be_visible()


def test_a_draft_can_be_thrown_away(page: Page) -> None:
    page.locator("#id_subject").fill("路灯")
    page.wait_for_timeout(DRAFT_PAUSE_MS)
    page.reload()
    page.locator("[data-draft-discard]").click()
    expect(page.locator("#id_subject")).to_have_value("")
    assert page.evaluate("localStorage.getItem('hy_draft:gallery')") is None


def test_an_event_of_the_server_is_told_to_the_page(context: BrowserContext, site: str) -> None:
    event = 'data: {"subject": "inbox.case.opened"}\n\n'
    page = context.new_page()
    page.route(EVENTS, lambda route: route.fulfill(body=event, headers=stream_for(site)))
    page.add_init_script(
        "addEventListener('huiying:inbox',"
        " told => document.body.dataset.told = told.detail.subject)"
    )
    page.goto(f"{site}/ui/desk/")
    expect(page.locator("body")).to_have_attribute("data-told", "inbox.case.opened")


def test_the_page_says_when_it_is_not_live(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.route(EVENTS, lambda route: route.abort())
    page.goto(f"{site}/ui/desk/")
    expect(page.locator("[data-live]")).not_to_be_empty()
    expect(page.locator("[data-live]")).to_have_attribute("data-live", "off")


def test_answers_appear_while_a_question_is_typed(page: Page) -> None:
    page.route("**/answers*", lambda route: route.fulfill(body="<p>路灯由城管局管</p>"))
    field = page.get_by_role("searchbox")
    field.evaluate(
        "field => { const place = document.createElement('div'); place.id = 'place';"
        "field.form.append(place);"
        "Object.assign(field.dataset, {suggest: '/answers', suggestInto: 'place'}); }"
    )
    page.add_script_tag(url="/static/ui/js/suggest.js?again", type="module")
    page.wait_for_timeout(200)
    field.press_sequentially("路灯")
    expect(page.locator("#place")).to_have_text("路灯由城管局管")
