"""Does every kind of channel keep what the contract asks, whichever folders there are?"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from huiying.channels.catalogue import channel, channels
from huiying.channels.contract import Capability, Channel, Limit, Outcome, Push
from huiying.channels.sentences import SENTENCES
from huiying.channels.tests.cast import access_to, make_letter, make_post, stage_of
from huiying.channels.tests.playing_field import PlayingField, until
from huiying.foundation.errors import Absent, Lasting, Passing
from huiying.foundation.words import Words

KINDS = tuple(channels())
WITH_PLATFORM = tuple(key for key in KINDS if channel(key).official_base_url)
HEARING = tuple(key for key in KINDS if Capability.RECEIVE in channel(key).capabilities)
FINDING = tuple(key for key in KINDS if Capability.FIND in channel(key).capabilities)
LIMITS = [(key, limit) for key in KINDS for limit in channel(key).limits]
VERBS = {
    Capability.CONFIRM: "confirm",
    Capability.FIND: "find",
    Capability.WITHDRAW: "withdraw",
    Capability.RECEIVE: "receive",
    Capability.REPLY: "reply",
    Capability.METRICS: "metrics",
}
HERE = Path(__file__).parents[1]
AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
RAISERS = {"Passing", "Lasting", "Unclear", "Unusable", "Absent", "Reason"}
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Channel:
    return channel(request.param)


def said_in_both(words: Words) -> bool:
    return bool(words.zh.strip() and words.en.strip() and words.zh != words.en)


def test_the_four_kinds_are_found() -> None:
    assert {"notebook", "website", "wechat", "weibo"} <= set(KINDS)


def test_an_unknown_kind_is_absent() -> None:
    with pytest.raises(Absent):
        channel("carrier-pigeon")


def test_its_key_is_its_folder(kind: Channel) -> None:
    module = importlib.import_module(f"huiying.channels.{kind.key}")
    assert module.CHANNEL is kind
    assert (HERE / kind.key).is_dir()


def test_it_names_itself_in_both_languages(kind: Channel) -> None:
    assert said_in_both(kind.name)


@pytest.mark.parametrize("capability", VERBS)
def test_it_speaks_the_verbs_that_it_declares(kind: Channel, capability: Capability) -> None:
    verb = VERBS[capability]
    is_own = getattr(type(kind), verb) is not getattr(Channel, verb)
    assert is_own == (capability in kind.capabilities)


def test_it_publishes_and_can_be_probed(kind: Channel) -> None:
    assert Capability.PUBLISH in kind.capabilities
    assert type(kind).probe is not Channel.probe


def test_each_credential_is_named_and_explained(kind: Channel) -> None:
    names = [field.name for field in kind.credentials]
    assert len(names) == len(set(names))
    assert all(said_in_both(field.label) for field in kind.credentials)
    assert all(said_in_both(field.help) for field in kind.credentials)


def test_it_has_a_first_mode_and_no_two_alike(kind: Channel) -> None:
    keys = [mode.key for mode in kind.modes]
    assert keys
    assert len(keys) == len(set(keys))
    assert not kind.modes[0].notifies


def test_its_readme_names_its_sources_credentials_and_modes(kind: Channel) -> None:
    text = (HERE / kind.key / "README.md").read_text(encoding="utf-8")
    wanted = [field.name for field in kind.credentials] + [mode.key for mode in kind.modes]
    assert [word for word in wanted if f"`{word}`" not in text] == []
    assert "## Sources" in text
    assert "## Unconfirmed" in text


def shown(case: Any) -> str:
    return case if isinstance(case, str) else f"{case.part}-{case.most}"


def text_measuring(limit: Limit, measured: int) -> str:
    """A text of exactly that measure, or the longest below it."""
    text = "字" * measured
    while limit.measure(text) > measured:
        text = text[: -max(1, (limit.measure(text) - measured) // 4)]
    return text


@pytest.mark.parametrize(
    ("key", "limit"),
    [(key, limit) for key, limit in LIMITS if limit.part != "letter"],
    ids=shown,
)
def test_what_exceeds_a_limit_is_a_misfit(key: str, limit: Limit) -> None:
    post = make_post(**{limit.part: "字" * (limit.most + 1)})
    (misfit,) = [one for one in channel(key).fit(post) if one.most == limit.most]
    assert (misfit.part, misfit.measured) == (limit.part, limit.measure("字" * (limit.most + 1)))
    assert said_in_both(misfit.sentence)


@pytest.mark.parametrize(
    ("key", "limit"),
    [(key, limit) for key, limit in LIMITS if limit.part != "letter"],
    ids=shown,
)
def test_what_just_fits_is_none(key: str, limit: Limit) -> None:
    post = make_post(**{limit.part: text_measuring(limit, limit.most)})
    assert [one for one in channel(key).fit(post) if one.most == limit.most] == []


@pytest.mark.parametrize(
    ("key", "limit"),
    [(key, limit) for key, limit in LIMITS if limit.part == "letter"],
    ids=shown,
)
def test_a_letter_that_is_too_long_goes_back(key: str, limit: Limit) -> None:
    letter = make_letter(text="字" * (limit.most + 1))
    with pytest.raises(Lasting) as caught:
        channel(key).reply(letter, access_to(key, "http://127.0.0.1:9"))
    assert caught.value.whose == "content"


def test_every_limit_names_its_source_and_unit(kind: Channel) -> None:
    assert all(limit.source and said_in_both(limit.unit) for limit in kind.limits)


def codes_raised_in(folder: Path) -> Iterator[str]:
    """Every error code written as a literal, in files that are no tests."""
    for path in sorted(folder.rglob("*.py")):
        if "tests" in path.parts[len(folder.parts) :]:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in RAISERS
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                yield str(node.args[0].value)


def test_every_error_code_has_its_sentence() -> None:
    raised = set(codes_raised_in(HERE))
    assert len(raised) > 40
    assert sorted(raised - SENTENCES.keys()) == []


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_says_the_same_in_both_languages(code: str) -> None:
    words = SENTENCES[code]
    assert said_in_both(words)
    assert set(PLACEHOLDER.findall(words.zh)) == set(PLACEHOLDER.findall(words.en))
    assert words.zh.rstrip().endswith("。")


@pytest.mark.parametrize("key", WITH_PLATFORM)
def test_a_played_account_never_reaches_the_platform(key: str) -> None:
    with pytest.raises(Lasting) as caught:
        channel(key).publish(make_post(), access_to(key, channel(key).official_base_url))
    assert caught.value.code == "channels.host.mismatch"


@pytest.mark.parametrize("key", WITH_PLATFORM)
def test_where_nobody_listens_nothing_was_done(key: str) -> None:
    with pytest.raises(Passing) as caught:
        channel(key).publish(make_post(), access_to(key, "http://127.0.0.1:9"))
    assert caught.value.code == "channels.connection.failed"


@pytest.mark.parametrize("key", WITH_PLATFORM)
def test_an_account_without_credentials_says_which(key: str) -> None:
    empty = replace(access_to(key, "http://127.0.0.1:9"), credentials={})
    with pytest.raises(Lasting) as caught:
        channel(key).publish(make_post(), empty)
    assert caught.value.code == "channels.credentials.missing"
    assert caught.value.values["field"] in {field.name for field in channel(key).credentials}


@pytest.mark.parametrize("key", HEARING)
def test_a_signed_push_is_heard(key: str) -> None:
    answer = channel(key).receive(stage_of(key).signed_push(AT), access_to(key), AT)
    assert answer.status == 200
    (heard,) = answer.heard
    assert (heard.text, bool(heard.dedupe_key), bool(heard.sender)) == ("路灯不亮", True, True)


@pytest.mark.parametrize("key", HEARING)
def test_the_same_push_is_heard_as_the_same(key: str) -> None:
    first, again = (
        channel(key).receive(stage_of(key).signed_push(AT), access_to(key), AT + later)
        for later in (timedelta(0), timedelta(seconds=5))
    )
    assert first.heard[0].dedupe_key == again.heard[0].dedupe_key


@pytest.mark.parametrize("key", HEARING)
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("query", [{}, {"signature": "0" * 40, "timestamp": "1", "nonce": "n"}])
def test_an_unsigned_push_is_refused(key: str, method: str, query: dict[str, str]) -> None:
    push = Push(method, query, {}, stage_of(key).signed_push(AT).body)
    answer = channel(key).receive(push, access_to(key), AT)
    assert (answer.status, answer.heard) == (403, ())


@pytest.mark.parametrize("key", HEARING)
@pytest.mark.parametrize("field", ["timestamp", "nonce", "signature"])
def test_a_push_with_a_changed_part_is_refused(key: str, field: str) -> None:
    push = stage_of(key).signed_push(AT)
    names = {"signature": ("signature", "msg_signature")}.get(field, (field,))
    changed = {**push.query, **dict.fromkeys(names, "1" * 13)}
    answer = channel(key).receive(replace(push, query=changed), access_to(key), AT)
    assert (answer.status, answer.heard) == (403, ())


@pytest.mark.parametrize("key", HEARING)
@pytest.mark.parametrize("hours", [-1, 1])
def test_a_stale_push_is_refused(key: str, hours: int) -> None:
    push = stage_of(key).signed_push(AT)
    answer = channel(key).receive(push, access_to(key), AT + timedelta(hours=hours))
    assert (answer.status, answer.heard) == (403, ())


@pytest.mark.parametrize("key", KINDS)
def test_a_post_that_fits_is_published_and_confirmed(key: str, playing_field: PlayingField) -> None:
    access = stage_of(key).open_account(playing_field)
    post = make_post(marker=f"ok-{key}", text=f"清河路分段施工 {key}。")
    assert channel(key).fit(post) == ()
    receipt = channel(key).publish(post, access)

    def published() -> bool:
        return channel(key).confirm(receipt, access).outcome is Outcome.PUBLISHED

    assert until(published)
    assert all(isinstance(value, str) for value in receipt.keys.values())


@pytest.mark.parametrize("key", FINDING)
def test_the_marker_is_found_again(key: str, playing_field: PlayingField) -> None:
    access = stage_of(key).open_account(playing_field)
    post = make_post(marker=f"again-{key}", text=f"清河路恢复通行 {key}。")
    receipt = channel(key).publish(post, access)

    def found() -> bool:
        there = channel(key).find(post, receipt, access)
        return there is not None and there.outcome is Outcome.PUBLISHED

    assert until(found)


@pytest.mark.parametrize("key", FINDING)
def test_what_was_never_sent_is_not_found(key: str, playing_field: PlayingField) -> None:
    access = stage_of(key).open_account(playing_field)
    post = make_post(marker=f"never-{key}", text="没有发出的话。")
    assert channel(key).find(post, None, access) is None


@pytest.mark.parametrize("key", KINDS)
def test_a_probe_says_that_the_credentials_work(key: str, playing_field: PlayingField) -> None:
    assert channel(key).probe(stage_of(key).open_account(playing_field)).endswith("。")
