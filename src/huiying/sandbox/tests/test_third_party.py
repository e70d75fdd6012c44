"""Does a client written by others get along with the playing field?"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from huiying.sandbox.tests.stage import AES_KEY, Field, Receiver, WeChat, picture, until, wechat

# wechatpy is of 2021 and calls its own deprecated methods.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def account(field: Field, receiver: Receiver) -> WeChat:
    return wechat(field, receiver.url, mode="safe")


@pytest.fixture
def client(field: Field, account: WeChat) -> Iterator[Any]:
    """wechatpy's own client, pointed at the playing field instead of the hard-coded address."""
    from wechatpy import WeChatClient

    class Pointed(WeChatClient):  # type: ignore[misc]
        API_BASE_URL = f"{field.url}/wechat/cgi-bin/"

        def fetch_access_token(self) -> Any:
            given = {"grant_type": "client_credential", "appid": self.appid, "secret": self.secret}
            return self._fetch_access_token(f"{self.API_BASE_URL}token", given)

    pointed = Pointed(account.appid, "secret")
    pointed._http.trust_env = False
    pointed.datacube.API_BASE_URL = f"{field.url}/wechat/datacube/"
    yield pointed
    pointed._http.close()


def image() -> io.BytesIO:
    kept = io.BytesIO(picture())
    kept.name = "a.png"
    return kept


def test_it_fetches_a_token(client: Any) -> None:
    assert client.access_token
    assert client.expires_at


def test_it_gets_a_new_token_when_the_old_one_has_died(
    client: Any, field: Field, account: WeChat
) -> None:
    before = client.access_token
    field.post("/knobs/tokens/expire", account=account.appid)
    assert client.material.get_count()["image_count"] == 0
    assert client.access_token != before


def test_it_uploads_pictures(client: Any) -> None:
    kept = client.material.add("image", image())
    inside = client.media.upload_image(image())
    assert client.material.get(kept["media_id"]).content == picture()
    assert client.material.batchget("image")["item"][0]["media_id"] == kept["media_id"]
    assert inside.startswith("http")


def test_it_uploads_a_film_with_its_words(client: Any) -> None:
    film = io.BytesIO(b"0000ftypmp42")
    film.name = "a.mp4"
    kept = client.material.add("video", film, title="检修", introduction="今晚")
    assert client.material.get(kept["media_id"])["title"] == "检修"


def test_it_writes_to_a_citizen_until_the_allowance_is_used_up(
    client: Any, field: Field, account: WeChat
) -> None:
    from wechatpy.exceptions import WeChatClientException

    phone = field.phone(account.appid)
    openid = field.write(phone, account.appid, "您好")["openid"]
    sent = [client.message.send_text(openid, f"第 {n} 次")["errcode"] for n in range(5)]
    with pytest.raises(WeChatClientException) as refused:
        client.message.send_text(openid, "再来")
    assert sent == [0] * 5
    assert refused.value.errcode == 45047


def test_it_publishes(client: Any, account: WeChat) -> None:
    article = {"title": "检修", "content": "<p>今晚</p>"}
    cover = client.material.add("image", image())["media_id"]
    draft = client.post("draft/add", data={"articles": [{**article, "thumb_media_id": cover}]})
    submitted = client.post("freepublish/submit", data=draft)
    ask = {"publish_id": submitted["publish_id"]}
    assert until(lambda: client.post("freepublish/get", data=ask)["publish_status"] == 0)
    assert [one["title"] for one in account.published()] == ["检修"]


def test_it_sends_to_all_only_once(client: Any, account: WeChat) -> None:
    from wechatpy.exceptions import WeChatClientException

    media_id = account.draft()
    first = client.message.send_mass_article(None, media_id, True, client_msg_id="a1")
    with pytest.raises(WeChatClientException) as refused:
        client.message.send_mass_article(None, media_id, True, client_msg_id="a1")
    assert first["msg_id"]
    assert refused.value.errcode == 45065


def test_it_lists_followers(client: Any, field: Field, account: WeChat) -> None:
    phone = field.phone(account.appid)
    openid = phone["openids"][account.key]
    assert list(client.user.iter_followers()) == [openid]
    assert client.user.get(openid)["subscribe"] == 1


def test_it_reads_comments_and_answers(client: Any, field: Field, account: WeChat) -> None:
    shown = account.publish()
    phone, data_id = field.phone(account.appid), shown["msg_data_id"]
    url = shown["article_detail"]["item"][0]["article_url"]
    field.post("/control/comments", phone=phone["id"], url=url, content="几点")
    comment = client.material.list_comment(data_id, index=0, count=20)["comment"][0]
    number = comment["user_comment_id"]
    assert client.material.add_reply_comment(data_id, 0, number, "八点")["errcode"] == 0


def test_it_reads_figures(client: Any) -> None:
    yesterday = date.today() - timedelta(days=2)  # noqa: DTZ011 any past day will do
    (summary,) = client.datacube.get_user_summary(yesterday, yesterday)
    assert summary["ref_date"] == yesterday.isoformat()


@pytest.mark.parametrize("mode", ["plain", "compat", "safe"])
def test_it_reads_what_is_pushed(field: Field, receiver: Receiver, mode: str) -> None:
    from wechatpy import parse_message
    from wechatpy.crypto import WeChatCrypto
    from wechatpy.utils import check_signature

    account = wechat(field, receiver.url, mode=mode)
    sent = field.write(field.phone(account.appid), account.appid, "路灯坏了")
    push = receiver.next()
    query = push.query
    check_signature("word", query["signature"], query["timestamp"], query["nonce"])
    crypto = WeChatCrypto("word", AES_KEY, account.appid)
    signed = (query.get("msg_signature"), query["timestamp"], query["nonce"])
    opened = push.text if mode == "plain" else crypto.decrypt_message(push.text, *signed)
    message = parse_message(opened)
    assert (message.type, message.content) == ("text", "路灯坏了")
    assert (str(message.id), message.source) == (sent["msg_id"], sent["openid"])


def test_it_reads_what_a_mass_sending_came_to(receiver: Receiver, field: Field) -> None:
    from wechatpy import parse_message

    account = wechat(field, receiver.url)
    mpnews = {"media_id": account.draft()}
    body = {"filter": {"is_to_all": True}, "msgtype": "mpnews", "mpnews": mpnews}
    sent = account.post("/cgi-bin/message/mass/sendall", **body)
    event = parse_message(receiver.next_with("MASSSENDJOBFINISH").text)
    assert event.event == "masssendjobfinish"
    assert (event.id, event.status) == (sent["msg_id"], "send success")


def test_its_sealed_reply_reaches_the_phone(
    field: Field, receiver: Receiver, account: WeChat
) -> None:
    from wechatpy import create_reply, parse_message
    from wechatpy.crypto import WeChatCrypto

    crypto = WeChatCrypto("word", AES_KEY, account.appid)

    def answer(push: Any) -> bytes:
        signed = (push.query["msg_signature"], push.query["timestamp"], push.query["nonce"])
        message = parse_message(crypto.decrypt_message(push.text, *signed))
        reply = create_reply("来信收到", message)
        sealed: str = crypto.encrypt_message(reply.render(), push.query["nonce"])
        return sealed.encode()

    receiver.answer = answer
    phone = field.phone(account.appid)
    field.write(phone, account.appid, "您好")
    (shown,) = until(lambda: field.received(phone))
    assert shown["body"] == {"type": "text", "text": "来信收到"}
