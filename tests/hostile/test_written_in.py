"""Does anything that somebody wrote do anything but stand there? And does every page say so?"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.test import Client

from huiying.channels.contract import Heard, Incoming
from huiying.delivery.models import Sending
from huiying.foundation.html import from_writing
from huiying.inbox.acts import hear_message, take_in_message
from huiying.registry.models import Account, Duty, Organisation, Person
from huiying.registry.terms import Post
from tests.cast import MACHINE
from tests.hostile.ground import Town, at_desk
from tests.hostile.routes import filled, patterns

pytestmark = pytest.mark.django_db

MARK = "zq7"
HOSTILE = f'"\'><script>alert("{MARK}")</script><img src=x onerror=alert({MARK})>'
LINKED = f'{HOSTILE} [a](javascript:{MARK}) http://x/{MARK}"onmouseover=alert(1) {{{{7*7}}}}'
WRITTEN = {
    "said": f"{HOSTILE} 路灯坏了",
    "subject": HOSTILE,
    "title": HOSTILE[:60],
    "writing": f"## {HOSTILE}\n\n- {LINKED}\n\n<a href=javascript:{MARK}>x</a>",
    "duty": HOSTILE,
    "question": HOSTILE,
    "known": LINKED,
}
SOURCES = ("default-src", "script-src", "style-src", "object-src", "base-uri", "frame-ancestors")
SCRIPTS_BY = re.compile(r"^\s*(?:javascript|data|vbscript):(?!image/)", re.IGNORECASE)
EVERYWHERE = [p for p in patterns() if "logout" not in p and p != "/ui/"]  # the gallery is ours


class Harm(HTMLParser):
    """What of a page a browser would run, as a browser reads it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note inline scripts and styles, handlers, addresses that run, foreign sources."""
        given = dict(attrs)
        data = given.get("type") == "application/json"
        self.found += [f"<{tag}>"] * (tag == "script" and "src" not in given and not data)
        self.found += [f"<{tag}>"] * (tag in {"style", "base", "object", "embed", "iframe"})
        self.found += [f"{tag} {n}" for n in given if n.startswith("on") or n == "style"]
        links = [(n, given.get(n) or "") for n in ("href", "src", "action", "formaction")]
        self.found += [f"{tag} {n}={v}" for n, v in links if SCRIPTS_BY.match(v)]
        self.found += [f"{tag} src={v}" for n, v in links if n == "src" and _foreign(v)]


def _foreign(address: str) -> bool:
    return address.startswith(("//", "http:", "https:"))


def seen(client: Client, town: Town) -> dict[str, HttpResponse]:
    """Every page of the product that this visitor can open."""
    answers = {p: client.get(filled(p, town)) for p in EVERYWHERE}
    return {p: a for p, a in answers.items() if a.status_code != 405}  # type: ignore[misc]


def pages(answers: dict[str, HttpResponse]) -> dict[str, str]:
    return {
        p: answer.content.decode()
        for p, answer in answers.items()
        if answer.headers.get("Content-Type", "").startswith("text/html")
    }


def well_headed(answer: HttpResponse) -> bool:
    """Whether the answer has the policy, no hole in it, and may not be framed or guessed at."""
    policy = answer.headers.get("Content-Security-Policy", "")
    strict = "unsafe" not in policy and "*" not in policy and all(n in policy for n in SOURCES)
    told = [answer.headers.get(n) for n in ("X-Content-Type-Options", "X-Frame-Options")]
    return strict and told == ["nosniff", "DENY"]


def with_names(town: Town) -> None:
    """What only a register or a platform writes, as badly as it can be."""
    bad = {"name": HOSTILE[:60], "positioning": HOSTILE, "certified_as": HOSTILE[:80]}
    rows = Account.objects.whole("the test's own")
    rows.update(**bad, address=f"javascript:alert('{MARK}')")
    Duty.objects.whole("the test's own").update(
        link=f"javascript:{MARK}", basis=HOSTILE, how_to=HOSTILE, phone=HOSTILE[:40]
    )
    Organisation.objects.filter(pk=town.city.department.pk).update(name=HOSTILE[:60])
    Organisation.objects.update(short_name=HOSTILE[:20])
    Person.objects.update(name=HOSTILE[:60])
    sendings = Sending.objects.whole("the test's own")
    sendings.update(url=f"javascript:{MARK}", trouble={"code": HOSTILE[:60]})


def heard(town: Town) -> int:
    """A message of a platform with a hostile picture becomes a case; its id."""
    incoming = Incoming(
        Heard.MESSAGE, "k", HOSTILE, f"{HOSTILE} 路灯", picture_url=f"javascript:{MARK}"
    )
    message = hear_message(town.notebook, incoming, by=MACHINE).message
    case = take_in_message(message, by=MACHINE)
    assert case is not None
    return case.pk


def everyone(town: Town) -> list[Client]:
    """A citizen with her case open, and the posts that see most."""
    citizen = Client()
    citizen.post("/case/", {"number": town.case.number, "code": town.case.code.open_by_machine()})
    return [citizen, *(at_desk(town.city.people[p]) for p in (Post.SUPERVISOR, Post.HANDLER))]


def test_what_people_wrote_does_nothing_on_any_page(town: Town) -> None:
    with_names(town)
    shown = [pages(seen(client, town)) for client in everyone(town)]
    harmful = {p: Harm(page).found for found in shown for p, page in found.items()}
    assert {p: harm for p, harm in harmful.items() if harm} == {}
    assert sum(MARK in page for found in shown for page in found.values()) > 25


@pytest.mark.parametrize("post", [Post.EDITOR, Post.REVIEWER, Post.TECHNICIAN, Post.DUTY_OFFICER])
def test_nor_on_what_further_posts_see(post: Post, town: Town) -> None:
    with_names(town)
    found = pages(seen(at_desk(town.city.people[post]), town))
    assert {p: Harm(page).found for p, page in found.items() if Harm(page).found} == {}


def test_what_a_platform_told_does_nothing_either(town: Town) -> None:
    case = heard(town)
    page = at_desk(town.city.people[Post.DUTY_OFFICER]).get(f"/desk/cases/{case}/").content.decode()
    assert MARK in page
    assert Harm(page).found == []


@pytest.mark.parametrize(
    "path", ["/desk/inbox/?q={}", "/desk/accounts/?q={}&office={}", "/ask/?q={}"]
)
@pytest.mark.parametrize("htmx", ["true", ""])
def test_what_was_searched_does_nothing(path: str, htmx: str, town: Town) -> None:
    visitor = at_desk(town.city.people[Post.SUPERVISOR])
    headers = {"HX-Request": htmx} if htmx else {}
    answer = visitor.get(path.format(HOSTILE, HOSTILE), headers=headers)
    assert Harm(answer.content.decode()).found == []


def test_the_palette_and_the_directory_are_data_not_pages(town: Town) -> None:
    palette = at_desk(town.city.people[Post.SUPERVISOR]).get(f"/desk/palette/?q={HOSTILE}")
    directory = Client().get("/directory.json")
    kinds = [a.headers["Content-Type"].split(";")[0] for a in (palette, directory)]
    assert kinds == ["application/json"] * 2


def test_every_answer_says_how_it_may_be_used(town: Town) -> None:
    citizen, supervisor, _ = everyone(town)
    answers = [*seen(citizen, town).items(), *seen(supervisor, town).items()]
    assert {pattern for pattern, answer in answers if not well_headed(answer)} == set()


@pytest.mark.parametrize("path", ["/nowhere/", "/desk/nowhere/", "/?q=%00", "/p/99/"])
def test_a_refusal_carries_the_policy_too(path: str, town: Town) -> None:
    visitor = at_desk(town.city.people[Post.EDITOR])
    answer = visitor.get(path)
    assert answer.status_code in {400, 404}
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_pages_with_personal_data_are_kept_in_no_cache(town: Town) -> None:
    visitor = at_desk(town.city.people[Post.HANDLER])
    answers = {p: a for p, a in seen(visitor, town).items() if p.startswith("/desk/")}
    kept = {p for p, a in answers.items() if "no-store" not in a.headers.get("Cache-Control", "")}
    assert kept == set()


@pytest.mark.parametrize(
    "writing",
    [
        HOSTILE,
        LINKED,
        f'https://x/{MARK}"onclick=alert(1)//',
        "https://x/'><svg/onload=alert(1)>",
        "## <h2 onclick=alert(1)>",
        "- <li style=position:fixed>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "\x00<scr\x00ipt>alert(1)</script>",
        "<" * 2000,
    ],
)
def test_writing_becomes_harmless_html(writing: str) -> None:
    assert Harm(from_writing(writing)).found == []
