"""By when is something answered, and can anybody recompute it?"""

from __future__ import annotations

from itertools import groupby

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from huiying.foundation.clock import now
from huiying.foundation.ui.shapes import Fact
from huiying.foundation.workdays import standard_calendar, term_words
from huiying.inbox.acts.clock import clock_for
from huiying.inbox.terms import CASE_TYPE_NAMES
from huiying.inbox.terms.deadline_sources import CONFIDENCE_NAMES
from huiying.inbox.terms.deadlines import DEADLINES, GRADE_NAMES, STEP_NAMES, Deadline
from huiying.portal.forms.deadlines import DeadlineForm
from huiying.portal.shown.cases import clock_from

REFUSED = 422


@require_safe
def deadlines(request: HttpRequest) -> HttpResponse:
    """The rules that are in use and known, the calendar behind them, and a way to try them."""
    form = DeadlineForm(request.GET) if "received" in request.GET else DeadlineForm()
    context = {"form": form, "tables": _tables(), "last_year": str(standard_calendar().years[-1])}
    if form.is_bound and not form.is_valid():
        return render(request, "portal/deadlines.html", context, status=REFUSED)
    if form.is_bound:
        clock = clock_for(*form.asked())
        derived = clock.derivation
        context["missing"] = derived is None
        context["clock"] = clock_from(derived, clock.row, now()) if derived else None
    return render(request, "portal/deadlines.html", context)


def _tables() -> list[dict[str, object]]:
    """Each rule with its terms; the one in use comes first."""
    grouped = [(source, list(rows)) for source, rows in groupby(DEADLINES, lambda row: row.source)]
    grouped.sort(key=lambda pair: pair[0].key != settings.HUIYING_DEADLINES)
    return [
        {
            "source": source,
            "sure": CONFIDENCE_NAMES[source.confidence],
            "in_use": source.key == settings.HUIYING_DEADLINES,
            "facts": [_fact(row) for row in rows],
        }
        for source, rows in grouped
    ]


def _fact(row: Deadline) -> Fact:
    language = get_language() or "zh-hans"
    known = CASE_TYPE_NAMES[row.case_type].in_language(language) if row.case_type else ""
    kind = known or gettext("every kind")
    step = STEP_NAMES[row.step].in_language(language)
    grade = GRADE_NAMES[row.grade].in_language(language)
    return Fact(f"{kind} · {step} · {grade}", term_words(row.term, language))
