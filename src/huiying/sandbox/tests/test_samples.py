"""Do the replies and events have the shapes that others recorded?"""

from __future__ import annotations

import json
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from huiying.sandbox.tests.stage import (
    SHARED,
    Field,
    Receiver,
    missing_from,
    picture,
    receiving,
    until,
    wechat,
    weibo,
)
from huiying.sandbox.tests.test_datacube import day

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/protocols is not there"),
]

SKIT = "skit_wechat/ModelSamples"


def sample(name: str) -> Any:
    return json.loads((SHARED / name).read_text(encoding="utf-8-sig"))


@pytest.fixture(scope="module")
def replies(field: Field) -> dict[str, Any]:
    """One good reply of every call that others recorded."""
    account = wechat(field)
    phone = field.phone(account.appid)
    openid = field.write(phone, account.appid, "您好")["openid"]
    published = account.publish()
    url = published["article_detail"]["item"][0]["article_url"]
    where = {"msg_data_id": published["msg_data_id"], "index": 0}
    for content in ("一", "二"):
        number = field.post("/control/comments", phone=phone["id"], url=url, content=content)["id"]
        answer = {**where, "user_comment_id": number, "content": "好"}
        account.post("/cgi-bin/comment/reply/add", **answer)
    listed = account.post("/cgi-bin/comment/list", **where, begin=0, count=9, type=0)
    comments = {type(one["reply"]): one for one in listed["comment"]}
    days = {"begin_date": day(1), "end_date": day(1)}
    mass = account.post(
        "/cgi-bin/message/mass/sendall",
        filter={"is_to_all": True},
        msgtype="mpnews",
        mpnews={"media_id": account.draft()},
    )
    credential = {"grant_type": "client_credential", "appid": account.appid, "secret": "secret"}
    return {
        "token": field.get("/wechat/cgi-bin/token", **credential),
        "uploadimg": account.upload("/cgi-bin/media/uploadimg", picture(), "a.png"),
        "upload": account.upload("/cgi-bin/media/upload", picture(), "a.png", type="image"),
        "draft count": account.get("/cgi-bin/draft/count"),
        "published": account.post("/cgi-bin/freepublish/batchget", offset=0, count=9),
        "comments object": {**listed, "comment": [comments[dict]]},
        "comments list": {**listed, "comment": [comments[list]]},
        "custom": account.send(openid),
        "mass": mass,
        "mass get": account.post("/cgi-bin/message/mass/get", msg_id=mass["msg_id"]),
        "user summary": account.post("/datacube/getusersummary", **days),
        "user cumulate": account.post("/datacube/getusercumulate", **days),
        "messages": account.post("/datacube/getupstreammsg", **days),
        "followers": account.get("/cgi-bin/user/get"),
        "follower": account.get("/cgi-bin/user/info", openid=openid),
        "materials": account.get("/cgi-bin/material/get_materialcount"),
    }


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("token", f"{SKIT}/Cgibin/CgibinTokenResponse.json"),
        ("token", "wechatpy/fixtures/token.json"),
        ("uploadimg", f"{SKIT}/CgibinMedia/CgibinMediaUploadImageResponse.json"),
        ("uploadimg", "wechatpy/fixtures/media_uploadimg.json"),
        ("upload", "wechatpy/fixtures/media_upload.json"),
        ("draft count", f"{SKIT}/CgibinDraft/CgibinDraftCountResponse.json"),
        ("published", f"{SKIT}/CgibinFreePublish/CgibinFreePublishBatchGetResponse.json"),
        ("comments list", f"{SKIT}/CgibinComment/CgibinCommentListResponse.json"),
        ("comments object", "wxjava/json/WxMpCommentServiceImplTest_0.json"),
        ("custom", "wechatpy/fixtures/message_custom_send.json"),
        ("mass", f"{SKIT}/CgibinMessageMass/CgibinMessageMassSendAllResponse.json"),
        ("mass", "wechatpy/fixtures/message_mass_send.json"),
        ("mass get", "wechatpy/fixtures/message_mass_get.json"),
        ("user summary", "wechatpy/fixtures/datacube_getusersummary.json"),
        ("user cumulate", "wechatpy/fixtures/datacube_getusercumulate.json"),
        ("messages", "wechatpy/fixtures/datacube_getupstreammsg.json"),
        ("followers", "wechatpy/fixtures/user_get.json"),
        ("materials", "wechatpy/fixtures/material_get_materialcount.json"),
        ("materials", f"{SKIT}/CgibinMaterial/CgibinMaterialGetMaterialCountResponse.json"),
    ],
)
def test_a_reply_has_all_a_sample_has(replies: dict[str, Any], name: str, file: str) -> None:
    assert missing_from(replies[name], sample(file)) == []


def test_a_follower_lacks_only_what_needs_an_open_platform(replies: dict[str, Any]) -> None:
    recorded = sample("wechatpy/fixtures/user_info.json")
    assert missing_from(replies["follower"], recorded) == [".unionid"]


@pytest.fixture(scope="module")
def receiver() -> Any:
    with receiving() as ready:
        yield ready


@pytest.fixture(scope="module")
def events(field: Field, receiver: Receiver) -> dict[str, Element]:
    """What a publication and a mass sending told the account's server."""
    account = wechat(field, receiver.url)
    mpnews = {"media_id": account.draft()}
    account.post(
        "/cgi-bin/message/mass/sendall",
        filter={"is_to_all": True},
        msgtype="mpnews",
        mpnews=mpnews,
    )
    mass = fromstring(receiver.next_with("MASSSENDJOBFINISH").text)
    account.publish()
    publish = fromstring(receiver.next_with("PUBLISHJOBFINISH").text)
    return {"mass": mass, "publish": publish}


def paths(element: Element, where: str = "") -> set[str]:
    here = f"{where}/{element.tag}"
    return {here}.union(*(paths(child, here) for child in element))


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("publish", "event_PUBLISHJOBFINISH_success.xml"),
        ("mass", "event_MASSSENDJOBFINISH_success_real.xml"),
    ],
)
def test_an_event_has_the_very_elements_of_the_real_one(
    events: dict[str, Element], name: str, file: str
) -> None:
    recorded = fromstring((SHARED / "wechat_official_docs" / file).read_text())
    assert paths(events[name]) == paths(recorded)


def recorded_by_weibo(name: str) -> Any:
    return sample("weibo_official_docs/vectors.json")[name]["body"]


@pytest.mark.parametrize(
    ("path", "name"), [("/2/account/rate_limit_status.json", "rate_limit_status")]
)
def test_weibo_answers_as_recorded(field: Field, path: str, name: str) -> None:
    answer = weibo(field).get(path).json()
    assert set(answer) == set(recorded_by_weibo(name))


def test_weibo_refuses_as_recorded(field: Field) -> None:
    answer = weibo(field, bound_domain="").share("x https://hewan.example/1")
    case = sample("weibo_official_docs/vectors.json")["share_domain_error_seen_in_field"]
    assert (answer.status_code, answer.json()) == (case["http_status"], case["body"])


def test_weibo_pushes_as_recorded(field: Field, receiver: Receiver) -> None:
    account = weibo(field, receiver.url)
    field.write(field.phone(), account.uid, "recorded")
    pushed = json.loads(until(lambda: receiver.next_with("recorded")).text)
    recorded = recorded_by_weibo("fan_service_push_text")
    shapes = [{name: type(value) for name, value in one.items()} for one in (pushed, recorded)]
    assert shapes[0] == shapes[1]
