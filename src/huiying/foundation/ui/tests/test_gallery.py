"""Does the gallery show every component, and do the tags keep to their word?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.conf import settings as site
from django.template import Context, Template
from django.test import Client, override_settings
from django.utils.translation import override

from huiying.foundation.ui.shapes import Seal, SealState
from huiying.foundation.words import Words

pytestmark = pytest.mark.urls("huiying.foundation.ui.tests.addresses")
UI = Path(__file__).resolve().parents[1]
COMPONENTS = sorted(path.name for path in (UI / "templates/ui/components").glob("*.html"))
REFERENCE = UI.parents[3] / "docs/reference/ui.md"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with override_settings(STATIC_ROOT=tmp_path):  # whitenoise warns of a folder not there
        yield Client(headers={"host": "localhost"})


@pytest.fixture
def shown(client: Client) -> set[str]:
    return {str(template.name) for template in client.get("/ui/").templates}


def drawn(source: str, **values: object) -> str:
    return Template("{% load ui %}" + source).render(Context(values))


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_has_an_example(component: str, shown: set[str]) -> None:
    assert f"ui/components/{component}" in shown


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_is_in_the_reference(component: str) -> None:
    tag = component.removesuffix(".html")
    assert re.search(rf"{{% {tag}[ }}]", REFERENCE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("address", ["/ui/", "/ui/desk/"])
def test_the_gallery_is_shown_in_both_languages(
    client: Client, language: str, address: str
) -> None:
    client.cookies[site.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(re.findall(r'\sid="', answer.text)) == len(
        set(re.findall(r'\sid="[^"]+', answer.text))
    )


@pytest.mark.parametrize(
    ("name", "value", "cookie"),
    [
        ("theme", "dark", "hy_theme"),
        ("text", "large", "hy_text"),
        ("language", "en", site.LANGUAGE_COOKIE_NAME),
    ],
)
def test_a_choice_without_scripts_is_kept_and_leads_back(
    client: Client, name: str, value: str, cookie: str
) -> None:
    answer = client.post("/ui/appearance/", {name: value, "next": "/ui/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/ui/")
    assert answer.cookies[cookie].value == value


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_a_choice_never_leads_to_another_site(client: Client, target: str) -> None:
    answer = client.post("/ui/appearance/", {"theme": "dark", "next": target})
    assert answer.headers["Location"] == "/"


def test_an_unknown_choice_is_not_kept(client: Client) -> None:
    answer = client.post("/ui/appearance/", {"theme": "<script>", "next": "/ui/"})
    assert not answer.cookies


@pytest.mark.parametrize(
    ("cookies", "attributes"),
    [
        ({}, 'data-theme="auto" data-text="normal"'),
        ({"hy_theme": "dark", "hy_text": "large"}, 'data-theme="dark" data-text="large"'),
        ({"hy_theme": '"><b>'}, 'data-theme="auto" data-text="normal"'),
    ],
)
def test_the_server_draws_what_the_cookies_say(
    client: Client, cookies: dict[str, str], attributes: str
) -> None:
    client.cookies.load(cookies)
    assert attributes in client.get("/ui/").text


def test_the_public_custody_strip_names_no_person() -> None:
    seal = Seal("写", "written", SealState.DONE, name="沈知夏", post="editor", organisation="中心",
                content="9f3c21aa", note="inner remark")  # fmt: skip
    public = drawn("{% custody_strip seals public=True %}", seals=[seal])
    inner = drawn("{% custody_strip seals %}", seals=[seal])
    hidden = ("沈知夏", "9f3c21aa", "inner remark")
    assert [word in inner for word in hidden] == [True] * 3
    assert [word in public for word in hidden] == [False] * 3
    assert "中心" in public


def test_what_people_wrote_is_escaped_everywhere() -> None:
    evil = "<img src=x>"
    page = drawn(
        "{% notice title=evil %}{{ evil }}{% endnotice %}{% reason evil %}{% endreason %}"
        "{% row evil '#' %}{% state 'late' evil %}{% button evil %}{% icon 'x' label=evil %}",
        evil=evil,
    )
    assert "<img" not in page
    assert page.count("&lt;img src=x&gt;") == 7


def test_a_field_tells_its_error_beside_it_and_in_the_summary() -> None:
    class Form(forms.Form):
        subject = forms.CharField(label="Subject", help_text="Short.")

    form = Form({"subject": ""})
    page = drawn("{% error_summary form %}{% field form.subject %}", form=form)
    assert 'href="#id_subject"' in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_subject_helptext id_subject_error"' in page
    assert 'id="id_subject_error"' in page
    assert 'id="id_subject_helptext"' in page


def test_a_form_without_errors_has_no_summary() -> None:
    assert drawn("{% error_summary form %}", form=forms.Form()).strip() == ""


def test_a_link_to_a_route_that_does_not_exist_is_not_drawn() -> None:
    assert drawn('{% nav_link "nobody:home" "Nowhere" %}').strip() == ""


@pytest.mark.parametrize(
    ("path", "current"), [("/ui/", True), ("/ui/desk/", False), ("/elsewhere/", False)]
)
def test_the_link_of_this_page_is_marked(path: str, current: bool) -> None:
    page = drawn('{% nav_link "ui:gallery" "Gallery" %}', request=SimpleNamespace(path=path))
    assert ('aria-current="page"' in page) is current


def test_a_button_with_an_address_is_a_link() -> None:
    assert drawn("{% button 'Go' href='/x/' %}").strip().startswith('<a href="/x/"')


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "超期"), ("en", "late")])
def test_a_state_is_a_word_with_a_shape(language: str, word: str) -> None:
    with override(language):
        page = drawn("{% state 'late' words %}", words=Words("超期", "late"))
    assert word in page
    assert "<svg" in page


@pytest.mark.parametrize("name", ["404.html", "403.html", "403_csrf.html", "500.html"])
def test_error_pages_are_drawn_without_any_context(name: str) -> None:
    page = Template("{% include name %}").render(Context({"name": name}))
    assert "<h1>" in page
    assert 'href="/"' in page
