"""Does every check notice its fault, and leave a good answer alone?"""

from __future__ import annotations

import pytest

from huiying.answers.checks import checks, look
from huiying.answers.checks.contract import Facts
from huiying.answers.tests.cast import GOOD

NUMBER = "20261121-000001"
ASKED = "滨江路的路灯坏了三天，晚上一片漆黑，什么时候能修好，行人很危险"


def codes(body: str, *, asked: str = ASKED, used_before: int = 0) -> list[tuple[str, bool]]:
    found = look(Facts(body, NUMBER, asked, used_before))
    return [(finding.code, finding.holds) for finding in found]


def test_a_good_answer_is_left_alone() -> None:
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("added", "code"),
    [
        ("来信人身份证11010519491231002X。", "privacy.identity"),
        ("可找王某，13812345678。", "privacy.mobile"),
        ("另见工单20261120-000777。", "other_case.named"),
    ],
)
def test_what_belongs_to_others_is_held(added: str, code: str) -> None:
    assert codes(GOOD + added) == [(code, True)]


def test_her_own_number_may_be_named() -> None:
    assert codes(f"{GOOD}（{NUMBER}）") == []


def test_an_answer_that_only_passes_on_is_held() -> None:
    body = (
        "您反映的滨江路路灯问题我们高度重视，已转交有关部门，将督促其尽快处理，感谢监督，请您放心。"
    )
    assert ("promise.empty", True) in codes(body)


def test_a_promise_without_a_date_is_pointed_out() -> None:
    assert codes(f"{GOOD}其余路段将尽快检修。") == [("promise.undated", False)]


def test_a_promise_with_a_date_is_not() -> None:
    assert codes(f"{GOOD}其余路段将尽快于12月1日前检修。") == []


@pytest.mark.parametrize(("body", "holds"), [("您好！已收到。", True), (GOOD[:36], False)])
def test_an_answer_with_nothing_in_it_is_pointed_out(body: str, holds: bool) -> None:
    assert ("length.too_short", holds) in codes(body)


def test_a_text_used_before_is_held() -> None:
    assert codes(GOOD, used_before=3) == [("pasted.same_text", True)]


def test_an_answer_to_another_matter_is_held() -> None:
    asked = "孩子明年上小学，户口在外地，居住证刚办好，请问学区怎么划分，报名需要哪些材料"
    assert ("off_topic.little_shared", True) in codes(GOOD, asked=asked)


def test_a_very_short_letter_is_not_compared() -> None:
    assert codes(GOOD, asked="灯坏了") == []


def test_every_finding_says_where_why_and_what_to_do() -> None:
    (finding,) = look(Facts(GOOD + "另见工单20261120-000777。", NUMBER, ASKED))
    assert finding.excerpt.count("20261120-000777") == 1
    assert "20261120-000777" in finding.reason.zh
    assert finding.suggestion.en


@pytest.mark.parametrize("name", checks())
def test_every_check_declares_its_name_and_words(name: str) -> None:
    check = checks()[name]
    assert check.NAME.en
    assert all(told.reason.en and told.suggestion.zh for told in check.TOLD.values())
