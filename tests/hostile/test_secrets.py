"""Does anything secret stand where it can be read: in the database, a page, a log, the journal?"""

from __future__ import annotations

import base64
import logging
import stat

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from huiying.foundation.journal.models import Line
from huiying.inbox.rules.codes import grouped, plain_code
from huiying.inbox.tasks import take_in
from huiying.registry.terms import Post
from tests.cast import PASSWORD
from tests.hostile.ground import (
    CONTACT,
    PUSH_SECRET,
    Town,
    at_desk,
    dump,
    sign_in,
    signed,
)
from tests.hostile.routes import filled, patterns

pytestmark = pytest.mark.django_db

OPENID = "oOpenId-planted-000042"
KEPT = "credential-planted-31337"


def planted(town: Town) -> list[str]:
    """Everything secret that the town's people gave, through the doorways they use."""
    body = f'{{"id":"9","from":"{OPENID}","text":"路灯坏了"}}'
    address = f"/channels/push/{town.notebook.slug}/?{signed(body)}"
    assert Client().post(address, body, content_type="text/plain").status_code == 200
    take_in()
    technician = at_desk(town.city.people[Post.TECHNICIAN])
    keep = f"/desk/accounts/{town.notebook.pk}/credentials/"
    assert technician.post(keep, {"credential_secret": KEPT}).status_code == 302
    codes = [town.answered.code, town.case.code.open_by_machine()]
    spelled = [spelling for code in codes for spelling in (plain_code(code), grouped(code))]
    return [*CONTACT.values(), OPENID, KEPT, PUSH_SECRET, PASSWORD, *spelled]


def spellings(secret: str) -> set[str]:
    """As text, as PostgreSQL prints bytes, and as base64 at each of its three offsets."""
    raw = secret.encode()
    coded = {base64.b64encode(b"\0" * shift + raw)[4 : -4 or None].decode() for shift in range(3)}
    return {secret, raw.hex(), secret.encode("unicode_escape").decode(), *coded}


def test_a_stolen_database_tells_nothing_personal(town: Town) -> None:
    secrets, stolen = planted(town), dump()
    sessions = "".join(str(session.get_decoded()) for session in Session.objects.all())
    found = [s for s in secrets for way in spellings(s) if way in stolen or s in sessions]
    assert found == []
    assert "路灯坏了" in stolen  # what is no secret is found: the dump is one


def test_the_keys_are_not_in_the_database_and_only_their_owner_reads_them() -> None:
    kept = settings.HUIYING_SECRETS
    stolen = dump()
    raw = [*kept.data_keys.values(), kept.index_key, kept.journal_key]
    ways = [way for key in raw for way in (key.hex(), base64.b64encode(key).decode())]
    assert [way for way in (*ways, kept.session_key) if way in stolen] == []
    assert stat.S_IMODE(settings.HUIYING_SECRETS_FILE.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "post", [Post.SUPERVISOR, Post.HANDLER, Post.TECHNICIAN, Post.DUTY_OFFICER]
)
def test_no_page_shows_a_secret_unasked(post: Post, town: Town) -> None:
    secrets, visitor = planted(town), at_desk(town.city.people[post])
    read = [p for p in patterns() if p.startswith(("/desk/", "/case", "/directory", "/duties"))]
    pages = "".join(visitor.get(filled(p, town)).content.decode("latin-1") for p in read)
    shown = [s for s in secrets if s.encode().decode("latin-1") in pages]
    assert shown == []


def test_the_contact_is_shown_once_and_that_is_kept(town: Town) -> None:
    handler, address = at_desk(town.city.people[Post.HANDLER]), f"/desk/cases/{town.case.pk}/"
    before = Line.objects.filter(happened="foundation.personal.seen").count()
    shown = handler.post(f"{address}contact/", {"reason": "核实地点"}).content.decode()
    assert [value for value in CONTACT.values() if value not in shown] == []
    assert CONTACT["phone"] not in handler.get(address).content.decode()
    assert Line.objects.filter(happened="foundation.personal.seen").count() == before + 3


def test_no_contact_is_shown_without_a_reason(town: Town) -> None:
    handler = at_desk(town.city.people[Post.HANDLER])
    answer = handler.post(f"/desk/cases/{town.case.pk}/contact/", {"reason": "  "})
    assert answer.status_code == 422
    assert CONTACT["phone"] not in answer.content.decode()


def test_no_log_tells_a_secret(
    town: Town, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = planted(town)
    visitor = Client(raise_request_exception=False)
    sign_in(visitor, "editor", PASSWORD)
    sign_in(Client(), "editor", f"{PASSWORD}-mistyped")
    visitor.post("/case/", {"number": town.answered.number, "code": town.answered.code})
    visitor.post("/case/", {"number": "1", "code": town.answered.code})
    queries = ("INSERT", "UPDATE", "SELECT")  # Django's own debug log of statements is never on
    told = "".join(
        record.getMessage()
        for record in caplog.records
        if not record.getMessage().startswith("(")
        or not any(q in record.getMessage() for q in queries)
    )
    printed = capfd.readouterr()
    assert [s for s in secrets if s in told + printed.out + printed.err] == []


def test_the_journal_tells_no_secret(town: Town) -> None:
    secrets = planted(town)
    told = "".join(
        f"{line.old} {line.new} {line.name} {line.origin}" for line in Line.objects.all()
    )
    assert [s for s in secrets if s in told] == []


DOINGS = {
    "note": (Post.HANDLER, "cases/{town.case.pk}/note/", {"text": "备注"}, "inbox.case.noted"),
    "contact": (
        Post.HANDLER,
        "cases/{town.case.pk}/contact/",
        {"reason": "核实"},
        "foundation.personal.seen",
    ),
    "finding": (
        Post.EDITOR,
        "pieces/{town.draft.pk}/findings/{town.finding}/",
        {"because": "单位公开电话"},
        "editorial.finding.dismissed",
    ),
    "withdraw": (
        Post.SIGNATORY,
        "pieces/{town.piece.pk}/withdraw/",
        {"because": "时间有误，另行通知"},
        "editorial.piece.withdrawn",
    ),
    "approve": (
        Post.REVIEWER,
        "cases/{town.case.pk}/replies/{town.reply.pk}/approve/",
        {"seal": "{town.reply.seal}"},
        "answers.reply.approved",
    ),
    "credentials": (
        Post.TECHNICIAN,
        "accounts/{town.notebook.pk}/credentials/",
        {"credential_secret": KEPT},
        "registry.account.credentials_kept",
    ),
    "describe": (
        Post.SUPERVISOR,
        "accounts/{town.notebook.pk}/describe/",
        {"positioning": "便民"},
        "registry.account.described",
    ),
    "close": (
        Post.HANDLER,
        "cases/{town.answered.case}/close/",
        {"outcome": "solved"},
        "inbox.case.closed",
    ),
}


@pytest.mark.parametrize("doing", DOINGS)
def test_no_doing_at_the_desk_is_without_its_line(doing: str, town: Town) -> None:
    post, path, sent, happened = DOINGS[doing]
    person = town.city.people[post]
    newest = Line.objects.latest("id").pk
    filled_in = {name: value.format(town=town) for name, value in sent.items()}
    answer = at_desk(person).post(f"/desk/{path.format(town=town)}", filled_in)
    lines = Line.objects.filter(pk__gt=newest)
    assert answer.status_code in {200, 302}
    assert happened in {line.happened for line in lines}
    assert {line.name for line in lines if line.happened == happened} == {person.name}
