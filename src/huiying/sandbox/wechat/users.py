"""Who follows an account?"""

from __future__ import annotations

from huiying.sandbox import phones
from huiying.sandbox.store import Row
from huiying.sandbox.wechat.calls import Call, Operation, Reply
from huiying.sandbox.wechat.errors import WeChatError

PAGE = 10_000


def _list(call: Call) -> Reply:
    openids = [row["openid"] for row in phones.followers(call.tables, call.account.key)]
    after = call.query.get("next_openid", "")
    if after and after not in openids:
        raise WeChatError(40003)
    page = openids[openids.index(after) + 1 if after else 0 :][:PAGE]
    data = {"data": {"openid": page}} if page else {}
    last = page[-1] if page else ""
    return {"total": len(openids), "count": len(page), **data, "next_openid": last}


def _info(call: Call) -> Reply:
    """Names and pictures are no longer given out."""
    openid = call.query.get("openid", "")
    row = phones.follower(call.tables, call.account.key, openid)
    if row is None:
        raise WeChatError(40003)
    return _known(row) if row["active"] else {"subscribe": 0, "openid": openid}


def _known(row: Row) -> Row:
    return {
        "subscribe": 1,
        "openid": row["openid"],
        "nickname": "",
        "sex": 0,
        "language": "zh_CN",
        "city": "",
        "province": "",
        "country": "",
        "headimgurl": "",
        "subscribe_time": int(row["since"]),
        "remark": "",
        "groupid": 0,
        "tagid_list": [],
        "subscribe_scene": "ADD_SCENE_SEARCH",
        "qr_scene": 0,
        "qr_scene_str": "",
    }


OPERATIONS = {
    "/cgi-bin/user/get": Operation(_list, "GET"),
    "/cgi-bin/user/info": Operation(_info, "GET"),
}
