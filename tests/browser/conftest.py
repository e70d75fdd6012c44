"""Which house and which browser do these tests use? One of each for the folder, both real."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.window import HEIGHTS, SCREEN, Window
from tests.journeys.house import House, make_database

CHROMIUM = Path("/usr/bin/chromium")
SWITCHES = ["--no-sandbox", "--disable-background-networking", "--disable-sync", "--no-first-run"]
MISSING = "Debian's chromium or a Chinese font is missing (apt-get install chromium fonts-noto-cjk)"
Opening = Callable[..., Window]


def has_chinese_font() -> bool:
    """Whether the machine can draw what the pages say."""
    listing = shutil.which("fc-list")
    return bool(listing and subprocess.check_output([listing, ":lang=zh-cn"]).strip())


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    if not (CHROMIUM.exists() and has_chinese_font()):
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def house(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    opened = House(folder, make_database(os.environ["HUIYING_DATABASE_URL"]))
    try:
        yield opened.open()
    finally:
        opened.close()


@pytest.fixture(scope="module")
def opening(house: House, chromium: Browser) -> Iterator[Opening]:
    """Open a window of somebody's own: nothing is shared with any other window."""
    contexts = []

    def open_window(width: int = SCREEN, *, scripts: bool = True, username: str = "") -> Window:
        size = {"width": width, "height": HEIGHTS[width]}
        context = chromium.new_context(
            viewport=size,  # type: ignore[arg-type]
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            java_script_enabled=scripts,
            has_touch=width < SCREEN,
            is_mobile=width < SCREEN,
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        window = Window.of(house, context)
        return window.sign_in(username) if username else window

    yield open_window
    for context in contexts:
        context.close()
