"""Does the desk's front door give anything away, and does the second lock hold?"""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client

from huiying.registry.terms import Post
from tests.cast import PASSWORD
from tests.hostile.ground import Town, at_desk, dump, knock, sign_in

pytestmark = pytest.mark.django_db

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
HERS = "/accounts/2fa/"
OWN_PAGES = [
    "2fa/",
    "2fa/totp/activate/",
    "2fa/webauthn/",
    "2fa/webauthn/add/",
    "password/change/",
]
CLOSED_PAGES = [
    "signup/",
    "email/",
    "confirm-email/",
    "confirm-email/x/",
    "password/reset/",
    "password/reset/key/1-x/",
    "password/set/",
    "login/code/confirm/",
    "inactive/",
    "2fa/authenticate/",
    "2fa/recovery-codes/download/",
    "2fa/webauthn/keys/1/remove/",
]


def totp(secret: str, at: float) -> str:
    """RFC 6238, six digits, thirty seconds: as an authenticator computes it."""
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", int(at) // 30), "sha1").digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def signed_in_twice() -> Client:
    """The editor, who gave her password once more, as the second lock's pages want it."""
    visitor = Client()
    sign_in(visitor, "editor")
    visitor.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return visitor


def with_totp(town: Town) -> str:
    """The editor sets up a second factor at the page for it; its secret."""
    visitor = signed_in_twice()
    page = visitor.get(f"{HERS}totp/activate/")
    secret: str = page.context["form"].secret
    assert secret in page.content.decode().replace(" ", "")
    answer = visitor.post(f"{HERS}totp/activate/", {"code": totp(secret, time.time())})
    assert answer.status_code == 302
    return secret


def bare(content: bytes, name: str) -> str:
    """The page without what must differ: the token and the name that was typed."""
    return TOKEN.sub("", content.decode()).replace(name, "")


def refused(name: str, password: str) -> tuple[int, str]:
    answer = Client().post("/accounts/login/", {"login": name, "password": password})
    return answer.status_code, bare(answer.content, name)


def test_signing_in_changes_the_session_s_name(town: Town) -> None:
    visitor = Client()
    visitor.get("/case/")
    session = visitor.session
    session["planted"] = True
    session.save()
    visitor.cookies["hy_session"] = session.session_key or ""
    sign_in(visitor, "editor")
    assert visitor.cookies["hy_session"].value != session.session_key
    assert (
        Client(headers={"cookie": f"hy_session={session.session_key}"}).get("/desk/").status_code
        == 302
    )


@pytest.mark.parametrize("forged", ["a" * 32, "' OR 1=1--", "../../etc/passwd", "x" * 4000])
def test_a_session_s_name_made_up_by_the_visitor_is_not_taken(forged: str, town: Town) -> None:
    visitor = Client()
    visitor.cookies["hy_session"] = forged
    sign_in(visitor, "editor")
    assert visitor.cookies["hy_session"].value != forged
    assert not Session.objects.filter(session_key=forged).exists()


def test_signing_out_ends_the_session_for_good(town: Town) -> None:
    visitor = Client()
    sign_in(visitor, "editor")
    kept = visitor.cookies["hy_session"].value
    visitor.post("/accounts/logout/")
    again = Client(headers={"cookie": f"hy_session={kept}"})
    assert again.get("/desk/").status_code == 302


def test_signing_out_needs_more_than_a_link(town: Town) -> None:
    visitor = at_desk(town.city.people[Post.EDITOR])
    visitor.get("/accounts/logout/")
    assert visitor.get("/desk/").status_code == 200


def test_a_new_password_ends_the_sessions_elsewhere(town: Town) -> None:
    here, elsewhere = Client(), Client()
    sign_in(here, "editor")
    sign_in(elsewhere, "editor")
    new = "another sentence, long enough"
    sent = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    here.post("/accounts/password/change/", sent)
    assert [c.get("/desk/").status_code for c in (here, elsewhere)] == [200, 302]


def test_the_cookies_are_kept_from_scripts_and_other_sites(town: Town) -> None:
    visitor = Client()
    sign_in(visitor, "editor")
    session, token = visitor.cookies["hy_session"], visitor.cookies["hy_csrf"]
    assert (session["httponly"], session["samesite"]) == (True, "Lax")
    assert token["samesite"] == "Strict"


def test_an_unknown_name_and_a_wrong_password_look_the_same(town: Town) -> None:
    assert refused("editor", "not it at all") == refused("nobody", "not it at all")


def test_a_closed_account_looks_like_none_without_its_password(town: Town) -> None:
    editor = town.city.people[Post.EDITOR]
    editor.is_active = False
    editor.save(update_fields=["is_active"])
    assert refused("editor", "not it at all") == refused("nobody", "not it at all")


def test_asking_for_a_new_password_tells_nothing_of_who_is_there(town: Town) -> None:
    asked = [
        Client().post("/accounts/password/reset/", {"email": email})
        for email in ("editor@example.cn", "nobody@example.cn")
    ]
    known, unknown = [(a.status_code, a.headers.get("Location")) for a in asked]
    assert known == unknown


