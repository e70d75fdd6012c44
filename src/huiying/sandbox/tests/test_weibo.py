"""Does Weibo take, refuse, push and authorise as it is known to?"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import pytest

from huiying.sandbox.phones import OUT_OF_SERVICE
from huiying.sandbox.tests.stage import Field, Receiver, Weibo, picture, until, weibo
from huiying.sandbox.weibo.callbacks import sign

LINK = "https://www.hewan.example/p/1"
TEXT = f"路灯检修完成 {LINK}"
DATE = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d \+0800 \d{4}")


def packed(**data: Any) -> str:
    return quote(json.dumps(data, ensure_ascii=False))


def test_it_posts(field: Field) -> None:
    account = weibo(field)
    posted = account.share(TEXT).json()
    timeline = account.get("/2/statuses/user_timeline.json").json()
    shown = account.get("/2/statuses/show.json", id=posted["idstr"]).json()
    assert DATE.fullmatch(posted["created_at"])
    assert posted["id"] > 2**53
    assert timeline["statuses"][0]["id"] == shown["id"] == posted["id"]
    assert [one["text"] for one in account.posted()] == [TEXT]


def test_it_posts_a_picture(field: Field) -> None:
    account = weibo(field)
    form = {"access_token": account.token, "status": TEXT, "rip": "203.0.113.7"}
    posted = httpx.post(
        f"{field.url}/weibo/2/statuses/share.json",
        data=form,
        files={"pic": ("a.png", picture(), "image/png")},
        trust_env=False,
    ).json()
    path = posted["original_pic"].removeprefix(field.url)
    assert field.page(path).content == picture()


@pytest.mark.parametrize(
    ("status", "more", "code"),
    [
        (" ", {}, 20008),
        ("字" * 131 + " " + LINK, {}, 20012),
        ("没有链接", {}, 10017),
        ("别处 https://other.example/", {}, 10017),
        ("冒充 https://hewan.example.other.example/", {}, 10017),
        (f"#话题# {LINK}", {}, 10017),
        (TEXT, {"rip": ""}, 10016),
        (TEXT, {"access_token": "nobody"}, 21332),
    ],
)
def test_it_refuses(field: Field, status: str, more: dict[str, str], code: int) -> None:
    account = weibo(field)
    answer = account.share(status, **more)
    assert answer.status_code in (400, 403)
    assert int(answer.json()["error_code"]) == code
    assert answer.json()["request"] == "/2/statuses/share.json"
    assert account.posted() == []


def test_it_takes_a_text_that_just_fits(field: Field) -> None:
    assert weibo(field).share("字" * 129 + "ab" + LINK).is_success


def test_an_application_without_a_domain_is_told_so(field: Field) -> None:
    refused = weibo(field, bound_domain="").share(TEXT).json()
    assert refused["error"] == "appkey not bind domain!"
    assert refused["error_code"] == 10017


@pytest.mark.parametrize(("second", "code"), [(TEXT, 20019), (f"路灯检修，完成！ {LINK}", 20017)])
def test_it_refuses_the_same_again(field: Field, second: str, code: int) -> None:
    account = weibo(field)
    account.share(TEXT)
    assert int(account.share(second).json()["error_code"]) == code
    assert len(account.posted()) == 1


def test_it_may_post_and_say_that_it_is_slow(field: Field) -> None:
    account = weibo(field)
    field.turn("error", account=account.uid, path="/2/statuses/share", code=20032, hide_seconds=1)
    refused = account.share(TEXT)
    assert int(refused.json()["error_code"]) == 20032
    assert account.get("/2/statuses/user_timeline.json").json()["statuses"] == []
    later = until(lambda: account.get("/2/statuses/user_timeline.json").json()["statuses"])
    assert [one["text"] for one in later] == [TEXT]


def test_a_hundred_calls_a_day_and_no_more(field: Field) -> None:
    account = weibo(field)
    field.post("/knobs/quota", account=account.uid, path="all", left=1)
    assert account.get("/2/statuses/user_timeline.json").is_success
    refused = account.get("/2/statuses/user_timeline.json")
    left = account.get("/2/account/rate_limit_status.json").json()
    assert refused.status_code == 403
    assert refused.json()["error_code"] == 10023
    assert left["remaining_user_hits"] == 0


def test_comments_are_written_and_answered(field: Field) -> None:
    account = weibo(field)
    posted = account.share(TEXT).json()["idstr"]
    phone = field.phone()
    comment = field.post(
        "/control/comments", phone=phone["id"], status_id=posted, content="什么时候修"
    )
    given = {"id": posted, "cid": comment["id"], "comment": "今晚", "rip": "203.0.113.7"}
    answered = account.post("/2/comments/reply.json", **given).json()
    shown = account.get("/2/comments/show.json", id=posted).json()
    assert answered["text"] == f"回复@{phone['nickname']}:今晚"
    assert [one["text"] for one in shown["comments"]] == [answered["text"], "什么时候修"]
    assert shown["total_number"] == 2


@pytest.mark.parametrize(
    ("given", "code"),
    [({"id": "1"}, 20101), ({"comment": ""}, 10016), ({"rip": ""}, 10016), ({"id": "x"}, 10017)],
)
def test_it_refuses_a_bad_comment(field: Field, given: dict[str, str], code: int) -> None:
    account = weibo(field)
    posted = account.share(TEXT).json()["idstr"]
    good = {"id": posted, "comment": "今晚", "rip": "203.0.113.7"}
    refused = account.post("/2/comments/create.json", **{**good, **given}).json()
    assert int(refused["error_code"]) == code


def test_a_private_message_is_pushed_signed_and_answered(field: Field, receiver: Receiver) -> None:
    account = weibo(field, receiver.url)
    phone = field.phone()
    reply = {"result": True, "sender_id": 1, "receiver_id": 2, "type": "text"}
    answer = json.dumps({**reply, "data": packed(text="来信收到")}).encode()
    receiver.answer = lambda push: answer
    field.write(phone, account.uid, "路灯坏了")
    push = receiver.next()
    body = json.loads(push.text)
    parts = ("xyz123xyz", push.query["timestamp"], push.query["nonce"])
    (shown,) = until(lambda: field.received(phone))
    assert push.query["signature"] == sign(*parts)
    assert (body["type"], body["text"]) == ("text", "路灯坏了")
    assert body["sender_id"] == int(phone["uid"])
    assert shown["body"]["text"] == "来信收到"


@pytest.mark.parametrize("answer", [b"success", b"[]", b'{"result":true}', b'{"result":false}'])
def test_an_unusable_answer_shows(field: Field, receiver: Receiver, answer: bytes) -> None:
    account = weibo(field, receiver.url)
    receiver.answer = lambda push: answer
    phone = field.phone()
    field.write(phone, account.uid, "您好")
    (shown,) = until(lambda: field.received(phone))
    assert shown["body"]["text"] == OUT_OF_SERVICE


def test_a_message_opens_two_days(field: Field) -> None:
    account, phone = weibo(field), field.phone()
    given = {"type": "text", "receiver_id": phone["uid"], "data": packed(text="已修好")}
    unasked = account.post("/2/messages/reply.json", **given)
    field.write(phone, account.uid, "您好")
    answered = account.post("/2/messages/reply.json", **given)
    field.post("/knobs/windows/close", account=account.uid, phone=phone["id"])
    late = account.post("/2/messages/reply.json", **given)
    assert [one.status_code for one in (unasked, answered, late)] == [403, 200, 403]
    assert [one["body"]["text"] for one in field.received(phone)] == ["已修好"]


def authorise(field: Field, account: Weibo, **form: str) -> httpx.Response:
    given = {"client_id": f"key{account.uid}", "redirect_uri": "https://huiying.example/back"}
    given |= {"uid": account.uid, "state": "s", "decision": "agree", **form}
    return httpx.post(f"{field.url}/weibo/oauth2/authorize", data=given, trust_env=False)


def test_consent_gives_a_code_and_the_code_a_token(field: Field) -> None:
    account = weibo(field)
    back = parse_qs(urlsplit(authorise(field, account).headers["location"]).query)
    form = {"client_id": f"key{account.uid}", "client_secret": "xyz123xyz", "code": back["code"][0]}
    form |= {"grant_type": "authorization_code", "redirect_uri": "https://huiying.example/back"}
    url = f"{field.url}/weibo/oauth2/access_token"
    token = httpx.post(url, data=form, trust_env=False).json()
    again = httpx.post(url, data=form, trust_env=False)
    renewed = Weibo(field, account.uid, token["access_token"])
    assert back["state"] == ["s"]
    assert {type(value) for value in token.values()} == {str}
    assert token["uid"] == account.uid
    assert again.json()["error_code"] == 21325
    assert renewed.share(TEXT).is_success
    assert renewed.post("/oauth2/revokeoauth2").json() == {"result": "true"}
    assert renewed.share(TEXT).json()["error_code"] in (21316, "21316")


def test_refusal_gives_no_code(field: Field) -> None:
    location = authorise(field, weibo(field), decision="refuse").headers["location"]
    assert parse_qs(urlsplit(location).query)["error"] == ["access_denied"]


@pytest.mark.parametrize(
    "form",
    [{"client_id": "nobody"}, {"redirect_uri": "javascript:alert(1)"}, {"uid": "1"}],
)
def test_a_broken_request_is_not_sent_anywhere(field: Field, form: dict[str, str]) -> None:
    answer = authorise(field, weibo(field), **form)
    assert answer.status_code == 400
    assert "location" not in answer.headers


def test_the_address_must_be_the_registered_one(field: Field) -> None:
    account = weibo(field, redirect_uri="https://elsewhere.example/back")
    assert authorise(field, account).status_code == 400
