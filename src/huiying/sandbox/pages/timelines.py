"""What stands on the platforms, and who put it there?"""

from __future__ import annotations

import json
import re
from typing import Any

import nh3
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from huiying.sandbox import accounts, phones, pictures, published
from huiying.sandbox.accounts import Account, WeChatAccount
from huiying.sandbox.ground import ground_of
from huiying.sandbox.moments import day_of, now
from huiying.sandbox.pages.frame import (
    go,
    is_foreign,
    missing_page,
    number,
    page,
    read_form,
    refuse_form,
)
from huiying.sandbox.store import Row, Tables
from huiying.sandbox.wechat import comments as wechat_comments
from huiying.sandbox.wechat import datacube
from huiying.sandbox.weibo import comments as weibo_comments

PAGE = 30
LATEST = 6
COMMENT_CHARACTERS = 140

_WITHOUT_ALT = re.compile(r"<img(?![^>]*\salt=)")


def _by_key(tables: Tables) -> dict[str, Account]:
    return {account.key: account for account in accounts.everyone(tables)}


def _shown(row: Row, owners: dict[str, Account]) -> Row:
    return {**row, "owner": owners[row["account"]]}


async def _home(request: Request) -> Response:
    with ground_of(request).store.transaction() as tables:
        owners = _by_key(tables)
        return page(
            request,
            "home.html",
            wechat=[one for key, one in owners.items() if key.startswith("wechat:")],
            weibo=[one for key, one in owners.items() if key.startswith("weibo:")],
            articles=tables.value("SELECT count(*) FROM article WHERE deleted = 0"),
            posts=tables.value("SELECT count(*) FROM status WHERE deleted = 0"),
            phones=phones.phones(tables),
            latest=[_shown(one, owners) for one in published.articles(tables, limit=LATEST)],
            latest_posts=[_shown(one, owners) for one in published.statuses(tables, limit=LATEST)],
        )


async def _timeline(request: Request) -> Response:
    platform = request.path_params["platform"]
    page_number = max(1, number(request.query_params.get("page", "")))
    only = request.query_params.get("account", "")
    read = {"wechat": published.articles, "weibo": published.statuses}.get(platform)
    if read is None:
        return missing_page(request)
    with ground_of(request).store.transaction() as tables:
        owners = _by_key(tables)
        rows = read(tables, only, PAGE * page_number + 1)[PAGE * (page_number - 1) :]
    return page(
        request,
        "timeline.html",
        platform=platform,
        rows=[_shown(row, owners) for row in rows[:PAGE]],
        number=page_number,
        more=len(rows) > PAGE,
        only=only,
        owner=owners.get(only),
        now=now(),
    )


def _article_row(tables: Tables, url_key: str) -> Row | None:
    return tables.row("SELECT * FROM article WHERE url_key = ?", url_key)


def unstyled(content: str) -> str:
    """For our own page, which allows no styles inside the text and no picture without `alt`."""
    cleaned = nh3.clean(content, tags=nh3.ALLOWED_TAGS | {"section"})
    return _WITHOUT_ALT.sub('<img alt=""', cleaned)


async def _article(request: Request) -> Response:
    with ground_of(request).store.transaction() as tables:
        row = _article_row(tables, request.path_params["key"])
        if row is None:
            return missing_page(request)
        return page(request, "article.html", **_article_values(tables, row))


def _article_values(tables: Tables, row: Row) -> dict[str, Any]:
    owner = accounts.find(tables, row["account"])
    assert isinstance(owner, WeChatAccount)
    return {
        "article": row,
        "content": unstyled(row["content"]),
        "source_url": json.loads(row["details"]).get("content_source_url", ""),
        "owner": owner,
        "readers": datacube.readers_by(owner, row, day_of(now())),
        "comments": wechat_comments.under_article(tables, row),
        "phones": phones.phones(tables),
    }


async def _comment_on_article(request: Request) -> Response:
    if is_foreign(request):
        return refuse_form(request)
    form = await read_form(request)
    with ground_of(request).store.transaction() as tables:
        row = _article_row(tables, request.path_params["key"])
        phone = phones.find_phone(tables, number(form.get("phone", "")))
        if row is None or phone is None:
            return missing_page(request)
        content = form.get("content", "").strip()[:COMMENT_CHARACTERS]
        if content:
            wechat_comments.write(tables, row, phone, content)
    return go(request, request.url.path)


async def _preview(request: Request) -> Response:
    with ground_of(request).store.transaction() as tables:
        draft = tables.row(
            "SELECT * FROM draft WHERE media_id = ?", request.path_params["media_id"]
        )
        if draft is None:
            return missing_page(request)
        owner = accounts.find(tables, draft["account"])
    written = json.loads(draft["articles"])
    shown = [{**one, "content": unstyled(one["content"])} for one in written]
    return page(request, "preview.html", articles=shown, owner=owner)


def _status_row(tables: Tables, request: Request) -> Row | None:
    return tables.row(
        "SELECT * FROM status WHERE id = ? AND account = ?",
        request.path_params["id"],
        f"weibo:{request.path_params['uid']}",
    )


async def _post(request: Request) -> Response:
    with ground_of(request).store.transaction() as tables:
        row = _status_row(tables, request)
        if row is None:
            return missing_page(request)
        return page(
            request,
            "post.html",
            post=_shown(row, _by_key(tables)),
            comments=weibo_comments.under_status(tables, row["id"]),
            phones=phones.phones(tables),
            now=now(),
        )


async def _comment_on_post(request: Request) -> Response:
    if is_foreign(request):
        return refuse_form(request)
    form = await read_form(request)
    with ground_of(request).store.transaction() as tables:
        row = _status_row(tables, request)
        phone = phones.find_phone(tables, number(form.get("phone", "")))
        if row is None or phone is None:
            return missing_page(request)
        content = form.get("content", "").strip()[:COMMENT_CHARACTERS]
        if content:
            weibo_comments.write(tables, row, phone["nickname"], phone["uid"], content)
    return go(request, request.url.path)


async def _picture(request: Request) -> Response:
    with ground_of(request).store.transaction() as tables:
        found = pictures.at(tables, request.path_params["key"])
    if found is None or not found["content_type"].startswith("image/"):
        return missing_page(request)
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(found["data"], media_type=found["content_type"], headers=headers)


ROUTES = [
    Route("/", _home),
    Route("/timelines/{platform}", _timeline),
    Route("/wechat/s/preview/{media_id}", _preview),
    Route("/wechat/s/{key}", _article),
    Route("/wechat/s/{key}", _comment_on_article, methods=["POST"]),
    Route("/wechat/mmbiz/{key}/0", _picture),
    Route("/weibo/{uid:int}/{id:int}", _post),
    Route("/weibo/{uid:int}/{id:int}", _comment_on_post, methods=["POST"]),
]
