"""Does the platform take and refuse articles and pictures as it is known to?"""

from __future__ import annotations

import json
from typing import Any

import pytest

from huiying.sandbox.tests.stage import Field, picture, wechat

ADD = "/cgi-bin/draft/add"
MB = 1024 * 1024


@pytest.mark.parametrize(
    ("only", "code"),
    [
        ({"title": "题" * 33}, 45003),
        ({"title": ""}, 45003),
        ({"author": "者" * 17}, 45110),
        ({"digest": "要" * 129}, 45004),
        ({"content": "文" * 20_000}, 45002),
        ({"content": " "}, 44004),
        ({"content_source_url": "http://x.example/" + "a" * 1024}, 45005),
        ({"thumb_media_id": "nothing"}, 40007),
    ],
)
def test_it_refuses_what_is_too_long_or_missing(
    field: Field, only: dict[str, Any], code: int
) -> None:
    account = wechat(field)
    assert account.post(ADD, articles=[account.article(**only)])["errcode"] == code
    assert account.get("/cgi-bin/draft/count") == {"total_count": 0}


@pytest.mark.parametrize(
    "only",
    [
        {"title": "题" * 32},
        {"author": "者" * 16},
        {"digest": "要" * 128},
        {"content": "文" * 19_999},
    ],
)
def test_it_takes_what_just_fits(field: Field, only: dict[str, Any]) -> None:
    account = wechat(field)
    assert account.post(ADD, articles=[account.article(**only)])["media_id"]


@pytest.mark.parametrize(("number", "code"), [(0, 45008), (9, 45008)])
def test_it_takes_one_to_eight_articles(field: Field, number: int, code: int) -> None:
    account = wechat(field)
    assert account.post(ADD, articles=[account.article()] * number)["errcode"] == code


def test_it_refuses_escaped_chinese(field: Field) -> None:
    account = wechat(field)
    escaped = json.dumps({"articles": [account.article()]}).encode()
    assert account.raw(ADD, escaped)["errcode"] == 40033


@pytest.mark.parametrize(
    ("content", "code"), [(b"", 44002), (b"{", 47001), (b"[]", 47001), (b'{"articles":{}}', 47001)]
)
def test_it_refuses_what_is_no_json_object(field: Field, content: bytes, code: int) -> None:
    assert wechat(field).raw(ADD, content)["errcode"] == code


def test_it_keeps_pictures_of_its_own_and_drops_all_else(field: Field) -> None:
    account = wechat(field)
    own = account.upload("/cgi-bin/media/uploadimg", picture(), "a.png")["url"]
    content = (
        f'<p style="color:red" onclick="x()">字<img src="{own}" alt="图">'
        '<img src="https://other.example/b.png"><script>alert(1)</script></p>'
    )
    media_id = account.draft(content=content)
    kept = account.post("/cgi-bin/draft/get", media_id=media_id)["news_item"][0]["content"]
    assert kept == f'<p style="color:red">字<img src="{own}" alt="图"></p>'


def test_it_writes_a_digest_of_fifty_four_characters(field: Field) -> None:
    account = wechat(field)
    media_id = account.draft(content=f"<p>{'文' * 60}</p>")
    kept = account.post("/cgi-bin/draft/get", media_id=media_id)["news_item"][0]
    assert kept["digest"] == "文" * 54


def test_it_changes_and_deletes_a_draft(field: Field) -> None:
    account = wechat(field)
    media_id = account.draft()
    changed = account.article(title="新题")
    update = {"media_id": media_id, "index": 0, "articles": changed}
    assert account.post("/cgi-bin/draft/update", **update)["errcode"] == 0
    listed = account.post("/cgi-bin/draft/batchget", offset=0, count=20, no_content=1)
    assert listed["item"][0]["content"]["news_item"][0]["title"] == "新题"
    assert "content" not in listed["item"][0]["content"]["news_item"][0]
    assert account.post("/cgi-bin/draft/delete", media_id=media_id)["errcode"] == 0
    assert account.post("/cgi-bin/draft/get", media_id=media_id)["errcode"] == 40007


@pytest.mark.parametrize(
    ("path", "kind", "data", "name", "code"),
    [
        ("/cgi-bin/media/uploadimg", "", b"GIF89a", "a.gif", 40005),
        ("/cgi-bin/media/uploadimg", "", b"\x89PNG" + b"0" * MB, "a.png", 40009),
        ("/cgi-bin/media/uploadimg", "", b"no picture", "a.png", 40005),
        ("/cgi-bin/media/uploadimg", "", b"", "a.png", 44001),
        ("/cgi-bin/material/add_material", "image", b"BM" + b"0" * 10 * MB, "a.bmp", 40009),
        ("/cgi-bin/material/add_material", "thumb", b"\xff\xd8\xff" + b"0" * 65536, "a.jpg", 40009),
        ("/cgi-bin/material/add_material", "paper", b"BM", "a.bmp", 40004),
        ("/cgi-bin/media/upload", "voice", b"ID3" + b"0" * 2 * MB, "a.mp3", 45001),
        ("/cgi-bin/media/upload", "video", b"0000", "a.avi", 40005),
    ],
)
def test_it_refuses_files_it_does_not_take(
    field: Field, path: str, kind: str, data: bytes, name: str, code: int
) -> None:
    assert wechat(field).upload(path, data, name, type=kind)["errcode"] == code


def test_it_gives_back_the_very_bytes(field: Field) -> None:
    account = wechat(field)
    data = picture("JPEG") + b"\r\n--tail\r\n\x00"
    kept = account.upload("/cgi-bin/material/add_material", data, "a.jpg", type="image")
    assert field.page(kept["url"].removeprefix(field.url)).content == data


def test_a_temporary_picture_is_no_cover(field: Field) -> None:
    account = wechat(field)
    kept = account.upload("/cgi-bin/media/upload", picture(), "a.png", type="image")
    article = account.article(thumb_media_id=kept["media_id"])
    assert account.post(ADD, articles=[article])["errcode"] == 40007
