"""Does publishing come late, fail at times, and repeat itself when asked twice?"""

from __future__ import annotations

import httpx
import pytest

from huiying.sandbox.tests.stage import Field, Receiver, until, wechat

SUBMIT = "/cgi-bin/freepublish/submit"


def test_it_publishes_after_a_while_and_says_so(field: Field, receiver: Receiver) -> None:
    account = wechat(field, receiver.url)
    submitted = account.post(SUBMIT, media_id=account.draft())
    under_way = account.post("/cgi-bin/freepublish/get", publish_id=submitted["publish_id"])
    event = receiver.next_with("PUBLISHJOBFINISH").text
    done = account.decided(submitted["publish_id"])
    assert under_way["publish_status"] == 1
    assert done["publish_status"] == 0
    assert f"<publish_id>{submitted['publish_id']}</publish_id>" in event
    assert done["article_id"] in event
    assert done["article_detail"]["item"][0]["article_url"] in event


def test_publishing_uses_the_draft_up(field: Field) -> None:
    account = wechat(field)
    account.publish()
    assert account.get("/cgi-bin/draft/count") == {"total_count": 0}


def test_submitting_twice_publishes_twice(field: Field) -> None:
    account = wechat(field)
    media_id = account.draft()
    first, second = (account.post(SUBMIT, media_id=media_id) for _ in range(2))
    account.decided(first["publish_id"])
    account.decided(second["publish_id"])
    assert len(account.published()) == 2


def test_publish_ids_come_as_numbers_and_as_texts(field: Field) -> None:
    account = wechat(field)
    media_id = account.draft()
    kinds = {type(account.post(SUBMIT, media_id=media_id)["publish_id"]) for _ in range(2)}
    assert kinds == {int, str}


@pytest.mark.parametrize("status", [2, 3, 4])
def test_a_refused_draft_stays_and_the_event_names_it(
    field: Field, receiver: Receiver, status: int
) -> None:
    account = wechat(field, receiver.url)
    field.turn("publish", account=account.appid, status=status)
    shown = account.publish()
    event = receiver.next_with("PUBLISHJOBFINISH").text
    assert shown["publish_status"] == status
    assert shown["fail_idx"] == [1]
    assert f"<publish_status>{status}</publish_status><fail_idx>1</fail_idx>" in event
    assert account.published() == []
    assert account.get("/cgi-bin/draft/count") == {"total_count": 1}


@pytest.mark.parametrize("status", [5, 6])
def test_success_may_be_taken_back_later(field: Field, status: int) -> None:
    account = wechat(field)
    field.turn("publish", account=account.appid, status=status)
    publish_id = account.publish()["publish_id"]
    ask = "/cgi-bin/freepublish/get"
    assert until(lambda: account.post(ask, publish_id=publish_id)["publish_status"] == status)
    assert [one["deleted"] for one in account.published()] == [True]


def test_the_line_may_go_dead_after_the_deed(field: Field) -> None:
    account = wechat(field)
    media_id = account.draft()
    field.turn("drop", account=account.appid, path=SUBMIT)
    with pytest.raises(httpx.TransportError):
        account.post(SUBMIT, media_id=media_id)
    assert until(account.published)


def test_the_line_may_go_dead_before_the_deed(field: Field) -> None:
    account = wechat(field)
    media_id = account.draft()
    field.turn("drop", account=account.appid, path=SUBMIT, performed=False)
    with pytest.raises(httpx.TransportError):
        account.post(SUBMIT, media_id=media_id)
    assert account.post("/cgi-bin/draft/get", media_id=media_id)["news_item"]
    assert account.post(SUBMIT, media_id=media_id)["errcode"] == 0


def test_an_account_that_is_not_verified_may_not_publish(field: Field) -> None:
    account = wechat(field, verified=False)
    assert account.post(SUBMIT, media_id=account.draft())["errcode"] == 48001
    assert account.get("/cgi-bin/draft/count") == {"total_count": 1}


def test_deleting_all_articles_shows_as_status_five(field: Field) -> None:
    account = wechat(field)
    shown = account.publish()
    article_id = shown["article_id"]
    assert account.post("/cgi-bin/freepublish/delete", article_id=article_id)["errcode"] == 0
    assert account.decided(shown["publish_id"])["publish_status"] == 5
    article = account.post("/cgi-bin/freepublish/getarticle", article_id=article_id)
    assert article["news_item"][0]["is_deleted"] is True


def test_the_event_may_come_late_and_twice(field: Field, receiver: Receiver) -> None:
    account = wechat(field, receiver.url)
    field.turn("events", account=account.appid, copies=2, delay=0.5)
    account.publish()
    assert receiver.is_quiet(0.2)
    assert receiver.next().text == receiver.next().text


def test_the_event_may_bear_its_old_name(field: Field, receiver: Receiver) -> None:
    account = wechat(field, receiver.url)
    field.turn("event_name", account=account.appid, name="FREEPUBLISHJOBFINISH")
    account.publish()
    assert "<![CDATA[FREEPUBLISHJOBFINISH]]>" in receiver.next().text


def test_the_reply_may_lack_the_data_id(field: Field) -> None:
    account = wechat(field)
    field.turn("missing", account=account.appid, path=SUBMIT, field="msg_data_id")
    assert "msg_data_id" not in account.post(SUBMIT, media_id=account.draft())


def test_an_unknown_draft_is_not_published(field: Field) -> None:
    assert wechat(field).post(SUBMIT, media_id="nothing")["errcode"] == 40007
