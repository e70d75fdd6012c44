"""Do visitors see what happened, in two languages, with and without scripts?"""

from __future__ import annotations

import re

import httpx
import pytest

from huiying.sandbox.pages.frame import linked
from huiying.sandbox.pages.words import WORDS
from huiying.sandbox.tests.stage import AES_KEY, Field, Receiver, wechat, weibo

BANNER = "演练场 · 不是真实平台"
INLINE = re.compile(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=", re.IGNORECASE)


@pytest.mark.parametrize(
    "path", ["/", "/timelines/wechat", "/timelines/weibo", "/phones", "/no/such/page"]
)
def test_every_page_says_that_it_is_not_the_platform(field: Field, path: str) -> None:
    chinese, english = field.page(path), field.page(f"{path}?lang=en")
    assert BANNER in chinese.text
    assert '<html lang="zh-Hans">' in chinese.text
    assert "Playing field · not the real platform" in english.text
    assert '<html lang="en">' in english.text
    assert not INLINE.search(chinese.text)
    assert "'unsafe" not in chinese.headers["content-security-policy"]


@pytest.mark.parametrize("pair", WORDS.values(), ids=WORDS.keys())
def test_both_languages_name_the_same_values(pair: tuple[str, str]) -> None:
    chinese, english = (sorted(re.findall(r"{(\w+)}", words)) for words in pair)
    assert chinese == english
    assert all(pair)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("见：http://127.0.0.1:8000/track/1/。", 'href="http://127.0.0.1:8000/track/1/"'),
        ("<b>http://a.example/?x=1&y=2</b>", 'href="http://a.example/?x=1&amp;y=2"'),
    ],
)
def test_an_address_in_a_message_can_be_pressed(said: str, shown: str) -> None:
    assert shown in linked(said)
    assert "<b>" not in linked(said)


def test_an_article_is_shown_without_its_scripts(field: Field) -> None:
    account = wechat(field)
    content = '<p style="color:red">今晚检修<script>alert(1)</script></p>'
    shown = account.publish(title="路灯 <b>检修</b>", content=content)
    url = shown["article_detail"]["item"][0]["article_url"]
    page = field.page(url.removeprefix(field.url))
    assert "路灯 &lt;b&gt;检修&lt;/b&gt;" in page.text
    assert "<p>今晚检修</p>" in page.text
    assert not INLINE.search(page.text)
    assert "路灯 &lt;b&gt;检修" in field.page("/timelines/wechat").text


def test_a_deleted_article_says_so(field: Field) -> None:
    account = wechat(field)
    shown = account.publish()
    account.post("/cgi-bin/freepublish/delete", article_id=shown["article_id"])
    url = shown["article_detail"]["item"][0]["article_url"]
    assert "已被发布者删除" in field.page(url.removeprefix(field.url)).text


def test_a_citizen_writes_and_reads_without_scripts(field: Field, receiver: Receiver) -> None:
    account, phone = wechat(field, receiver.url), field.phone()
    chat = f"/phones/{phone['id']}/{account.key}"
    posted = httpx.post(f"{field.url}{chat}", data={"text": "路灯坏了"}, trust_env=False)
    assert "路灯坏了" in receiver.next_with("路灯坏了").text
    openid = field.get(f"/control/phones/{phone['id']}")["openids"][account.key]
    account.send(openid, "已派人检修")
    page = field.page(chat).text
    assert (posted.status_code, posted.headers["location"]) == (303, chat)
    assert "路灯坏了" in page
    assert "已派人检修" in page
    assert "已派人检修" in field.page(f"/phones/{phone['id']}").text


def test_an_empty_message_is_explained(field: Field) -> None:
    account, phone = wechat(field), field.phone()
    url = f"{field.url}/phones/{phone['id']}/{account.key}"
    answer = httpx.post(url, data={"text": "  "}, trust_env=False)
    assert answer.status_code == 400
    assert "消息要有 1 到 2000 个字" in answer.text
    assert field.received(phone) == []


def test_a_form_from_elsewhere_is_refused(field: Field) -> None:
    account, phone = wechat(field), field.phone()
    url = f"{field.url}/phones/{phone['id']}/{account.key}"
    foreign = {"origin": "https://other.example"}
    answer = httpx.post(url, data={"text": "您好"}, headers=foreign, trust_env=False)
    shown = field.get(f"/control/phones/{phone['id']}/messages")["messages"]
    assert answer.status_code == 403
    assert shown == []


def test_a_phone_is_added_on_the_page(field: Field) -> None:
    url = f"{field.url}/phones"
    answer = httpx.post(
        url, data={"nickname": "页面上的人"}, trust_env=False, follow_redirects=True
    )
    refused = httpx.post(url, data={"nickname": ""}, trust_env=False)
    assert "页面上的人的手机" in answer.text
    assert refused.status_code == 400


def test_changes_are_announced_at_once(field: Field) -> None:
    account, phone = wechat(field), field.phone()
    openid = field.write(phone, account.appid, "您好")["openid"]
    url = f"{field.url}/phones/{phone['id']}/{account.key}/changes"
    with httpx.stream("GET", url, trust_env=False, timeout=5) as stream:
        lines = (line for line in stream.iter_lines() if line.startswith("data: "))
        first = next(lines)
        account.send(openid, "已收到")
        second = next(lines)
    assert first != second


def test_comments_are_written_on_the_pages(field: Field) -> None:
    article = wechat(field).publish()["article_detail"]["item"][0]["article_url"]
    account = weibo(field)
    account.share("路灯检修完成 https://hewan.example/1")
    post = account.posted()[0]["url"]
    form = {"phone": str(field.phone()["id"]), "content": "什么时候修"}
    pages = [
        httpx.post(url, data=form, trust_env=False, follow_redirects=True).text
        for url in (article, post)
    ]
    assert ["什么时候修" in page for page in pages] == [True, True]


def test_an_account_shows_what_went_to_and_fro_but_no_secret(field: Field) -> None:
    account = wechat(field, "http://127.0.0.1:9/nobody")
    page = field.page(f"/accounts/{account.key}").text
    assert "/cgi-bin/stable_token" in page
    assert [secret in page for secret in (AES_KEY, account.token)] == [False, False]


def test_a_draft_can_be_previewed(field: Field) -> None:
    account = wechat(field)
    url = account.post("/cgi-bin/draft/get", media_id=account.draft())["news_item"][0]["url"]
    assert "这篇文章还没有发布" in field.page(url.removeprefix(field.url)).text


@pytest.mark.parametrize(
    "path",
    ["/phones/999999", "/phones/1/nobody", "/wechat/s/nothing", "/weibo/1/1", "/accounts/nobody"],
)
def test_what_is_not_there_is_not_there(field: Field, path: str) -> None:
    answer = field.page(path)
    assert answer.status_code == 404
    assert "没有这一页" in answer.text
