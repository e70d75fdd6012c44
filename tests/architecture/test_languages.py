"""Is everything that a screen says there in both languages, and is the compiled catalogue fresh?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.template import engines
from django.template.base import Node, Template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from huiying.config.languages import COMPILED, SOURCE
from tests.architecture.order import ROOT

HOUSE = ROOT / "src" / "huiying"
CATALOGUE = polib.pofile(str(SOURCE))
KNOWN = {(entry.msgctxt, entry.msgid): entry for entry in CATALOGUE}
CALLS = {
    "_",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "npgettext",
}
# allauth brings its own translations of its own words.
TEMPLATES = sorted(
    path for path in HOUSE.rglob("templates/**/*.html") if "sandbox" not in path.parts
)
PYTHON = sorted(
    path for path in HOUSE.rglob("*.py") if not {"tests", "migrations"} & set(path.parts)
)


def words_of_python(path: Path) -> Iterator[tuple[str | None, str]]:
    """Every constant that is handed to a translating function."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
            told = [a.value for a in node.args if isinstance(a, ast.Constant)]
            texts = [text for text in told if isinstance(text, str)]
            context = texts.pop(0) if "pgettext" in getattr(node.func, "id", "") else None
            if texts:
                yield context, texts[0]


def words_of_template(path: Path) -> Iterator[tuple[str | None, str]]:
    """Every text that a template translates."""
    backend = engines["django"]
    template: Template = backend.from_string(path.read_text("utf-8")).template  # type: ignore[attr-defined]
    for node in every_node(template.nodelist):
        if isinstance(node, TranslateNode) and node.filter_expression.var.literal:
            yield None, str(node.filter_expression.var.literal)
        elif isinstance(node, BlockTranslateNode):
            text, _ = node.render_token_list(node.singular)
            yield None, re.sub(r"\s*\n\s*", " ", text).strip() if node.trimmed else text
    for literal in re.findall(r'_\("((?:[^"\\]|\\.)+)"\)', path.read_text("utf-8")):
        yield None, literal


def every_node(nodes: object) -> Iterator[Node]:
    """All nodes, whatever attribute they hang on."""
    for node in nodes:  # type: ignore[attr-defined]
        yield node
        for name in {*getattr(node, "child_nodelists", ()), "nodelist"}:
            yield from every_node(getattr(node, name, ()) or ())


def missing(found: Iterator[tuple[str | None, str]]) -> list[str]:
    """Texts without a Chinese wording."""
    return [
        text
        for context, text in found
        if (entry := KNOWN.get((context, text))) is None
        or not (entry.msgstr or all(entry.msgstr_plural.values() or [""]))
    ]


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(HOUSE)))
def test_what_the_code_says_is_there_in_chinese(path: Path) -> None:
    assert missing(words_of_python(path)) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_what_a_template_says_is_there_in_chinese(path: Path) -> None:
    assert missing(words_of_template(path)) == []


def test_the_compiled_catalogue_is_the_source_s() -> None:
    assert COMPILED.read_bytes() == CATALOGUE.to_binary()


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.msgid[:40])
def test_placeholders_are_named_and_the_same(entry: polib.POEntry) -> None:
    wordings = [entry.msgstr, *entry.msgstr_plural.values()]
    named = set(re.findall(r"%\((\w+)\)", entry.msgid + (entry.msgid_plural or "")))
    used = set(re.findall(r"%\((\w+)\)", "".join(wordings)))
    assert used <= named
    assert not re.search(r"%[sd]", "".join([entry.msgid, *wordings]))
