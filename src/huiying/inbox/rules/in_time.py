"""How many messages would have been answered in time under each deadline rule?

A supposition, not a judgement: rules are applied to messages of any place and date, and without
the extensions and pauses that nobody recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from huiying.foundation.words import Words
from huiying.foundation.workdays import CalendarMissing, Office, Term, due_at
from huiying.inbox.terms.deadline_sources import DeadlineSource
from huiying.inbox.terms.deadlines import PUBLISHED, Deadline, Grade, Step
from huiying.inbox.terms.kinds import CaseType


class Reading(StrEnum):
    """Which of a rule's terms was applied."""

    BY_TYPE = "by_type"  # the message's own type
    ONLY = "only"  # no type known, and the rule has one term
    STRICTEST = "strictest"  # no type known: the shortest term, as if all were of that type
    LONGEST = "longest"


READING_NAMES: dict[Reading, Words] = {
    Reading.BY_TYPE: Words("按诉求类型", "by the message's type"),
    Reading.ONLY: Words("唯一时限（类型未知）", "the only term (type unknown)"),
    Reading.STRICTEST: Words("最短时限（类型未知）", "the shortest term (type unknown)"),
    Reading.LONGEST: Words("最长时限（类型未知）", "the longest term (type unknown)"),
}


@dataclass(frozen=True, slots=True)
class MessageTimes:
    """When a message came and was answered; no type where none is known."""

    received: datetime
    replied: datetime | None
    case_type: CaseType | None = None


@dataclass(frozen=True, slots=True)
class InTime:
    """One line of the page: of `counted` messages `in_time` were answered within the term.

    `term` is empty where each message had the term of its type. Every message given is either
    counted or in one of the four numbers left out.
    """

    source: DeadlineSource
    reading: Reading
    term: str
    in_time: int
    counted: int
    unanswered: int
    reply_before_receipt: int
    beyond_calendar: int
    no_term: int


def in_time_table(
    messages: Iterable[MessageTimes],
    rows: Sequence[Deadline] = PUBLISHED,
    office: Office | None = None,
) -> tuple[InTime, ...]:
    """For each rule what share of the messages it would have found in time.

    Typed messages are counted under their type's ordinary term; untyped ones under the rule's
    shortest and longest answering term (urgent cases and extensions aside).
    """
    judged = list(messages)
    typed = [message for message in judged if message.case_type]
    untyped = [message for message in judged if not message.case_type]
    lines = _Lines(office or Office())
    return tuple(
        line
        for source in dict.fromkeys(row.source for row in rows)
        for line in lines.of_source(source, _answering(rows, source), typed, untyped)
    )


@dataclass(frozen=True, slots=True)
class _Lines:
    office: Office

    def of_source(
        self,
        source: DeadlineSource,
        rows: Sequence[Deadline],
        typed: Sequence[MessageTimes],
        untyped: Sequence[MessageTimes],
    ) -> Iterator[InTime]:
        if typed:
            terms = {row.case_type: row.term for row in rows if row.grade is Grade.ORDINARY}
            yield self._line(
                source,
                Reading.BY_TYPE,
                "",
                [(message, terms.get(message.case_type, "")) for message in typed],
            )
        for reading, term in _readings(rows) if untyped else ():
            yield self._line(source, reading, term, [(message, term) for message in untyped])

    def _line(
        self,
        source: DeadlineSource,
        reading: Reading,
        term: str,
        asked: Sequence[tuple[MessageTimes, str]],
    ) -> InTime:
        verdicts = [self._verdict(message, wanted) for message, wanted in asked]
        found = {name: verdicts.count(name) for name in set(verdicts)}
        return InTime(
            source,
            reading,
            term,
            in_time=found.get("in_time", 0),
            counted=found.get("in_time", 0) + found.get("late", 0),
            unanswered=found.get("unanswered", 0),
            reply_before_receipt=found.get("reply_before_receipt", 0),
            beyond_calendar=found.get("beyond_calendar", 0),
            no_term=found.get("no_term", 0),
        )

    def _verdict(self, message: MessageTimes, term: str) -> str:
        if not term:
            return "no_term"
        if message.replied is None:
            return "unanswered"
        if message.replied < message.received:
            return "reply_before_receipt"
        try:
            due = due_at(message.received, Term.parse(term), self.office)
        except CalendarMissing:
            return "beyond_calendar"
        return "in_time" if message.replied <= due else "late"


def _answering(rows: Sequence[Deadline], source: DeadlineSource) -> list[Deadline]:
    answering = [row for row in rows if row.source == source and row.step is Step.ANSWER]
    return [row for row in answering if row.grade is not Grade.URGENT]


def _readings(rows: Sequence[Deadline]) -> list[tuple[Reading, str]]:
    if not rows:
        return []
    # Every answering term known is in working days, so their numbers can be compared.
    terms = sorted({row.term for row in rows}, key=lambda term: Term.parse(term).number)
    if len(terms) == 1:
        return [(Reading.ONLY, terms[0])]
    return [(Reading.STRICTEST, terms[0]), (Reading.LONGEST, terms[-1])]
