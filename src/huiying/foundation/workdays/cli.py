"""How does somebody at a terminal ask for a date and its working?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, time
from functools import wraps
from pathlib import Path
from typing import IO, Any, ParamSpec, TypeVar

import click

from huiying.foundation.clock import SHANGHAI
from huiying.foundation.errors import Unusable
from huiying.foundation.words import Words
from huiying.foundation.workdays.calendar import Calendar, standard_calendar
from huiying.foundation.workdays.counting import Counting, DayEnd, Pause, Term
from huiying.foundation.workdays.derivation import Derivation
from huiying.foundation.workdays.explain import conclusion, explain
from huiying.foundation.workdays.hours import OfficeHours, standard_hours
from huiying.foundation.workdays.loading import load_file
from huiying.foundation.workdays.office import Office
from huiying.foundation.workdays.rules import add as add_term
from huiying.foundation.workdays.rules import workdays_between
from huiying.foundation.workdays.trouble import sentence

P = ParamSpec("P")
R = TypeVar("R")


class OneSentence(click.ClickException):
    """Bad input: the sentence alone on standard error, and exit code 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=True)


SETTINGS = (
    click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default="zh",
        help="输出语言 Language of the answer.",
    ),
    click.option(
        "--receipt-counts", is_flag=True, help="收到当日计入 The day of receipt is day 1."
    ),
    click.option(
        "--cut-off", default="", metavar="HH:MM", help="截止时点 Later counts as next day."
    ),
    click.option("--midnight", is_flag=True, help="末日24时到期 Due at midnight, not at close."),
    click.option("--hours", default="", metavar="HH:MM-HH:MM,…", help="工作时间 Office hours."),
    click.option(
        "--pause",
        "pauses",
        multiple=True,
        metavar="FROM/TO",
        help="等待来信人的时间 Time spent waiting for the citizen; may be repeated.",
    ),
    click.option(
        "--calendar",
        "sheets",
        multiple=True,
        metavar="FILE",
        help="另载一年的放假安排 One more year's holidays, as JSON; may be repeated.",
    ),
    click.option("--json", "as_json", is_flag=True, help="输出 JSON。 Print JSON."),
)


def with_settings(command: Callable[P, R]) -> Callable[P, R]:
    """Give a command the options common to both questions, and turn refusals into a sentence."""

    @wraps(command)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except Unusable as error:
            raise OneSentence(sentence(error, str(kwargs["lang"]))) from error

    for option in reversed(SETTINGS):
        answer = option(answer)
    return answer


@click.group()
def workdays() -> None:
    """工作日推算，逐日说明。 Working-day arithmetic that shows every day."""


@workdays.command()
@click.argument("start")
@click.argument("term")
@with_settings
def add(
    start: str, term: str, lang: str, as_json: bool, pauses: tuple[str, ...], **settings: Any
) -> None:
    """从 START 起加时限 TERM：10d 工作日、10cd 日历日、5h 小时、8wh 工作小时。

    Add TERM to START: 10d working days, 10cd calendar days, 5h hours, 8wh working hours.
    """
    office = _office(**settings)
    _print(add_term(_moment(start), Term.parse(term), office, _pauses(pauses)), lang, as_json)


@workdays.command()
@click.argument("start")
@click.argument("end")
@with_settings
def between(
    start: str, end: str, lang: str, as_json: bool, pauses: tuple[str, ...], **settings: Any
) -> None:
    """START 与 END 之间有几个工作日。 Count the working days from START to END."""
    office = _office(**settings)
    _print(workdays_between(_moment(start), _moment(end), office, _pauses(pauses)), lang, as_json)


def _print(derivation: Derivation, lang: str, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(derivation.as_json(), ensure_ascii=False, indent=2))
        return
    heading = Words("推算过程", "Working").in_language(lang)
    click.echo(conclusion(derivation, lang))
    click.echo(f"\n{heading}")
    for line in explain(derivation, lang)[:-1]:
        click.echo(f"  {line}")


def _office(
    receipt_counts: bool, cut_off: str, midnight: bool, hours: str, sheets: tuple[str, ...]
) -> Office:
    counting = Counting(
        receipt_counts=receipt_counts,
        cut_off=_time(cut_off) if cut_off else None,
        day_end=DayEnd.MIDNIGHT if midnight else DayEnd.OFFICE_CLOSE,
    )
    opening = OfficeHours.every_day(hours) if hours else standard_hours()
    return Office(_calendar(sheets), opening, counting)


def _calendar(sheets: tuple[str, ...]) -> Calendar:
    calendar = standard_calendar()
    for path in sheets:
        calendar = calendar.with_year(load_file(Path(path)))
    return calendar


def _pauses(texts: tuple[str, ...]) -> list[Pause]:
    return [
        Pause(_moment(first), _moment(last)) for first, _, last in (t.partition("/") for t in texts)
    ]


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text.strip())
        return moment.astimezone(SHANGHAI) if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
    except (ValueError, OverflowError) as error:
        raise Unusable("workdays.moment.unreadable", text=text) from error


def _time(text: str) -> time:
    if not re.fullmatch(r"\d\d:\d\d", text):
        raise Unusable("workdays.moment.unreadable", text=text)
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise Unusable("workdays.moment.unreadable", text=text) from error
