"""Does hostile HTML vanish, and does plain writing become what was meant?"""

from __future__ import annotations

import pytest

from huiying.foundation.html import clean, from_writing, plain_text
from huiying.foundation.text import Matcher, normal_form, words

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<svg><animate onbegin=alert(1)></svg>",
    "<p style='background:url(//x)'>x</p>",
    "<iframe src=//x></iframe>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<a href=' &#14;  javascript:alert(1)'>x</a>",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_html_is_harmless(hostile: str) -> None:
    cleaned = clean(hostile).lower()
    assert not [
        bad
        for bad in ("script:", "onerror", "<script", "<svg", "<iframe", "style=", "onbegin")
        if bad in cleaned
    ]


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("一段。\n\n二段。", "<p>一段。</p>\n<p>二段。</p>"),
        ("## 小标题", "<h2>小标题</h2>"),
        ("- 甲\n- 乙", "<ul><li>甲</li><li>乙</li></ul>"),
        ("上行\r\n下行", "<p>上行<br>下行</p>"),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
        ("", ""),
    ],
)
def test_writing_becomes_html(written: str, html: str) -> None:
    assert from_writing(written) == html


def test_a_link_ends_before_chinese_punctuation() -> None:
    assert 'href="https://a.example/b"' in from_writing("见https://a.example/b。")


def test_plain_text_keeps_the_words_and_the_lines() -> None:
    assert plain_text("<h2>甲</h2><p>1 &lt; 2<br>乙</p>") == "甲\n1 < 2\n乙"


def test_normal_form_meets_other_scripts() -> None:
    assert normal_form("垃圾分類ＡＢＣ") == "垃圾分类abc"


def test_empty_words_say_nothing() -> None:
    assert words("请问您好，我想问一下！") == []


def test_the_matcher_finds_by_a_citizen_s_words() -> None:
    matcher = Matcher({1: "路灯维修 路灯不亮 照明", 2: "自来水 停水 水管"})
    assert [m.key for m in matcher.best("门口的路灯坏了不亮")] == [1]


def test_the_matcher_does_not_guess() -> None:
    assert Matcher({1: "路灯维修"}).best("子女入学") == []
