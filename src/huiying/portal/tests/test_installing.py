"""Can a phone install the portal, and does its worker keep nothing that it should not?"""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

pytestmark = pytest.mark.django_db


def test_every_icon_of_the_manifest_is_there(client: Client) -> None:
    described = json.loads(client.get("/manifest.webmanifest").content)
    icons = [icon["src"].removeprefix("/static/") for icon in described["icons"]]
    assert [icon for icon in icons if finders.find(icon) is None] == []
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in described["icons"]}


def test_the_worker_keeps_the_look_and_one_page(client: Client) -> None:
    answer = client.get("/service-worker.js")
    told = re.match(r"const KEPT = (\{.*\});\n", answer.content.decode())
    assert told is not None
    kept = json.loads(told[1])
    files = [name.removeprefix("/static/") for name in kept["files"]]
    assert [name for name in files if finders.find(name) is None] == []
    assert kept["offline"] == "/offline/"
    assert answer["Cache-Control"] == "no-cache"
    assert answer["Content-Type"].startswith("text/javascript")


def test_search_engines_stay_away_from_cases(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /case/", "Disallow: /desk/"} <= set(lines)


def test_the_page_without_network_asks_for_nothing_else(client: Client) -> None:
    html = client.get("/offline/").content.decode()
    assert "<img" not in html


@pytest.mark.parametrize("page", ["/", "/case/", "/ask/new/"])
def test_the_headers_are_strict(client: Client, page: str) -> None:
    answer = client.get(page)
    policy = answer["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