@time_machine.travel(1_790_000_001, tick=False)
def test_many_wrong_passwords_shut_the_door_for_that_name(town: Town) -> None:
    tries = [sign_in(Client(), "editor", "not it at all") for _ in range(6)]
    visitor = Client()
    sign_in(visitor, "editor")
    assert 302 not in tries
    assert visitor.get("/desk/").status_code == 302


@time_machine.travel(1_790_000_001, tick=False)
def test_another_forwarded_address_opens_it_no_earlier(town: Town) -> None:
    away = [Client(headers={"x-forwarded-for": f"10.0.0.{n}"}) for n in range(12)]
    tries = [sign_in(visitor, f"name-{n}", "not it at all") for n, visitor in enumerate(away)]
    assert 302 not in tries
    late = Client(headers={"x-forwarded-for": "10.0.9.9"})
    sign_in(late, "editor")
    assert late.get("/desk/").status_code == 302


@pytest.mark.parametrize("name", ["editor' OR '1'='1", "%00", "editor" * 999, "{{7*7}}"])
def test_odd_names_open_nothing(name: str, town: Town) -> None:
    visitor = Client(raise_request_exception=False)
    assert sign_in(visitor, name) in {200, 302, 400}
    assert sign_in(visitor, name, "x" * 100_000) in {200, 400}


@pytest.mark.parametrize("path", OWN_PAGES)
def test_pages_of_the_second_lock_open_for_their_owner(path: str, town: Town) -> None:
    assert signed_in_twice().get(f"/accounts/{path}").status_code == 200


@pytest.mark.parametrize("path", ["2fa/totp/activate/", "2fa/webauthn/add/"])
def test_a_second_lock_is_changed_only_by_who_knows_the_password(path: str, town: Town) -> None:
    visitor = at_desk(town.city.people[Post.EDITOR])
    answer = visitor.get(f"/accounts/{path}")
    assert answer.headers["Location"].startswith("/accounts/reauthenticate/")


@pytest.mark.parametrize("path", OWN_PAGES)
def test_they_open_for_nobody_else(path: str) -> None:
    answer = Client().get(f"/accounts/{path}")
    assert answer.headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("path", CLOSED_PAGES)
@pytest.mark.parametrize("who", ["nobody", "editor"])
def test_what_the_library_brings_along_falls_over_for_nobody(
    path: str, who: str, town: Town
) -> None:
    visitor = Client()
    sign_in(visitor, who)
    assert knock(visitor, f"/accounts/{path}") in {200, 302, 403, 404}
    assert knock(visitor, f"/accounts/{path}", "email=a%40example.cn") < 500


def test_nobody_registers_herself(town: Town) -> None:
    before = town.city.people[Post.EDITOR].__class__.objects.count()
    sent = {"username": "intruder", "password1": PASSWORD, "password2": PASSWORD}
    Client().post("/accounts/signup/", sent)
    assert town.city.people[Post.EDITOR].__class__.objects.count() == before


def test_a_second_lock_is_asked_for_and_opens_with_its_code(town: Town) -> None:
    secret = with_totp(town)
    visitor = Client()
    sign_in(visitor, "editor")
    assert visitor.get("/desk/").status_code == 302
    visitor.post(f"{HERS}authenticate/", {"code": "000000"})
    assert visitor.get("/desk/").status_code == 302
    with time_machine.travel(time.time() + 60):
        visitor.post(f"{HERS}authenticate/", {"code": totp(secret, time.time())})
        assert visitor.get("/desk/").status_code == 200


def test_a_code_serves_once(town: Town) -> None:
    secret = with_totp(town)
    first, second = Client(), Client()
    with time_machine.travel(time.time() + 60, tick=False):
        for_both = {"code": totp(secret, time.time())}
        sign_in(first, "editor")
        sign_in(second, "editor")
        first.post(f"{HERS}authenticate/", for_both)
        second.post(f"{HERS}authenticate/", for_both)
        assert [c.get("/desk/").status_code for c in (first, second)] == [200, 302]


@time_machine.travel(1_790_000_001, tick=False)
def test_many_wrong_codes_shut_the_second_door(town: Town) -> None:
    secret = with_totp(town)
    with time_machine.travel(1_790_000_121, tick=False):
        visitor = Client()
        sign_in(visitor, "editor")
        tries = [visitor.post(f"{HERS}authenticate/", {"code": "000000"}) for _ in range(8)]
        assert 302 not in {answer.status_code for answer in tries[:3]}
        visitor.post(f"{HERS}authenticate/", {"code": totp(secret, time.time())})
        assert visitor.get("/desk/").status_code == 302


def test_the_second_lock_s_secret_is_not_readable_in_the_database(town: Town) -> None:
    secret = with_totp(town)
    assert Authenticator.objects.filter(type="totp").count() == 1
    stolen = "\n".join(str(a.data) for a in Authenticator.objects.all())
    assert secret not in stolen
    assert secret not in dump()


def test_a_recovery_code_serves_once(town: Town) -> None:
    with_totp(town)
    row = Authenticator.objects.get(type="recovery_codes")
    code = row.wrap().get_unused_codes()[0]
    first, second = Client(), Client()
    sign_in(first, "editor")
    sign_in(second, "editor")
    first.post(f"{HERS}authenticate/", {"code": code})
    second.post(f"{HERS}authenticate/", {"code": code})
    assert [c.get("/desk/").status_code for c in (first, second)] == [200, 302]
