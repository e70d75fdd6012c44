"""Does the platforms' doorway let in anybody but the platforms?"""

from __future__ import annotations

import hashlib
import json
import time

import pytest
from django.test import Client

from huiying.delivery.models import Sending
from huiying.foundation.journal.models import Line
from huiying.inbox.models import Message
from huiying.inbox.tasks import take_in
from huiying.registry.models import Account
from tests.cast import make_account
from tests.hostile.ground import Town, everything, signed

pytestmark = pytest.mark.django_db

SAID = json.dumps({"id": "1", "from": "open-id-1", "text": "路灯坏了"}, ensure_ascii=False)
WECHAT = {"appid": "wxsandbox0000000001", "secret": "s", "token": "wechat-token"}
WEIBO = {"app_key": "sandbox1", "app_secret": "weibo-secret", "access_token": "t"}
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {n} "{f"&{p};" * 10}">' for p, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><xml><MsgType>text</MsgType><Content>&i;</Content></xml>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    "<xml><MsgId>1</MsgId><MsgType>text</MsgType><Content>&f;</Content></xml>"
)
STAMPS = ["0", "-1", "1e9", "999999999999999", "٣", "", "nan", "1" * 400, "9999999999999"]
UNREADABLE = {
    "entity bomb": BOMB,
    "outside entity": OUTSIDE,
    "no XML": "<xml><Content>",
    "no JSON": "{",
    "a list": "[1]",
    "deep JSON": '{"a":' * 5000 + "1" + "}" * 5000,
    "deep XML": "<a>" * 50_000 + "</a>" * 50_000,
    "half a pair": '{"MsgId":"1","MsgType":"text","FromUserName":"o","Content":"\\ud800"}',
    "long number": '{"MsgId":' + "9" * 5000 + "}",
}
ODD = {
    "NUL in every place": '{"MsgId":"1","MsgType":"te\\u0000xt","FromUserName":"o\\u0000",'
    '"Content":"a\\u0000b","Event":"\\u0000","PicUrl":"http://x/\\u0000","CreateTime":"1"}',
    "script for an address": '{"MsgId":"2","MsgType":"image","FromUserName":"o",'
    '"PicUrl":"javascript:alert(1)","CreateTime":"999999999999999"}',
    "shapes": '{"MsgId":{"a":1},"MsgType":["text"],"FromUserName":{"b":2},"Content":[1],'
    '"PublishEventInfo":[],"Event":{}}',
    "news of nothing": '{"MsgType":"event","Event":"PUBLISHJOBFINISH","PublishEventInfo":'
    '{"publish_id":"x","publish_status":"0","article_detail":"none"}}',
    "news of a shape": '{"MsgType":"event","Event":"MASSSENDJOBFINISH","MsgID":"7",'
    '"Status":{"a":1},"ArticleUrlResult":5}',
}


def token_signed(secret: str, stamp: str = "") -> str:
    """As WeChat in plain mode and Weibo sign: the body is not covered."""
    stamp = stamp or str(int(time.time()))
    joined = "".join(sorted([secret, stamp, "n"]))
    digest = hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest()
    return f"timestamp={stamp}&nonce=n&signature={digest}"


def knock(account: Account, query: str, body: str = SAID) -> int:
    """Push; nothing may fail."""
    address = f"/channels/push/{account.slug}/?{query}"
    return Client().post(address, body, content_type="text/plain").status_code


def stored() -> list[Message]:
    rows = Message.objects.whole("the test's own").filter(account__isnull=False)
    return list(rows.order_by("id"))


def wechat(town: Town) -> Account:
    return make_account(town.city.department, "wechat", credentials=WECHAT)


def test_a_replayed_push_is_one_message_and_one_case(town: Town) -> None:
    query = signed(SAID)
    assert [knock(town.notebook, query) for _ in range(5)] == [200] * 5
    take_in()
    (kept,) = stored()
    lines = Line.objects.filter(happened="inbox.message.heard", subject_id=kept.pk)
    assert (kept.case is not None, lines.count()) == (True, 1)


def test_a_captured_signature_serves_no_other_body(town: Town) -> None:
    before = everything()
    assert knock(town.notebook, signed(SAID), SAID.replace("路灯", "别的")) == 403
    assert everything() == before


@pytest.mark.parametrize("age", [-3600, -301, 302, 86_400])
def test_a_stale_or_early_push_is_refused(age: int, town: Town) -> None:
    before = everything()
    assert knock(town.notebook, signed(SAID, stamp=str(int(time.time()) - age))) == 403
    assert everything() == before


