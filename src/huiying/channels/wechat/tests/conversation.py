"""What does WeChat answer when all goes well, for tests that change one answer of it?

Shapes: the vendor's pages; the third-party samples are compared in `test_samples.py`.
"""

from __future__ import annotations

from typing import Any

from huiying.channels.tests.platform_player import Player

STABLE_TOKEN = "/cgi-bin/stable_token"
UPLOAD = "/cgi-bin/media/uploadimg"
MATERIAL = "/cgi-bin/material/add_material"
DRAFT_ADD = "/cgi-bin/draft/add"
DRAFTS = "/cgi-bin/draft/batchget"
SUBMIT = "/cgi-bin/freepublish/submit"
POLL = "/cgi-bin/freepublish/get"
PUBLISHED = "/cgi-bin/freepublish/batchget"
DELETE = "/cgi-bin/freepublish/delete"
SEND_TO_ALL = "/cgi-bin/message/mass/sendall"
MASS_POLL = "/cgi-bin/message/mass/get"
MASS_DELETE = "/cgi-bin/message/mass/delete"
CUSTOM_SEND = "/cgi-bin/message/custom/send"
METRICS = "/datacube/getarticletotaldetail"

EMPTY: dict[str, Any] = {"total_count": 0, "item_count": 0, "item": []}


def play_well(platform: Player) -> None:
    """Every call of a publication succeeds."""
    platform.says(STABLE_TOKEN, {"access_token": "T1", "expires_in": 7200})
    platform.says(UPLOAD, {"url": "http://mmbiz.qpic.cn/mmbiz/one/0"})
    platform.says(MATERIAL, {"media_id": "cover-1", "url": "http://mmbiz.qpic.cn/cover"})
    platform.says(DRAFTS, EMPTY)
    platform.says(PUBLISHED, EMPTY)
    platform.says(DRAFT_ADD, {"media_id": "draft-1"})
    platform.says(
        SUBMIT, {"errcode": 0, "errmsg": "ok", "publish_id": 2247500001, "msg_data_id": "265000001"}
    )
    platform.says(
        SEND_TO_ALL,
        {
            "errcode": 0,
            "errmsg": "send job submission success",
            "msg_id": 34182,
            "msg_data_id": 206227730,
        },
    )
    platform.says(CUSTOM_SEND, {"errcode": 0, "errmsg": "ok"})


def draft_listed(link: str, media_id: str = "draft-1") -> dict[str, Any]:
    """The draft box with one draft in it."""
    news = {"title": "T", "content_source_url": link}
    item = {"media_id": media_id, "content": {"news_item": [news]}, "update_time": 1_790_000_000}
    return {"total_count": 1, "item_count": 1, "item": [item]}


def article_listed(link: str, deleted: bool = False) -> dict[str, Any]:
    """The published list with one article in it."""
    news = {"content_source_url": link, "url": "http://mp.weixin.qq.com/s/x", "is_deleted": deleted}
    item = {
        "article_id": "A1",
        "content": {"news_item": [news]},
        "update_time": 1_790_000_000,
    }
    return {"total_count": 1, "item_count": 1, "item": [item]}
