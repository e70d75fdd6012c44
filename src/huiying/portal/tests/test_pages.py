"""Does every page answer, in both languages, with and without anything to show?"""

from __future__ import annotations

import re

import pytest
from django.test import Client

from huiying.portal.tests.cast import Place, enter, open_case, publish

EVERYWHERE = [
    "/",
    "/ask/",
    "/ask/?q=路灯",
    "/ask/suggest?q=路灯",
    "/ask/new/",
    "/ask/new/?q=路灯坏了",
    "/duties/",
    "/duties/?q=路灯",
    "/case/",
    "/case/?number=20260101-000001",
    "/directory/",
    "/directory/?words=没有的",
    "/directory/check",
    "/directory/check?q=泊云发布",
    "/directory.json",
    "/news/",
    "/open/deadlines/",
    "/open/deadlines/?received=2026-09-30T16:50&type=inquiry",
    "/about/",
    "/accessibility/",
    "/privacy/",
    "/offline/",
    "/manifest.webmanifest",
    "/service-worker.js",
    "/robots.txt",
]
PAGES = [page for page in EVERYWHERE if "." not in page.split("?")[0] and "suggest" not in page]
LANGUAGES = [("zh-hans", "zh-Hans"), ("en", "en")]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("page", EVERYWHERE)
def test_it_answers_before_anything_is_there(client: Client, page: str, language: str) -> None:
    client.cookies["hy_language"] = language
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("page", EVERYWHERE)
def test_it_answers_with_a_city(client: Client, place: Place, page: str, language: str) -> None:
    publish(place)
    client.cookies["hy_language"] = language
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("noun", ["p", "duties", "answers", "directory", "case", "ask/sent"])
def test_it_answers_for_one_thing(client: Client, place: Place, noun: str, language: str) -> None:
    piece, opened = publish(place), open_case()
    enter(client, opened)
    client.cookies["hy_language"] = language
    names = {
        "p": piece.pk,
        "duties": place.duty.pk,
        "answers": place.entry,
        "directory": place.website.slug,
        "case": opened.number,
        "ask/sent": opened.number,
    }
    assert client.get(f"/{noun}/{names[noun]}/", follow=True).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "tag"), LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_it_says_its_language_and_has_one_heading(
    client: Client, page: str, language: str, tag: str
) -> None:
    client.cookies["hy_language"] = language
    html = client.get(page).content.decode()
    assert f'<html lang="{tag}"' in html
    assert len(re.findall("<h1", html)) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_it_needs_neither_inline_script_nor_style(client: Client, page: str) -> None:
    html = client.get(page).content.decode()
    assert re.findall(r"<script(?![^>]*\bsrc=)|\son[a-z]+=|\sstyle=|<style", html) == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/p/99/", "/duties/99/", "/answers/99/", "/directory/none/"])
def test_what_is_not_there_is_said_in_words(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/", "/news/", "/directory/", "/about/"])
def test_a_reading_page_sets_no_cookie(client: Client, page: str) -> None:
    assert client.get(page).cookies == {}
