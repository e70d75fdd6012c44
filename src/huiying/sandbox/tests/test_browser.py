"""Does a citizen's phone live in a real browser, and is no page barred to anybody?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from huiying.sandbox.tests.stage import Field, Receiver, WeChat, until, wechat, weibo

CHROMIUM = Path("/usr/bin/chromium")
SWITCHES = ["--no-sandbox", "--disable-background-networking", "--disable-sync", "--no-first-run"]
SOON_MS = 2000
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture(params=[("light", 390), ("dark", 1440)], ids=["phone light", "desktop dark"])
def window(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme, width = request.param
    viewport = {"width": width, "height": 900}
    context = browser.new_context(viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def addresses(field: Field) -> dict[str, str]:
    """One page of every kind, with something on it."""
    account, user = wechat(field, "http://127.0.0.1:9/nobody"), weibo(field)
    phone = field.phone(account.appid)
    published = account.publish(content="<h2>何时</h2><p>今晚。</p>")
    article = published["article_detail"]["item"][0]["article_url"]
    user.share("路灯检修完成 https://hewan.example/1")
    openid = field.write(phone, account.appid, "您好")["openid"]
    account.send(openid, "已收到")
    assert until(lambda: len(field.received(phone)) == 2)
    consent = f"client_id=key{user.uid}&redirect_uri=https://huiying.example/back"
    return {
        "home": "/",
        "wechat": "/timelines/wechat",
        "weibo": "/timelines/weibo",
        "article": article.removeprefix(field.url),
        "post": user.posted()[0]["url"].removeprefix(field.url),
        "phones": "/phones",
        "phone": f"/phones/{phone['id']}",
        "chat": f"/phones/{phone['id']}/{account.key}",
        "account": f"/accounts/{account.key}",
        "consent": f"/weibo/oauth2/authorize?{consent}",
        "missing": "/no/such/page",
    }


@pytest.mark.parametrize(
    "name",
    "home wechat weibo article post phones phone chat account consent missing".split(),
)
def test_no_page_has_a_barrier_or_runs_over_the_edge(
    field: Field, window: Page, addresses: dict[str, str], name: str
) -> None:
    window.goto(field.url + addresses[name])
    found = Axe().run(window).response["violations"]
    too_wide = window.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert [one["id"] for one in found] == []
    assert too_wide <= 0


def chat(field: Field, window: Page, callback_url: str = "") -> tuple[WeChat, str]:
    """A chat opened in the window, and the citizen's openid there."""
    account = wechat(field, callback_url)
    phone = field.phone(account.appid)
    window.goto(f"{field.url}/phones/{phone['id']}/{account.key}")
    return account, phone["openids"][account.key]


def test_a_reply_arrives_without_loading_the_page(
    field: Field, window: Page, receiver: Receiver
) -> None:
    account, openid = chat(field, window, receiver.url)
    window.evaluate("window.stillHere = true")
    window.get_by_label("消息").fill("路灯坏了")
    window.get_by_label("消息").press("Enter")
    assert receiver.next_with("路灯坏了").text
    account.send(openid, "已派人检修")
    expect(window.locator(".theirs .bubble")).to_have_text("已派人检修", timeout=SOON_MS)
    expect(window.locator(".mine .bubble")).to_have_text("路灯坏了")
    expect(window.get_by_label("消息")).to_have_value("")
    assert window.evaluate("window.stillHere") is True


def test_nothing_on_the_page_breaks_its_own_policy(field: Field, window: Page) -> None:
    said: list[str] = []
    window.on("console", lambda message: said.append(message.text))
    account, openid = chat(field, window)
    account.send(openid)
    window.get_by_label("消息").fill("您好")
    window.get_by_role("button", name="发送").click()
    expect(window.locator(".mine .bubble")).to_have_text("您好", timeout=SOON_MS)
    assert said == []