@pytest.mark.parametrize("stamp", STAMPS)
@pytest.mark.parametrize("kind", ["wechat", "notebook"])
def test_an_odd_timestamp_is_refused(stamp: str, kind: str, town: Town) -> None:
    account = town.notebook if kind == "notebook" else wechat(town)
    before = everything()
    assert knock(account, f"timestamp={stamp}&nonce=n&signature={'0' * 40}") == 403
    assert everything() == before


@pytest.mark.parametrize("query", ["", "timestamp=1", "signature=é", "signature=%00&nonce=%ff"])
def test_an_unsigned_push_is_refused(query: str, town: Town) -> None:
    before = everything()
    assert knock(town.notebook, query) in {400, 403}
    assert everything() == before


@pytest.mark.parametrize("secret", ["", "None", "wrong"])
def test_a_push_signed_with_a_guess_is_refused(secret: str, town: Town) -> None:
    bare = make_account(town.city.other)  # no credentials at all: the empty secret fits nothing
    before = everything()
    assert [knock(a, signed(SAID, secret=secret)) for a in (town.notebook, bare)] == [403, 403]
    assert everything() == before


@pytest.mark.parametrize("body", UNREADABLE)
def test_a_signed_body_that_is_harmful_is_not_read(body: str, town: Town) -> None:
    account = wechat(town)
    before, began = everything(), time.perf_counter()
    assert knock(account, token_signed(WECHAT["token"]), UNREADABLE[body]) == 400
    assert time.perf_counter() - began < 5
    assert everything() == before


@pytest.mark.parametrize("body", ODD)
@pytest.mark.parametrize("kind", ["wechat", "weibo"])
def test_an_odd_body_never_falls_over(body: str, kind: str, town: Town) -> None:
    made = {"wechat": (WECHAT, "token"), "weibo": (WEIBO, "app_secret")}
    credentials, secret = made[kind]
    account = make_account(town.city.department, kind, credentials=credentials)
    assert knock(account, token_signed(credentials[secret]), ODD[body]) == 200
    take_in()
    assert [m.picture_url for m in stored() if "javascript" in m.picture_url] == []


@pytest.mark.parametrize(
    "moment",
    [
        "Mon Jul 16 18:09:20 -0000 2012",
        "Mon Jul 16 18:09:20 +999999999999 2012",
        "Mon Foo 99 99:99:99 +0800 0000",
        "999999999999999",
        "-1",
    ],
)
def test_weibo_s_odd_times_never_fall_over(moment: str, town: Town) -> None:
    account = make_account(town.city.department, "weibo", credentials=WEIBO)
    said = {"type": "text", "sender_id": "1", "text": "路灯", "created_at": moment, "data": {}}
    assert knock(account, token_signed(WEIBO["app_secret"]), json.dumps(said)) == 200
    assert len(stored()) == 1


def test_news_signed_for_one_account_changes_no_other_s_sending(town: Town) -> None:
    account = wechat(town)
    body = json.dumps(
        {
            "MsgType": "event",
            "Event": "PUBLISHJOBFINISH",
            "PublishEventInfo": {"publish_id": "1", "publish_status": 0, **town.sending.keys},
        }
    )
    before = Sending.objects.whole("the test's own").values().get(pk=town.sending.pk)
    assert knock(account, token_signed(WECHAT["token"]), body) == 200
    assert Sending.objects.whole("the test's own").values().get(pk=town.sending.pk) == before


def test_a_megabyte_is_not_read(town: Town) -> None:
    body = "x" * 2**20
    assert knock(town.notebook, signed(body), body) == 413
    assert stored() == []


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_another_method_is_refused(method: str, town: Town) -> None:
    send = getattr(Client(), method)
    assert send(f"/channels/push/{town.notebook.slug}/?{signed(SAID)}").status_code == 405
    assert stored() == []


@pytest.mark.parametrize("slug", ["nobody", "1", "a" * 500])
def test_an_unknown_address_is_not_found(slug: str, town: Town) -> None:
    address = f"/channels/push/{slug}/?{signed(SAID)}"
    assert Client().post(address, SAID, content_type="text/plain").status_code == 404


def test_an_account_that_hears_nothing_has_no_such_address(town: Town) -> None:
    address = f"/channels/push/{town.website.slug}/"
    assert [Client().get(address).status_code, knock(town.website, signed(SAID))] == [404, 404]


def test_what_is_echoed_is_no_page(town: Town) -> None:
    echo = "<script>alert(1)</script>"
    address = f"/channels/push/{town.notebook.slug}/?{signed('')}"
    answer = Client().get(
        address, query_params=None, data=None, QUERY_STRING=f"{signed('')}&echostr={echo}"
    )
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
