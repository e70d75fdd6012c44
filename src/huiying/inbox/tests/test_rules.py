"""What follows for a case from what is known of it?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from huiying.inbox.rules.codes import case_number, grouped, plain_code, plain_number
from huiying.inbox.rules.intake import (
    is_courtesy,
    likely_type,
    likely_urgency,
    possible_grounds,
    title_from,
)
from huiying.inbox.rules.moves import follow_up_reopens, joins, may_return
from huiying.inbox.rules.personal import masked, personal_in
from huiying.inbox.rules.routing import Suggestion, confident
from huiying.inbox.terms import CaseState, CaseType, Urgency

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
IDENTITY = "11010519491231002X"  # the example printed in GB 11643-1999


def suggestion(organisation: int, score: float) -> Suggestion:
    return Suggestion(1, organisation, 1, score, ("路灯",), named=True)


def test_a_number_carries_its_day_and_place_in_it() -> None:
    assert case_number(date(2026, 11, 21), 123) == "20261121-000123"


@pytest.mark.parametrize(
    "typed", ["20261121-000123", "20261121000123", " ２０２６１１２１－０００１２３ "]
)
def test_a_number_is_understood_however_it_is_typed(typed: str) -> None:
    assert plain_number(typed) == "20261121-000123"


@pytest.mark.parametrize("typed", ["", "abc", "2026112-000123", "' OR 1=1"])
def test_what_cannot_be_a_number_is_none(typed: str) -> None:
    assert plain_number(typed) == ""


@pytest.mark.parametrize("typed", ["k7px-9m2d-0w4t", "K7PX 9M2D OW4T", "Ｋ７ＰＸ９Ｍ２Ｄ０Ｗ４Ｔ"])
def test_a_code_forgives_case_spaces_and_the_letter_o(typed: str) -> None:
    assert plain_code(typed) == "K7PX9M2D0W4T"


def test_a_code_is_shown_in_groups() -> None:
    assert grouped("K7PX9M2D0W4T") == "K7PX-9M2D-0W4T"


@pytest.mark.parametrize(
    "text", ["你好", "您好！", "在吗？", "谢谢！", "你好，请问", "", "👍", "  OK "]
)
def test_a_greeting_is_no_matter(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize("text", ["你好，路灯坏了", "停水", "路灯"])
def test_a_matter_is_no_greeting(text: str) -> None:
    assert not is_courtesy(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("举报楼下餐馆无证经营", CaseType.REPORT),
        ("投诉夜间施工扰民", CaseType.COMPLAINT),
        ("建议增设公交站", CaseType.SUGGESTION),
        ("表扬社区民警", CaseType.PRAISE),
        ("请问居住证怎么办", CaseType.INQUIRY),
        ("楼道的灯不亮", CaseType.HELP),
    ],
)
def test_the_words_suggest_a_type(text: str, kind: CaseType) -> None:
    assert likely_type(text) is kind


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("小区里闻到燃气泄漏的味道", Urgency.EMERGENCY),
        ("整栋楼停水两天", Urgency.URGENT),
        ("公园的长椅旧了", Urgency.NORMAL),
    ],
)
def test_the_words_suggest_an_urgency(text: str, urgency: Urgency) -> None:
    assert likely_urgency(text) is urgency


def test_a_ground_for_refusal_is_suggested_with_where_to_turn() -> None:
    (ground,) = possible_grounds("对处罚不服，已经申请行政复议")
    assert (ground.key, bool(ground.where.zh)) == ("reconsideration", True)


def test_a_title_is_made_of_the_first_clauses() -> None:
    assert title_from("你好！滨江路的路灯坏了三天，晚上一片漆黑，请尽快派人来看看。") == (
        "滨江路的路灯坏了三天，晚上一片漆黑"
    )


def test_a_sure_suggestion_is_followed() -> None:
    assert confident([suggestion(1, 0.5), suggestion(2, 0.1)], CaseType.HELP) == suggestion(1, 0.5)


@pytest.mark.parametrize(
    "suggestions",
    [
        [],
        [suggestion(1, 0.3)],
        [suggestion(1, 0.6), suggestion(2, 0.5)],
        [Suggestion(1, 1, 1, 0.9, ("小区",))],
    ],
)
def test_a_doubtful_suggestion_is_left_to_a_person(suggestions: list[Suggestion]) -> None:
    assert confident(suggestions, CaseType.HELP) is None


def test_a_report_is_never_sent_on_by_itself() -> None:
    assert confident([suggestion(1, 0.9)], CaseType.REPORT) is None


def test_an_answered_case_takes_up_further_words_for_a_week() -> None:
    week = timedelta(days=7)
    assert joins(CaseState.REPLIED, NOON, NOON + week)
    assert not joins(CaseState.REPLIED, NOON, NOON + week + timedelta(seconds=1))


@pytest.mark.parametrize("state", [CaseState.REFUSED, CaseState.CLOSED])
def test_an_ended_case_takes_up_nothing(state: CaseState) -> None:
    assert not joins(state, None, NOON)


def test_only_an_answered_case_begins_again() -> None:
    assert [s for s in CaseState if follow_up_reopens(s)] == [CaseState.REPLIED]


def test_no_return_after_a_return() -> None:
    assert may_return(7, frozenset({8}))
    assert not may_return(7, frozenset({7}))


def test_personal_data_is_found_where_it_stands() -> None:
    text = f"身份证{IDENTITY}，电话13812345678，邮箱a.b@example.cn"
    assert [one.kind for one in personal_in(text)] == ["identity", "mobile", "mail"]
    assert masked(text) == "身份证＊＊＊，电话＊＊＊，邮箱＊＊＊"


def test_a_number_with_a_wrong_check_digit_is_no_identity_number() -> None:
    assert personal_in("编号110105194912310021。") == []
