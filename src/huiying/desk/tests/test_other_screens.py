"""Do accounts, sendings, journal and Ctrl K show only what may be seen?"""

from __future__ import annotations

import pytest
from tests.cast import City, make_account, make_signed_piece

from huiying.delivery.acts import begin_attempt, queue_piece, settle_attempt
from huiying.delivery.models import Sending
from huiying.delivery.terms import SendingState
from huiying.desk.tests.cast import at_desk, holding
from huiying.editorial.models import Piece
from huiying.foundation.clock import now
from huiying.foundation.errors import Lasting, Unclear
from huiying.foundation.scope import Actor
from huiying.inbox.tests.cast import case_in_progress
from huiying.registry.models import Account
from huiying.registry.terms import Post

MACHINE = Actor.machine("test")


@pytest.fixture
def failed(city: City, account: Account) -> Sending:
    return _settled(city, account, Lasting("channels.credentials.missing", field="appid"))


@pytest.fixture
def unclear(city: City, account: Account) -> Sending:
    """Unclear twice: the platform could not be asked either, so a person must look."""
    first = _settled(city, account, Unclear("channels.answer.lost"))
    Sending.objects.whole("its time has come").filter(pk=first.pk).update(run_at=now())
    lease = begin_attempt(by=MACHINE)
    assert lease is not None
    return settle_attempt(lease, Unclear("channels.answer.lost"), by=MACHINE)


def _settled(city: City, account: Account, trouble: Lasting | Unclear) -> Sending:
    piece = make_signed_piece(city, account)
    queue_piece(piece.pk, by=MACHINE)
    lease = begin_attempt(by=MACHINE)
    assert lease is not None
    return settle_attempt(lease, trouble, by=MACHINE)


def fresh(sending: Sending) -> Sending:
    found: Sending = Sending.objects.whole("the test's own").get(pk=sending.pk)
    return found


def test_a_failure_names_platform_cause_and_next_step(city: City, failed: Sending) -> None:
    client = holding(city, Post.TECHNICIAN)
    text = client.get(f"/desk/sendings/{failed.pk}/").content.decode()
    assert failed.account.name in text
    assert "请在账号登记页补填后再试" in text
    assert "retry" in text


def test_a_failure_stands_on_todays_list(city: City, failed: Sending) -> None:
    assert f"sending-{failed.pk}" in holding(city, Post.TECHNICIAN).get("/desk/").content.decode()


def test_a_failure_is_tried_again(city: City, failed: Sending) -> None:
    holding(city, Post.TECHNICIAN).post(f"/desk/sendings/{failed.pk}/retry/")
    assert fresh(failed).state == SendingState.DUE


def test_a_handler_may_not_try_again(city: City, failed: Sending) -> None:
    answer = holding(city, Post.HANDLER).post(f"/desk/sendings/{failed.pk}/retry/")
    assert answer.status_code == 403
    assert fresh(failed).state == SendingState.FAILED


def test_whoever_looked_settles_what_is_unclear(city: City, unclear: Sending) -> None:
    sent = {"happened": "yes", "url": "https://mp.weixin.qq.com/s/abc"}
    holding(city, Post.EDITOR).post(f"/desk/sendings/{unclear.pk}/settle/", sent)
    assert fresh(unclear).state == SendingState.PUBLISHED


def test_a_link_that_is_none_settles_nothing(city: City, unclear: Sending) -> None:
    sent = {"happened": "yes", "url": "javascript:alert(1)"}
    answer = holding(city, Post.EDITOR).post(f"/desk/sendings/{unclear.pk}/settle/", sent)
    assert answer.status_code == 422
    assert fresh(unclear).state == SendingState.UNCLEAR


def test_a_sending_is_absent_for_another_office(city: City, failed: Sending) -> None:
    client = at_desk(city.people["stranger"])
    assert client.get(f"/desk/sendings/{failed.pk}/").status_code == 404
    assert client.post(f"/desk/sendings/{failed.pk}/retry/").status_code == 404


def test_the_technician_keeps_credentials_that_nobody_reads_again(city: City) -> None:
    account = make_account(city.department, "wechat")
    client = holding(city, Post.TECHNICIAN)
    path = f"/desk/accounts/{account.pk}/"
    sent = {
        "credential_appid": "wxsandbox01",
        "credential_secret": "秘而不宣",
        "credential_token": "t",
    }
    client.post(f"{path}credentials/", sent)
    text = client.get(path).content.decode()
    assert "已加密保存" in text
    assert "秘而不宣" not in text


@pytest.mark.parametrize("post", [Post.EDITOR, Post.SUPERVISOR, Post.REVIEWER])
def test_nobody_else_keeps_credentials(post: str, city: City, account: Account) -> None:
    client = holding(city, post)
    answer = client.post(f"/desk/accounts/{account.pk}/credentials/", {"credential_secret": "x"})
    assert answer.status_code == 403
    assert (
        'name="credential_secret"'
        not in client.get(f"/desk/accounts/{account.pk}/").content.decode()
    )


def test_an_account_is_absent_for_another_office(city: City, account: Account) -> None:
    client = at_desk(city.people["stranger"])
    assert client.get(f"/desk/accounts/{account.pk}/").status_code == 404
    assert account.name not in client.get("/desk/accounts/").content.decode()


@pytest.mark.parametrize("post", [Post.EDITOR, Post.INSPECTOR])
def test_the_journal_of_a_piece_is_for_who_sees_the_piece(
    post: str, city: City, piece: Piece
) -> None:
    answer = holding(city, post).get(f"/desk/journal/editorial.piece/{piece.pk}/")
    assert "editorial.piece.written" in answer.content.decode()


@pytest.mark.parametrize("kind", ["editorial.piece", "registry.person", "foundation.secret"])
def test_the_journal_is_absent_otherwise(kind: str, city: City, piece: Piece) -> None:
    answer = at_desk(city.people["stranger"]).get(f"/desk/journal/{kind}/{piece.pk}/")
    assert answer.status_code == 404


def test_an_editor_reads_no_journal_of_a_case(city: City) -> None:
    case = case_in_progress(city)
    answer = holding(city, Post.EDITOR).get(f"/desk/journal/inbox.case/{case.pk}/")
    assert answer.status_code == 404


def test_the_palette_finds_what_is_in_sight(city: City, piece: Piece) -> None:
    found = holding(city, Post.EDITOR).get("/desk/palette/?q=公园").json()["results"]
    assert [one["url"] for one in found] == [f"/desk/pieces/{piece.pk}/"]


def test_the_palette_finds_nothing_of_another_office(city: City, piece: Piece) -> None:
    client = at_desk(city.people["stranger"])
    assert client.get("/desk/palette/?q=公园").json()["results"] == []
