"""What does one person see and do in a real browser, and what went wrong in it unasked?"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from tests.journeys.house import House

SCREENS = Path(__file__).resolve().parents[2] / "screens"
PHONE, TABLET, SCREEN = 390, 768, 1440
HEIGHTS = {PHONE: 844, TABLET: 1024, SCREEN: 900}
WIDER_BY = "Math.max(0, document.documentElement.scrollWidth - innerWidth)"
LOOK = "() => axe.run(document, {resultTypes: ['violations']})"
AXE = Axe()


@dataclass
class Window:
    """One window of one person, with everything that it complained about."""

    house: House
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, house: House, context: BrowserContext) -> Self:
        """A new window; whatever it complains about is kept from the first byte on."""
        window = cls(house, context, context.new_page())
        window.page.on("console", window._heard)
        window.page.on("pageerror", lambda error: window.complaints.append(str(error)))
        window.page.on("request", window._asked)
        return window

    def go(self, path: str) -> Self:
        """Open one of our pages; an address of the sandbox is given whole."""
        self.page.goto(path if path.startswith("http") else self.house.web + path)
        return self

    def sign_in(self, username: str) -> Self:
        """Sign in through the form, as a person does."""
        self.go("/accounts/login/?next=/desk/")
        self.page.locator("[name=login]").fill(username)
        self.page.locator("[name=password]").fill(self.house.prepared["password"])
        self.page.locator("[name=password]").press("Enter")
        self.page.wait_for_url(f"{self.house.web}/desk/")
        return self

    def shoot(self, name: str, *, whole: bool = True) -> None:
        """Keep a picture of what is on the screen in `screens/`."""
        path = SCREENS / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path, full_page=whole)

    def wear(self, theme: str, text: str) -> None:
        """Choose brightness and text size, as the switches at the foot of the page do."""
        for name, value in (("hy_theme", theme), ("hy_text", text)):
            self.context.add_cookies([{"name": name, "value": value, "url": self.house.web}])

    @property
    def path(self) -> str:
        """Where the window stands."""
        return urlsplit(self.page.url).path

    @property
    def wider_by(self) -> int:
        """By how many pixels the page is wider than the window."""
        wider: int = self.page.evaluate(WIDER_BY)
        return wider

    @property
    def barriers(self) -> list[str]:
        """What axe finds, one line for each element."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.axe_script)
        found = self.page.evaluate(LOOK)["violations"]
        return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.hostname != "127.0.0.1":
            self.complaints.append(f"asked a foreign host: {request.url}")
