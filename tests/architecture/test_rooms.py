"""Does every room say its question, and does every act say who may?"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import huiying
from tests.architecture.order import ROOT, existing_stages

SOURCE = ROOT / "src" / "huiying"
MODULES = sorted(
    path
    for path in SOURCE.rglob("*.py")
    if "migrations" not in path.parts and path.read_text("utf-8").strip()
)
WITH_ACTS = [
    name
    for name in existing_stages()
    if (SOURCE / name / "terms.py").exists() or (SOURCE / name / "terms").is_dir()
]
FORBIDDEN_NAMES = {"helpers", "utils", "common", "core", "misc"}


def first_line(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return docstring.split("\n")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_opens_with_one_sentence(path: Path) -> None:
    assert re.search(r"[.?!:]", first_line(path)), "say which question this module answers"


@pytest.mark.parametrize("stage", existing_stages())
def test_a_stage_has_its_readme(stage: str) -> None:
    text = (SOURCE / stage / "README.md").read_text("utf-8")
    assert "?" in text.split("\n")[0] + text[:400]


def test_no_room_is_a_drawer() -> None:
    names = {path.stem for path in SOURCE.rglob("*.py")} | {
        path.name for path in SOURCE.rglob("*") if path.is_dir()
    }
    assert not names & FORBIDDEN_NAMES


def acts_of(stage: str) -> dict[str, Callable[..., object]]:
    package = importlib.import_module(f"huiying.{stage}.acts")
    modules = [package] + [
        importlib.import_module(f"{package.__name__}.{entry.name}")
        for entry in pkgutil.iter_modules(getattr(package, "__path__", []))
    ]
    return {
        name: member
        for module in modules
        for name, member in inspect.getmembers(module, inspect.isfunction)
        if getattr(member, "is_act", False) and member.__module__.startswith(package.__name__)
    }


STAGES_WITH_ACTS = [
    name
    for name in existing_stages()
    if importlib.util.find_spec(f"huiying.{name}.acts") is not None and name != "foundation"
]


@pytest.mark.parametrize("stage", STAGES_WITH_ACTS)
def test_every_act_says_who_may_and_nobody_else_does(stage: str) -> None:
    may = importlib.import_module(f"huiying.{stage}.terms").MAY
    assert set(acts_of(stage)) == set(may)


@pytest.mark.parametrize("stage", STAGES_WITH_ACTS)
def test_every_act_asks_who_acts_by_keyword(stage: str) -> None:
    crooked = [
        name
        for name, act in acts_of(stage).items()
        if inspect.signature(act).parameters["by"].kind is not inspect.Parameter.KEYWORD_ONLY
    ]
    assert crooked == []


@pytest.mark.parametrize("stage", STAGES_WITH_ACTS)
def test_the_stage_s_readme_names_every_act(stage: str) -> None:
    text = (SOURCE / stage / "README.md").read_text("utf-8")
    assert [name for name in acts_of(stage) if f"`{name}`" not in text] == []


def test_the_package_lists_no_stage_twice() -> None:
    found = [entry.name for entry in pkgutil.iter_modules(huiying.__path__)]
    assert sorted(found) == sorted(set(existing_stages()) | {"locale"} & set(found))
