"""How many of the imported messages would have been answered in time under each deadline rule?"""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from huiying.desk.page import show
from huiying.desk.staff import StaffRequest, staff
from huiying.foundation.workdays import term_words
from huiying.inbox import reads as inbox
from huiying.inbox.rules.in_time import READING_NAMES, InTime
from huiying.inbox.terms.deadline_sources import CONFIDENCE_NAMES


@require_safe
@staff
def deadline_rules(request: StaffRequest) -> HttpResponse:
    """One line for each rule, with numerator and denominator."""
    language = get_language() or "zh-hans"
    lines = inbox.in_time_by_rule(request.actor)
    rows = [
        {
            "line": line,
            "reading": READING_NAMES[line.reading],
            "term": term_words(line.term, language) if line.term else "",
            "left_out": _left_out(line),
            "sure": CONFIDENCE_NAMES[line.source.confidence],
        }
        for line in lines
    ]
    values = {"rows": rows, "any": any(line.counted for line in lines)}
    return show(request, "desk/deadlines.html", values)


def _left_out(line: InTime) -> int:
    return line.unanswered + line.reply_before_receipt + line.beyond_calendar + line.no_term
